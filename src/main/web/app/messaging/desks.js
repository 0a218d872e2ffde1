import { Backoff } from "./backoff.js";
import { Emitter } from "./emitter.js";
import { LineLost, Refusal } from "./refusal.js";

/** @typedef {import("./frames.js").WaitingChat} WaitingChat */

/**
 * The queues that a worker watches: a snapshot and then numbered changes. A change with another number than the next
 * means that one was missed, and the desk is watched anew.
 *
 * Emits `change`, and `arrived` (a waiting chat that was not there before).
 */
export class Desks extends Emitter {
  /** @type {Map<string, {version: number, waiting: WaitingChat[]}>} */
  #queues = new Map();
  /** @type {Set<string>} */
  #wanted = new Set();
  /** The newest watch of each desk; the answer to an older one comes too late. @type {Map<string, symbol>} */
  #newest = new Map();

  /** @param {import("./connection.js").Connection} connection */
  constructor(connection) {
    super();
    this.connection = connection;
    connection.on("welcome", () => this.#wanted.forEach((desk) => this.#watch(desk)));
    connection.on("frame", (frame) => frame.type === "queue-change" && this.#change(frame));
  }

  /** Everyone who waits at the watched desks, oldest first. @returns {(WaitingChat & {desk: string})[]} */
  get waiting() {
    const all = [...this.#queues].flatMap(([desk, queue]) => queue.waiting.map((chat) => ({ ...chat, desk })));
    return all.sort((one, other) => one.since.localeCompare(other.since));
  }

  /** @param {string[]} desks the desks to watch from now on */
  watch(desks) {
    for (const desk of [...this.#wanted].filter((one) => !desks.includes(one))) this.#unwatch(desk);
    for (const desk of desks.filter((one) => !this.#wanted.has(one))) {
      this.#wanted.add(desk);
      this.#watch(desk);
    }
  }

  /** Asks until there is an answer, as long as the line is live: one that was lost watches again when it is back. */
  async #watch(desk, backoff = new Backoff(1000, 30_000)) {
    const watch = Symbol(desk);
    this.#newest.set(desk, watch);
    const current = () => this.#wanted.has(desk) && this.#newest.get(desk) === watch;
    try {
      const queue = await this.connection.request({ type: "watch", desk });
      if (!current()) return;
      this.#queues.set(desk, { version: queue.version, waiting: queue.waiting });
      this.emit("change");
    } catch (no) {
      if (!(no instanceof LineLost) && !(no instanceof Refusal && no.retryable)) return;
      const wait = Math.max((no.after ?? 0) * 1000, backoff.next());
      setTimeout(() => current() && this.connection.live && this.#watch(desk, backoff), wait);
    }
  }

  #unwatch(desk) {
    this.#wanted.delete(desk);
    this.#queues.delete(desk);
    this.connection.request({ type: "unwatch", desk }).catch(() => {});
    this.emit("change");
  }

  #change(frame) {
    const queue = this.#queues.get(frame.desk);
    if (!queue || frame.version <= queue.version) return;
    if (frame.version !== queue.version + 1) return void this.#watch(frame.desk);
    const id = frame.put?.chat ?? frame.remove;
    const known = queue.waiting.some((chat) => chat.chat === id);
    const others = queue.waiting.filter((chat) => chat.chat !== id);
    const waiting = frame.put ? [...others, frame.put].sort((one, other) => one.since.localeCompare(other.since)) : others;
    this.#queues.set(frame.desk, { version: frame.version, waiting });
    this.emit("change");
    if (frame.put && !known) this.emit("arrived", frame.put);
  }
}
