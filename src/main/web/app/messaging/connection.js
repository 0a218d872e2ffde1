import { Backoff } from "./backoff.js";
import { Emitter } from "./emitter.js";
import { LineLost, Numbers, Refusal } from "./refusal.js";

/** Says hello within this time or tries again. */
const HELLO = 10_000;
/** A request without an answer for this long has an unknown outcome. */
const ANSWER = 15_000;
/** Asks "are you there?" after this silence; the server itself pings after 25 seconds. */
const SILENCE = 32_000;
/** No answer to that within this time: the line is dead, whatever the socket believes. */
const PROOF = 6_000;

/**
 * The one WebSocket of this device. Comes back by itself, after a wait that doubles and has chance in it; proves with
 * pings that the line is alive in both directions; renews the token on the same line.
 *
 * Emits `state` (one of `idle`, `connecting`, `live`, `waiting`), `welcome`, and `frame` for everything that is no answer.
 */
export class Connection extends Emitter {
  state = "idle";
  /** Until when, in milliseconds since 1970, no new try is made; only while `waiting`. */
  retryAt = 0;
  /** The server's epoch as last told: another one means that every local copy is void. */
  epoch = undefined;
  /** @type {WebSocket | undefined} */
  #socket;
  #wanted = false;
  #backoff = new Backoff();
  #heard = 0;
  #retry = 0;
  #watch = 0;
  #probe = 0;
  #refs = 0;
  #drain = 0;
  /** @type {Map<string, {resolve: (answer: any) => void, reject: (no: Error) => void, timer: number}>} */
  #asked = new Map();

  /** @param {import("./session.js").Session} session */
  constructor(session) {
    super();
    this.session = session;
    session.on("token", (token) => this.state === "live" && this.request({ type: "token", token }).catch(() => {}));
    session.on("ended", () => this.stop());
    addEventListener("online", () => this.nudge());
    addEventListener("offline", () => this.#wanted && this.#probeNow(1500));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.nudge());
  }

  get live() {
    return this.state === "live";
  }

  start() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#open();
  }

  stop() {
    this.#wanted = false;
    this.epoch = undefined;
    this.#hangUp();
    this.#become("idle");
  }

  /** Something suggests that the line may be back, or gone: look now instead of later. */
  nudge() {
    if (!this.#wanted) return;
    if (this.state === "waiting") {
      this.#backoff.reset();
      this.#open();
    } else if (this.live) {
      this.#probeNow(PROOF);
    }
  }

  /** Sends without waiting for anything. @returns {boolean} whether it left */
  send(frame) {
    if (!this.live || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /**
   * Sends and waits for the answer.
   *
   * @param {object} frame a `ref` is added where there is none
   * @returns {Promise<any>}
   * @throws {Refusal} by rule, with a number
   * @throws {LineLost} the outcome is unknown
   */
  request(frame) {
    const ref = frame.ref ?? this.nextRef();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(ref, (asked) => asked.reject(new LineLost())), ANSWER);
      this.#asked.set(ref, { resolve, reject, timer });
      if (!this.send({ ...frame, ref })) this.#settle(ref, (asked) => asked.reject(new LineLost()));
    });
  }

  /** A ref for a frame that is not stored. */
  nextRef() {
    return `${++this.#refs}`;
  }

  async #open() {
    clearTimeout(this.#retry);
    if (!this.#wanted || this.#socket) return;
    this.#become("connecting");
    let token;
    try {
      token = await this.session.token();
    } catch {
      if (this.#wanted && this.session.person) this.#waitAndRetry();
      return;
    }
    if (!this.#wanted || this.#socket) return;
    const address = new URL("/socket", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address, "draad.v1");
    this.#socket = socket;
    socket.onopen = () => this.#hello(socket, token);
    socket.onmessage = ({ data }) => socket === this.#socket && this.#receive(data);
    socket.onclose = ({ code }) => socket === this.#socket && this.#lost(code);
    this.#watch = setTimeout(() => socket === this.#socket && this.#lost(0), HELLO);
  }

  #hello(socket, token) {
    const hello = { type: "hello", ref: "hello", token };
    if (this.epoch) hello.epoch = this.epoch;
    socket.send(JSON.stringify(hello));
  }

  #receive(data) {
    this.#heard = Date.now();
    clearTimeout(this.#probe);
    this.#probe = 0;
    const frame = JSON.parse(data);
    const asked = frame.ref !== undefined && this.#asked.has(frame.ref);
    if (frame.type === "ping") this.send({ type: "pong", ...(frame.ref && { ref: frame.ref }) });
    else if (frame.type === "pong") return;
    else if (frame.type === "welcome") this.#welcome(frame);
    else if (frame.type === "drain") this.#drain = frame.after;
    else if (frame.type === "refused" && asked) {
      this.#settle(frame.ref, (one) => one.reject(new Refusal(frame.number, frame.text, frame.after)));
    } else if (asked) this.#settle(frame.ref, (one) => one.resolve(frame));
    else this.emit("frame", frame);
  }

  #welcome(frame) {
    clearTimeout(this.#watch);
    this.#backoff.reset();
    const anotherWorld = this.epoch !== undefined && this.epoch !== frame.epoch;
    this.epoch = frame.epoch;
    this.#become("live");
    this.#listenForSilence();
    this.emit("welcome", { ...frame, anotherWorld });
  }

  #listenForSilence() {
    clearInterval(this.#watch);
    this.#watch = setInterval(() => {
      if (Date.now() - this.#heard > SILENCE) this.#probeNow(PROOF);
    }, 4_000);
  }

  #probeNow(patience) {
    if (this.#probe || !this.live) return;
    this.send({ type: "ping" });
    this.#probe = setTimeout(() => this.#lost(0), patience);
  }

  #lost(code) {
    this.#hangUp();
    if (!this.#wanted) return;
    if (code === Numbers.SIGNED_OUT) {
      this.session.ended();
    } else if (code === Numbers.NOT_SIGNED_IN) {
      this.#become("waiting");
      this.session.refresh(this.session.tokenAtHand).then(() => this.#waitAndRetry(), () => this.session.person && this.#waitAndRetry());
    } else {
      this.#waitAndRetry(this.#drain ? Math.random() * this.#drain : code === Numbers.TOO_MANY ? 30_000 : 0);
    }
  }

  /** Where a line was opened meanwhile, or none is wanted any more, there is nothing to wait for. */
  #waitAndRetry(least = 0) {
    if (this.#socket || !this.#wanted) return;
    this.#drain = 0;
    const wait = Math.max(least, this.#backoff.next());
    this.retryAt = Date.now() + wait;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), wait);
    this.#become("waiting");
  }

  /** Lets go of the socket without waiting for it: a dead line may take minutes to say so. */
  #hangUp() {
    clearTimeout(this.#retry);
    clearTimeout(this.#watch);
    clearInterval(this.#watch);
    clearTimeout(this.#probe);
    this.#probe = 0;
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    for (const ref of [...this.#asked.keys()]) this.#settle(ref, (asked) => asked.reject(new LineLost()));
  }

  #settle(ref, answer) {
    const asked = this.#asked.get(ref);
    if (!asked) return;
    this.#asked.delete(ref);
    clearTimeout(asked.timer);
    answer(asked);
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.emit("state", state);
  }
}
