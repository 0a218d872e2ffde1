import { request } from "../messaging/http.js";

const USUAL = 60_000;
const SPREAD = 5_000;
const LATE = 300;

/**
 * Keeps an organisation's front as it is now: asked again when a desk is about to open or close, each minute, and when
 * the page is looked at again. What could not be asked is asked at the next of these moments.
 */
export class Watching {
  #timer;
  #slug;

  /** @param {(front: object) => void} heard */
  constructor(heard) {
    this.heard = heard;
    this.seen = () => document.visibilityState === "visible" && this.again();
  }

  /** @param {string} slug @returns {Promise<object>} fails when the first answer does */
  async begin(slug) {
    this.stop();
    this.#slug = slug;
    document.addEventListener("visibilitychange", this.seen);
    return this.#ask();
  }

  /** The same, for who can do without: what could not be asked at first is asked later. @param {string} slug */
  async follow(slug) {
    await this.begin(slug).catch(() => this.#later(USUAL));
  }

  stop() {
    clearTimeout(this.#timer);
    this.#slug = undefined;
    document.removeEventListener("visibilitychange", this.seen);
  }

  /** Asks now. */
  async again() {
    if (this.#slug) await this.#ask().catch(() => this.#later(USUAL));
  }

  async #ask() {
    clearTimeout(this.#timer);
    const slug = this.#slug;
    const front = await request("GET", `/api/organisations/${encodeURIComponent(slug)}`);
    if (slug !== this.#slug) return front;
    const changes = front.desks.map((desk) => desk.opening.changesIn * 1_000 + LATE).filter((wait) => wait > 0);
    this.#later(Math.min(USUAL + Math.random() * SPREAD, ...changes));
    this.heard(front);
    return front;
  }

  #later(wait) {
    clearTimeout(this.#timer);
    if (this.#slug) this.#timer = setTimeout(() => this.again(), wait);
  }
}
