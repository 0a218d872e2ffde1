import { Emitter } from "./emitter.js";
import { exclusively } from "./exclusively.js";
import { Problem, request } from "./http.js";

/** Says that this browser was signed in when it was last used. It holds no name and no secret. */
const HINT = "draad.signed-in";

/** A token is renewed this long before it expires. */
const MARGIN = 45_000;

/**
 * Who is signed in on this browser. The access token lives in memory only; the refresh token in a cookie that no script
 * can read. Tabs share a new token with each other, and take turns at rotating, so that the cookie is never used twice.
 *
 * Emits `token` (a new one), `ended` (`{revoked}`: ended by the server, from elsewhere) and `replaced` (somebody else signed in).
 */
export class Session extends Emitter {
  /** @type {{id: string, name: string} | undefined} */
  person;
  #token = "";
  #expires = 0;
  #renewal = 0;
  #abandoned = false;
  #tabs = new BroadcastChannel("draad.session");

  constructor() {
    super();
    this.#tabs.onmessage = ({ data }) => this.#heard(data);
  }

  /** Whether it is worth asking the server who we are. */
  get remembered() {
    return localStorage.getItem(HINT) === "yes";
  }

  /** Comes back after a reload. @returns {Promise<boolean>} signed in; a lost line throws */
  async restore() {
    if (!this.remembered) return false;
    try {
      await this.refresh();
      return true;
    } catch (no) {
      if (no instanceof Problem && no.status < 500 && no.status !== 429) return false;
      throw no;
    }
  }

  /** @param {{name: string, email: string, password: string}} who */
  async signUp(who) {
    this.#take(await request("POST", "/api/accounts", { body: who }), true);
  }

  /** @param {{email: string, password: string}} who */
  async signIn(who) {
    this.#take(await request("POST", "/api/session", { body: who }), true);
  }

  /** @returns {Promise<string>} an access token that is good for a while */
  async token() {
    if (Date.now() > this.#expires - MARGIN / 2) await this.refresh();
    return this.#token;
  }

  /** The token as it is, for a farewell that cannot wait. */
  get tokenAtHand() {
    return this.#token;
  }

  /** Rotates the refresh cookie. One tab at a time; who waited takes the token that the other one got. */
  async refresh(refused = "") {
    const before = refused || this.#token;
    await exclusively("draad.refresh", async () => {
      if (this.#token && this.#token !== before && Date.now() < this.#expires - MARGIN) return;
      try {
        this.#take(await request("POST", "/api/session/refresh"), true);
      } catch (no) {
        if (no instanceof Problem && no.status === 401) this.#end();
        throw no;
      }
    });
  }

  /** @param {boolean} everywhere on every device of this person */
  async signOut(everywhere = false) {
    const token = await this.token().catch(() => this.#token);
    await request("DELETE", `/api/session?everywhere=${everywhere}`, { token });
    this.#tabs.postMessage({ ended: true });
    this.#end();
  }

  /** The server ended this session: it was signed out from elsewhere. */
  ended() {
    this.#tabs.postMessage({ ended: true });
    this.#end(true);
  }

  #heard(data) {
    if (data.ended && this.person) this.#end();
    if (data.session) this.#take(data.session, false);
  }

  /** This browser is being left at once: nothing is kept or told any more, whatever is still under way. */
  abandon() {
    clearTimeout(this.#renewal);
    this.#abandoned = true;
  }

  #take(session, mine) {
    if (this.#abandoned) return;
    if (this.person && this.person.id !== session.person.id) {
      if (mine) this.#tabs.postMessage({ session });
      this.emit("replaced");
      return;
    }
    if (!mine && !this.person) return; // this tab is a visitor's: it stays one until it is used
    this.person = session.person;
    this.#token = session.token;
    this.#expires = mine ? Date.now() + session.expiresIn * 1000 : session.expires;
    localStorage.setItem(HINT, "yes");
    if (mine) this.#tabs.postMessage({ session: { ...session, expires: this.#expires } });
    this.#planRenewal();
    this.emit("token", this.#token);
  }

  #planRenewal() {
    clearTimeout(this.#renewal);
    const chance = 1 - Math.random() * 0.2;
    this.#renewal = setTimeout(() => this.refresh().catch(() => {}), Math.max(1000, (this.#expires - Date.now() - MARGIN) * chance));
  }

  #end(revoked = false) {
    if (this.#abandoned) return;
    clearTimeout(this.#renewal);
    const wasSomebody = this.person !== undefined;
    this.person = undefined;
    this.#token = "";
    this.#expires = 0;
    localStorage.removeItem(HINT);
    if (wasSomebody) this.emit("ended", { revoked });
  }
}
