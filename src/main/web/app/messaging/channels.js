import { Channel } from "./channel.js";
import { Emitter } from "./emitter.js";
import { Marks } from "./marks.js";
import { LineLost, Refusal } from "./refusal.js";
import { Turns } from "./turns.js";

/** Typing is forgotten after this time, unless it goes on. */
const TYPING = 6_000;

/** A busy store is asked again after so many seconds, where it does not say itself. */
const AGAIN = 2;

/** An answer that takes longer than this is not waited for: it is asked for again. */
const ANSWER = 15_000;

/**
 * So many channels fetch what they missed at once; the others wait for their turn. Who comes back to hundreds of channels
 * neither floods the store nor makes a post wait behind their answers, and one slow answer holds up only its own place.
 */
const REPAIRS = 4;

/** So many cursors fit one frame; a channel without one comes with its newest entries. */
const MOST_CURSORS = 1_000;

/**
 * All channels of this person, as this device holds them. Resumes all of them in one frame whenever the line is back,
 * and repairs every hole from the backlog: whatever was missed, that one rule brings it in.
 *
 * Emits `change` (the id of a channel), `entry` (`{channel, entry}`, live ones only), `gone` (the id), `position`
 * (`{chat, position, waiting}`) and `ready` (everything is caught up).
 */
export class Channels extends Emitter {
  /** @type {Map<string, Channel>} */
  all = new Map();
  /** Everything was told at least once since this person signed in. */
  ready = false;
  /** @type {Map<string, {position: number, waiting: number}>} */
  positions = new Map();
  /** Records of finished chats that were opened for rereading. @type {Map<string, Channel>} */
  #finished = new Map();
  #resumeRef = "";
  /** Runs while the next part of the answer to `resume` is waited for. */
  #resumePatience = 0;
  /** Channels whose missing entries are being fetched, or wait for their turn. @type {Set<Channel>} */
  #repairing = new Set();
  #turns = new Turns(REPAIRS);
  #history = new Map();

  /**
   * @param {import("./connection.js").Connection} connection
   * @param {import("./session.js").Session} session
   */
  constructor(connection, session) {
    super();
    this.connection = connection;
    this.session = session;
    this.marks = new Marks(connection);
    connection.on("welcome", ({ anotherWorld }) => this.#resume(anotherWorld));
    connection.on("frame", (frame) => this.#frame(frame));
    session.on("ended", () => this.forget());
  }

  /** @returns {Channel | undefined} */
  get(id) {
    return this.all.get(id) ?? this.#finished.get(id);
  }

  /** Opens the record of a finished chat, which is read and no longer followed. @returns {Promise<Channel>} */
  async reread(id, people) {
    const known = this.get(id);
    if (known) return known;
    const page = await this.connection.request({ type: "history", channel: id, before: Number.MAX_SAFE_INTEGER, limit: 50 });
    const me = { role: "client", visible: 1, read: page.end.seq, mayPost: false };
    const finished = { channel: id, kind: "chat", open: false, end: page.end, me, unread: 0, members: [], people, entries: page.entries };
    const channel = new Channel(finished, this.session.person?.id ?? "");
    channel.atBeginning = !page.more;
    channel.finished = true;
    this.#finished.set(id, channel);
    return channel;
  }

  /** @param {string} kind @returns {Channel[]} */
  ofKind(kind) {
    return [...this.all.values()].filter((channel) => channel.kind === kind);
  }

  /** Throws this device's copy away. */
  forget() {
    this.#forgetChannels();
    this.marks.forget();
    this.ready = false;
  }

  #forgetChannels() {
    this.all.clear();
    this.#finished.clear();
    this.positions.clear();
  }

  /** Everything up to the end has been seen on this screen. */
  sawAll(id) {
    const channel = this.all.get(id);
    if (!channel?.readUpTo(channel.end)) return;
    this.marks.read(id, channel.end);
    this.emit("change", id);
  }

  /** Fetches one page of what came before. Asking again while it is on its way changes nothing. */
  older(id) {
    const channel = this.get(id);
    if (!channel?.hasOlder) return Promise.resolve();
    const asked = this.#history.get(id) ?? this.#fetchOlder(channel).finally(() => this.#history.delete(id));
    this.#history.set(id, asked);
    return asked;
  }

  async #fetchOlder(channel) {
    const before = channel.entries[0]?.seq ?? channel.end + 1;
    const page = await this.connection.request({ type: "history", channel: channel.id, before, limit: 50 });
    channel.takeHistory(page.entries, page.more);
    this.emit("change", channel.id);
  }

  /** The author's own connection hears an ack and not the entry: this makes the entry from it. */
  acked(id, entry) {
    this.#live(id, entry);
  }

  typed(id) {
    this.connection.send({ type: "typing", channel: id });
  }

  #resume(anotherWorld) {
    if (anotherWorld) this.#forgetChannels();
    const held = [...this.all.values()].slice(-MOST_CURSORS);
    const cursors = Object.fromEntries(held.map((channel) => [channel.id, channel.end]));
    this.#resumeRef = `resume-${this.connection.nextRef()}`;
    this.connection.send({ type: "resume", ref: this.#resumeRef, cursors });
    this.#awaitResumed();
  }

  /** The line may be alive and the answer lost. */
  #awaitResumed() {
    clearTimeout(this.#resumePatience);
    this.#resumePatience = setTimeout(() => this.#resumeAgain({}), ANSWER);
  }

  #frame(frame) {
    const id = frame.channel;
    const channel = typeof id === "string" ? this.all.get(id) : undefined;
    if (frame.type === "resumed") this.#resumed(frame);
    else if (frame.type === "refused") this.#notResumed(frame);
    else if (frame.type === "channel") this.#added(frame.channel);
    else if (frame.type === "gone") this.#gone(id);
    else if (frame.type === "entry") this.#live(id, frame.entry);
    else if (frame.type === "position") this.#position(frame);
    else if (channel && frame.type === "marks") this.#changed(channel, () => frame.marks.forEach((mark) => channel.mark(mark)));
    else if (channel && frame.type === "presence") this.#changed(channel, () => (channel.here = new Set(frame.here)));
    else if (channel && frame.type === "typing") this.#typing(channel, frame.person);
  }

  /** The store was away, or this person came back too often: again where that may help. */
  #notResumed({ ref, retry, after }) {
    if (ref !== this.#resumeRef) return;
    clearTimeout(this.#resumePatience);
    if (retry) this.#resumeAgain({ after });
  }

  /** In a moment, not everybody at the same one, unless a new line has done it by then. */
  #resumeAgain({ after = AGAIN }) {
    const ref = this.#resumeRef;
    setTimeout(() => ref === this.#resumeRef && this.connection.live && this.#resume(false), after * 1000 * (1 + Math.random()));
  }

  #resumed(frame) {
    if (frame.ref !== this.#resumeRef) return;
    for (const told of frame.channels) this.#added(told);
    if (frame.more) return this.#awaitResumed();
    clearTimeout(this.#resumePatience);
    this.ready = true;
    this.emit("ready");
  }

  #added(told) {
    const known = this.all.get(told.channel);
    if (!known) {
      this.all.set(told.channel, new Channel(told, this.session.person?.id ?? ""));
    } else {
      known.describe(told);
      const missed = known.takePage(told.entries, told.more ? undefined : told.end);
      for (const entry of missed) this.emit("entry", { channel: known, entry });
      if (told.more) this.#repair(known);
    }
    const { end, read } = this.all.get(told.channel);
    this.marks.known(told.channel, told.me);
    this.marks.delivered(told.channel, end);
    if (read > told.me.read) this.marks.read(told.channel, read); // the server lost it, or never got it
    this.emit("change", told.channel);
  }

  #gone(id) {
    this.all.delete(id);
    this.#finished.delete(id);
    this.positions.delete(id);
    this.emit("gone", id);
    this.emit("change", id);
  }

  #live(id, entry) {
    const channel = this.all.get(id);
    if (!channel) return;
    if (entry.kind === "withdrawal" && entry.author !== channel.mine) this.marks.now();
    const outcome = channel.take(entry);
    if (outcome === "old") return;
    if (outcome === "hole") return void this.#repair(channel);
    this.marks.delivered(id, channel.end);
    this.emit("entry", { channel, entry });
    this.emit("change", id);
  }

  async #repair(channel) {
    if (this.#repairing.has(channel)) return;
    this.#repairing.add(channel);
    try {
      await this.#turns.take(() => this.#catchUp(channel));
    } catch (no) {
      if (!(no instanceof Refusal || no instanceof LineLost)) throw no;
      this.#repairAgain(channel, no);
    } finally {
      this.#repairing.delete(channel);
      this.emit("change", channel.id);
    }
  }

  /** Asks for what comes after the last place held, until nothing is missing or the channel is not held any more. */
  async #catchUp(channel) {
    for (let more = true; more && this.#holds(channel); ) {
      const page = await this.connection.request({ type: "backlog", channel: channel.id, after: channel.end, limit: 100 });
      if (!this.#holds(channel)) return;
      const missed = channel.takePage(page.entries, page.more ? undefined : page.end);
      for (const entry of missed) this.emit("entry", { channel, entry });
      more = channel.hasAside || (page.more && page.entries.length > 0);
    }
    if (this.#holds(channel)) this.marks.delivered(channel.id, channel.end);
  }

  #holds(channel) {
    return this.all.get(channel.id) === channel;
  }

  /** A lost line resumes everything when it is back; a busy store, and a live line that lost the answer, are asked again. */
  #repairAgain(channel, no) {
    if (no instanceof Refusal ? !no.retryable : !this.connection.live) return;
    const wait = (no.after ?? AGAIN) * 1000 * (1 + Math.random());
    setTimeout(() => this.connection.live && this.#holds(channel) && this.#repair(channel), wait);
  }

  #position({ chat, position, waiting }) {
    this.positions.set(chat, { position, waiting });
    this.emit("position", { chat, position, waiting });
    this.emit("change", chat);
  }

  #typing(channel, person) {
    this.#changed(channel, () => channel.typing.set(person, Date.now() + TYPING));
    setTimeout(() => {
      if ((channel.typing.get(person) ?? Infinity) > Date.now()) return;
      this.#changed(channel, () => channel.typing.delete(person));
    }, TYPING + 50);
  }

  #changed(channel, change) {
    change();
    this.emit("change", channel.id);
  }
}
