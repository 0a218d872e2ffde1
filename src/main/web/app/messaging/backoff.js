/**
 * How long to wait before the next try: doubled with every failure up to a ceiling, and half of it by chance, so that
 * many devices that lost the same node do not come back in the same moment.
 */
export class Backoff {
  #failures = 0;

  /**
   * @param {number} [first] milliseconds after the first failure, at most
   * @param {number} [ceiling] milliseconds, however often it failed
   * @param {() => number} [chance] from 0 to 1
   */
  constructor(first = 800, ceiling = 30_000, chance = Math.random) {
    this.first = first;
    this.ceiling = ceiling;
    this.chance = chance;
  }

  /** @returns {number} milliseconds to wait now */
  next() {
    const most = Math.min(this.ceiling, this.first * 2 ** this.#failures++);
    return most / 2 + (this.chance() * most) / 2;
  }

  /** It worked: the next failure is a first one again. */
  reset() {
    this.#failures = 0;
  }
}
