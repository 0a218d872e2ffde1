/** Marks that gather for this long go out together. */
const PAUSE = 250;

/** So many frames go out at once: with the pause twenty a second, half of what a device may send. */
const SLICE = 5;

/** The longest pause between two slices, for a server that goes on refusing. */
const LONGEST = 4_000;

/** What was not refused for this long has arrived. */
const SURE = 10_000;

/** A busy server is told again after so many seconds, where it does not say itself. */
const AGAIN = 2;

const NOTHING = Object.freeze({ delivered: 0, read: 0 });

/**
 * Tells the server how far this device holds and this person has read, and which channels are on screen. Only ever
 * forward, and never more often than needed: a burst of a hundred entries is one mark, and what the server knows already
 * is not said. Many marks go out in slices, the channels on screen first, so that they never use up the device's pace.
 *
 * What may not have arrived is said again: on a new line what the server turns out not to know, and after a refusal that
 * asks for it whatever was said a moment before.
 */
export class Marks {
  /** How far the server is: as it told on this line, and as it was told since. @type {Map<string, {delivered: number, read: number}>} */
  #known = new Map();
  /** How far this device is; what moved last stands last. @type {Map<string, {delivered: number, read: number}>} */
  #reached = new Map();
  /** When something was said of a channel for the last time, in milliseconds since 1970. @type {Map<string, number>} */
  #said = new Map();
  /** @type {Map<object, string>} */
  #shown = new Map();
  #pause = PAUSE;
  #timer = 0;
  #refusedNow = false;
  #showPlanned = false;

  /** @param {import("./connection.js").Connection} connection */
  constructor(connection) {
    this.connection = connection;
    connection.on("welcome", ({ anotherWorld }) => {
      if (anotherWorld) this.forget();
      this.#known.clear();
      this.#said.clear();
      this.#showSoon();
    });
    connection.on("frame", (frame) => this.#refused(frame));
  }

  /** What was reached says nothing any more: another world has other entries at these places, and another person begins anew. */
  forget() {
    this.#known.clear();
    this.#reached.clear();
  }

  /** The server says how far it knows this person to be. Until it did so, on each line, a channel's marks wait. */
  known(channel, { delivered, read }) {
    this.#known.set(channel, { delivered, read });
  }

  delivered(channel, seq) {
    this.#reach(channel, { delivered: seq, read: 0 });
  }

  read(channel, seq) {
    this.#reach(channel, { delivered: seq, read: seq });
  }

  /** Says at once what waits: a text that was on a screen is about to go, and its author is to know that it was read. */
  now() {
    if (!this.#timer || this.#refusedNow) return;
    clearTimeout(this.#timer);
    this.#tell();
  }

  /** @param {object} screen what shows it @param {string | undefined} channel the channel that it shows now */
  show(screen, channel) {
    if (this.#shown.get(screen) === channel) return;
    if (channel) this.#shown.set(screen, channel);
    else this.#shown.delete(screen);
    this.#showSoon();
  }

  #showSoon() {
    if (this.#showPlanned) return;
    this.#showPlanned = true;
    queueMicrotask(() => {
      this.#showPlanned = false;
      this.connection.send({ type: "show", channels: [...new Set(this.#shown.values())].slice(0, 16) });
    });
  }

  #reach(channel, { delivered, read }) {
    const before = this.#reached.get(channel) ?? NOTHING;
    this.#reached.delete(channel);
    this.#reached.set(channel, { delivered: Math.max(before.delivered, delivered), read: Math.max(before.read, read) });
    this.#timer ||= setTimeout(() => this.#tell(), this.#pause);
  }

  /** A refusal without a ref may be of anything said here a moment ago: that is said again, and slower. */
  #refused({ type, ref, retry, after }) {
    if (type !== "refused" || ref || !retry) return;
    for (const [channel, at] of this.#said) if (Date.now() - at < SURE) this.#known.set(channel, NOTHING);
    this.#said.clear();
    if (!this.#refusedNow) this.#pause = Math.min(LONGEST, this.#pause * 2);
    this.#refusedNow = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#tell(), this.#showSoon()), (after ?? AGAIN) * 1000 * (1 + Math.random()));
  }

  #tell() {
    this.#timer = 0;
    this.#refusedNow = false;
    const news = this.#news();
    if (news.length === 0) this.#pause = PAUSE;
    else if (news.slice(0, SLICE).every((frame) => this.#say(frame))) this.#timer = setTimeout(() => this.#tell(), this.#pause);
  }

  /** What the server does not know yet, as frames: of the channels on screen, then of those that moved last. */
  #news() {
    const shown = new Set(this.#shown.values());
    const channels = [...this.#reached.keys()].reverse();
    const inOrder = [...channels.filter((channel) => shown.has(channel)), ...channels.filter((channel) => !shown.has(channel))];
    return inOrder.flatMap((channel) => this.#newsOf(channel));
  }

  #newsOf(channel) {
    const known = this.#known.get(channel);
    const { delivered, read } = this.#reached.get(channel) ?? NOTHING;
    if (!known) return [];
    return [
      ...(read > known.read ? [{ type: "read", channel, seq: read }] : []),
      ...(delivered > Math.max(read, known.delivered, known.read) ? [{ type: "delivered", channel, seq: delivered }] : []),
    ];
  }

  /** @returns {boolean} whether it left; otherwise the next line tells what the server knows */
  #say(frame) {
    if (!this.connection.send(frame)) return false;
    const known = this.#known.get(frame.channel) ?? NOTHING;
    this.#known.set(frame.channel, { ...known, [frame.type]: frame.seq });
    this.#said.set(frame.channel, Date.now());
    return true;
  }
}
