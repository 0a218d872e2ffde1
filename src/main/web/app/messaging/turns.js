/** Runs at most so many deeds at once; the others wait, in the order in which they came. */
export class Turns {
  #free;
  #waiting = [];

  /** @param {number} most */
  constructor(most) {
    this.#free = most;
  }

  /** @template T @param {() => Promise<T>} deed @returns {Promise<T>} */
  async take(deed) {
    if (this.#free > 0) this.#free--;
    else await new Promise((begin) => this.#waiting.push(begin));
    try {
      return await deed();
    } finally {
      this.#pass();
    }
  }

  /** Hands the turn on, so that nobody who comes meanwhile gets in between. */
  #pass() {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
