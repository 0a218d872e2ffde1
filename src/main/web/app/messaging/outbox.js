import { Backoff } from "./backoff.js";
import { Emitter } from "./emitter.js";
import { exclusively } from "./exclusively.js";
import { LineLost, Numbers, Refusal } from "./refusal.js";

/** @typedef {import("./frames.js").OutboxItem} Item */

/**
 * A text that is unsent for this long is not sent by surprise, in another mood: it comes back to its writer. Who took a text
 * back still wants that, however late.
 */
const TOO_OLD = 12 * 60 * 60 * 1000;

/**
 * What was written and is not acknowledged yet. Kept in this browser until the server says that it is stored; repeated
 * with the same ref as often as it takes, one at a time per channel, so that nothing overtakes and nothing doubles.
 * Tabs share it: who sends holds the channel's lock. What is not going to be stored stays here too, with the reason,
 * until its writer took it or threw it away: it came back, in every tab, and no other text takes its place. That holds for
 * a channel that its writer was taken out of, too: what others said there is wiped, the own text is not. What is done
 * leaves its ref behind for a while: a row that is simply absent was lost by the browser, and is put back.
 *
 * Emits `change` with the channel's id.
 */
export class Outbox extends Emitter {
  /** What is on its way and what came back, oldest first. @type {Item[]} */
  items = [];
  #busy = new Set();
  #tabs = new BroadcastChannel("draad.outbox");

  /**
   * @param {import("./local.js").Local} local
   * @param {import("./channels.js").Channels} channels
   * @param {import("./drafts.js").Drafts} drafts
   */
  constructor(local, channels, drafts) {
    super();
    this.local = local;
    this.channels = channels;
    this.drafts = drafts;
    this.connection = channels.connection;
    this.session = channels.session;
    channels.on("ready", () => (this.#sendAll(), this.#returnDrafts()));
    channels.on("entry", ({ channel, entry }) => this.#arrived(channel, entry));
    channels.on("gone", (id) => (this.#send(id), this.#returnDraft(id)));
    this.#tabs.onmessage = ({ data }) => data.person === this.session.person?.id && this.#heard(data);
  }

  /** Reads what is kept for the person who is signed in now. */
  async load() {
    const person = this.session.person?.id;
    const rows = await this.local.all("outbox", this.items);
    const known = new Set(rows.map((row) => row.ref));
    const lost = this.items.filter((item) => item.person === person && !known.has(item.ref));
    const kept = rows.filter((row) => row.person === person && !row.done);
    this.items = [...kept, ...lost].sort((one, other) => one.order - other.order);
    for (const item of lost) this.local.put("outbox", item);
    for (const row of rows) if (row.done < Date.now() - TOO_OLD) this.local.delete("outbox", row.ref);
    this.#everywhere();
  }

  /** @returns {Item[]} what is on its way in one channel, oldest first */
  of(channel) {
    return this.items.filter((item) => item.channel === channel && !item.returned);
  }

  /** @returns {Item[]} what came back to its writer in one channel, oldest first */
  returned(channel) {
    return this.items.filter((item) => item.channel === channel && item.returned);
  }

  /** @returns {Item[]} what came back from channels that are not held here, so that no conversation shows it, oldest first */
  homeless() {
    return this.channels.ready ? this.items.filter((item) => item.returned && !this.channels.get(item.channel)) : [];
  }

  /** What came back goes on as a draft, and stays here until the draft is really kept. @param {Item} item */
  async take(item) {
    if (!this.items.includes(item)) return;
    this.#forget(item.ref);
    this.emit("change", item.channel);
    if (await this.drafts.add(item.channel, item.text ?? "")) await this.#done(item);
    this.#tabs.postMessage({ person: item.person, drafted: item.channel });
  }

  /** Its writer has understood why it came back, and needs the text no more. @param {Item} item */
  async drop(item) {
    this.#forget(item.ref);
    await this.#done(item);
  }

  post(channel, text, about) {
    return this.#add({ type: "post", channel, text, ...(about && { about }) });
  }

  edit(channel, about, text) {
    return this.#add({ type: "edit", channel, about, text });
  }

  withdraw(channel, about) {
    return this.#add({ type: "withdraw", channel, about });
  }

  /**
   * Takes back what was just written, by its ref: a text that is still on its way is given up, and withdrawn where it came
   * through after all.
   */
  async pullBack(channel, ref) {
    const item = this.items.find((one) => one.ref === ref);
    if (!item) return this.#withdrawByRef(channel, ref);
    item.pulledBack = true;
    this.emit("change", channel);
    await this.local.put("outbox", item);
    this.#send(channel);
    this.#tabs.postMessage({ person: item.person });
  }

  #withdrawByRef(channel, ref) {
    const post = this.channels.get(channel)?.entries.findLast((entry) => entry.ref === ref && entry.kind === "post");
    if (post && !post.withdrawn) return this.withdraw(channel, post.seq);
  }

  async #add(what) {
    const item = this.#item({ ref: crypto.randomUUID(), ...what });
    this.items = [...this.items, item];
    const kept = this.local.put("outbox", item);
    this.emit("change", item.channel);
    this.#send(item.channel);
    await kept;
    this.#tabs.postMessage({ person: item.person });
  }

  #item(what) {
    const order = Math.max(Date.now(), (this.items.at(-1)?.order ?? 0) + 1);
    return { ...what, person: this.session.person?.id ?? "", at: Date.now(), order };
  }

  #sendAll() {
    for (const channel of new Set(this.items.map((item) => item.channel))) this.#send(channel);
  }

  async #heard({ drafted }) {
    await this.load();
    if (drafted) this.drafts.open(drafted);
  }

  /** Sends what waits for one channel, one after the other, as long as the line holds. */
  async #send(channel) {
    if (this.#busy.has(channel)) return;
    this.#busy.add(channel);
    const backoff = new Backoff(1000, 20_000);
    try {
      while (this.connection.live && this.channels.ready && this.of(channel).length > 0) {
        const wait = await exclusively(`draad.outbox.${channel}`, () => this.#sendNext(channel, backoff));
        if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
        else backoff.reset();
      }
    } finally {
      this.#busy.delete(channel);
    }
  }

  /** @returns {Promise<number>} how long to wait before the next try */
  async #sendNext(channel, backoff) {
    const item = this.of(channel)[0];
    if (!item) return 0;
    if (!(await this.#stillThere(item))) return 0;
    try {
      await this.#try(item);
      return 0;
    } catch (no) {
      if (no instanceof LineLost) return this.connection.live ? backoff.next() : 0;
      if (!(no instanceof Refusal)) throw no;
      if (no.retryable || no.aboutConnection) return Math.max((no.after ?? 0) * 1000, backoff.next());
      await this.#refused(item, no);
      return 0;
    }
  }

  async #try(item) {
    const old = item.type !== "withdraw" && Date.now() - item.at > TOO_OLD;
    if (item.pulledBack || old) return this.#settle(item, { reason: "old" });
    try {
      await this.#acked(item, await this.connection.request(frameOf(item)));
    } catch (no) {
      if (no.number !== Numbers.NOT_FOUND) throw no;
      await this.#settle(item, { reason: "refused", number: no.number }); // an earlier try may stand there all the same
    }
  }

  /** Another tab may have sent it, or heard that it comes back, while this one waited for the lock. */
  async #stillThere(item) {
    const row = await this.local.get("outbox", item.ref, item);
    if (row && !row.returned && !row.done) return true;
    await this.load();
    return row === undefined && this.items.includes(item);
  }

  async #acked(item, ack) {
    const kind = item.type === "withdraw" ? "withdrawal" : item.type;
    const body = item.text === undefined ? undefined : { text: item.text };
    const entry = { seq: ack.seq, posts: ack.posts, kind, author: item.person, ref: item.ref, about: item.about, at: ack.at, body };
    const regretted = this.#forget(item.ref)?.pulledBack;
    this.channels.acked(item.channel, entry);
    if (regretted) this.withdraw(item.channel, ack.seq);
    await this.#done(item);
  }

  async #refused(item, refusal) {
    await this.#giveBack(item, { reason: "refused", number: refusal.number });
  }

  /** Before a text comes back that may stand there, or one that was pulled back is forgotten, the server is asked whether it came through. */
  async #settle(item, why) {
    const fate = await this.connection.request({ type: "fate", channel: item.channel, of: item.ref });
    if (fate.seq === undefined) return this.#giveBack(item, why);
    const regretted = this.#forget(item.ref)?.pulledBack;
    if (regretted) this.withdraw(item.channel, fate.seq);
    await this.#done(item);
  }

  /** In its own row and under its own ref: there is no moment without the text, and twice is once. What was pulled back does not come. */
  async #giveBack(item, why) {
    if (this.items.some((one) => one.ref === item.ref && one.pulledBack)) return this.drop(item);
    const back = { ...item, returned: why };
    this.items = this.items.map((one) => (one.ref === item.ref ? back : one));
    await this.local.put("outbox", back);
    this.#changed(item);
  }

  /** An entry of our own that came as an entry: another tab or a repeat was first. */
  #arrived(channel, entry) {
    const item = entry.ref && this.#forget(entry.ref);
    if (!item) return;
    if (item.pulledBack && !entry.withdrawn) this.withdraw(channel.id, entry.seq);
    this.#done(item);
  }

  /** What was begun in channels that were lost while nobody was here to hear of it. */
  async #returnDrafts() {
    for (const channel of await this.drafts.channels()) {
      if (this.channels.get(channel)) continue;
      const question = { type: "history", channel, before: Number.MAX_SAFE_INTEGER, limit: 1 };
      const no = await this.connection.request(question).catch((refusal) => refusal);
      if (no.number === Numbers.NOT_FOUND) await this.#returnDraft(channel);
    }
  }

  /** Access to a channel ended, and with it the place to write: what was begun there comes back, once for all tabs. */
  #returnDraft(channel) {
    return exclusively(`draad.draft.${channel}`, async () => {
      const text = await this.drafts.read(channel);
      if (!text) return;
      const ref = `draft:${this.session.person?.id}:${channel}`;
      const before = (await this.local.get("outbox", ref))?.text ?? "";
      const whole = before.endsWith(text) ? before : [before, text].filter(Boolean).join("\n\n");
      const item = this.#item({ ref, type: "post", channel, text: whole, returned: { reason: "refused", number: Numbers.NOT_FOUND } });
      this.items = [...this.items.filter((one) => one.ref !== ref), item];
      if (await this.local.put("outbox", item)) await this.drafts.drop(channel);
      this.#changed(item);
    });
  }

  /** @returns {Item | undefined} what it was */
  #forget(ref) {
    const known = this.items.find((item) => item.ref === ref);
    this.items = this.items.filter((item) => item !== known);
    return known;
  }

  /**
   * Without its text from here on. Nobody who still holds it after this much time would send it without asking, so that
   * the ref can go then; and where there is no room even for a ref, the text goes all the same.
   */
  async #done(item) {
    const kept = await this.local.put("outbox", { ref: item.ref, person: item.person, done: Date.now() });
    if (!kept) await this.local.delete("outbox", item.ref);
    this.#changed(item);
  }

  #changed(item) {
    this.#tabs.postMessage({ person: item.person });
    this.emit("change", item.channel);
  }

  #everywhere() {
    this.emit("change", undefined);
    this.#sendAll();
  }
}

function frameOf(item) {
  const { type, ref, channel, about, text } = item;
  return { type, ref, channel, ...(about !== undefined && { about }), ...(text !== undefined && { text }) };
}
