/**
 * Which of somebody's own posts were read before they were taken back, as far as can be known: a reader whose mark stood at
 * the post or after it, and before the withdrawal, had it on a screen. A mark at the withdrawal or after it says nothing.
 */
export class TakenBack {
  /** Where each post was taken back, by its place. @type {Map<number, number>} */
  #at = new Map();
  /** @type {Map<number, Set<string>>} */
  #readers = new Map();

  /** @param {number} seq @param {number} withdrawal @param {Map<string, {read: number}>} marks how far the others had read */
  note(seq, withdrawal, marks) {
    this.#at.set(seq, withdrawal);
    for (const [person, { read }] of marks) this.#compare(seq, withdrawal, person, read);
  }

  /** Somebody else says how far they have read. */
  read(person, read) {
    for (const [seq, withdrawal] of this.#at) this.#compare(seq, withdrawal, person, read);
  }

  /** @param {number} seq @returns {string[]} who certainly read it before it was gone */
  readers(seq) {
    return [...(this.#readers.get(seq) ?? [])];
  }

  #compare(seq, withdrawal, person, read) {
    if (read < seq || read >= withdrawal) return;
    this.#readers.set(seq, (this.#readers.get(seq) ?? new Set()).add(person));
  }
}
