/** Marks that gather for this long go out together. */
const PAUSE = 250;

/** A busy server is told again after so many seconds, where it does not say itself. */
const AGAIN = 2;

/**
 * Tells the server how far this device holds and this person has read, and which channels are on screen. Only ever
 * forward, and never more often than needed: a burst of a hundred entries is one mark. What may not have arrived is said
 * again: on a new line, and after a refusal that asks for it.
 */
export class Marks {
  /** @type {Map<string, {delivered: number, read: number}>} */
  #told = new Map();
  /** @type {Map<string, {delivered: number, read: number}>} */
  #reached = new Map();
  /** @type {Map<object, string>} */
  #shown = new Map();
  #timer = 0;
  #showPlanned = false;

  /** @param {import("./connection.js").Connection} connection */
  constructor(connection) {
    this.connection = connection;
    connection.on("welcome", () => {
      this.#told.clear();
      this.#showSoon();
    });
    connection.on("frame", (frame) => this.#refused(frame));
  }

  delivered(channel, seq) {
    this.#reach(channel, { delivered: seq, read: 0 });
  }

  read(channel, seq) {
    this.#reach(channel, { delivered: seq, read: seq });
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
    const before = this.#reached.get(channel) ?? { delivered: 0, read: 0 };
    this.#reached.set(channel, { delivered: Math.max(before.delivered, delivered), read: Math.max(before.read, read) });
    this.#timer ||= setTimeout(() => this.#tell(), PAUSE);
  }

  /** A refusal without a ref may be of anything said here: all of it is said again. */
  #refused({ type, ref, retry, after }) {
    if (type !== "refused" || ref || !retry) return;
    this.#told.clear();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#tell(), this.#showSoon()), (after ?? AGAIN) * 1000 * (1 + Math.random()));
  }

  #tell() {
    this.#timer = 0;
    for (const [channel, reached] of this.#reached) {
      const told = this.#told.get(channel) ?? { delivered: 0, read: 0 };
      if (this.#left(channel, told, reached)) this.#told.set(channel, reached);
    }
  }

  /** @returns {boolean} whether everything that is news left */
  #left(channel, told, reached) {
    const read = reached.read <= told.read || this.connection.send({ type: "read", channel, seq: reached.read });
    const held = reached.delivered <= Math.max(told.delivered, reached.read);
    return (held || this.connection.send({ type: "delivered", channel, seq: reached.delivered })) && read;
  }
}
