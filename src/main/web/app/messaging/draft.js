/** A draft is written to this browser at most this often while somebody types, in milliseconds. */
const KEPT = 300;

/**
 * What somebody is writing in one channel, as long as this tab is open: the text, where the caret stood, and whether it
 * answers or changes a post. A composer shows it and never owns it: what is typed for one channel is kept with that channel
 * and sent from here, so that it cannot get into another, however fast somebody changes between them.
 */
export class Draft {
  /** What will be a post. */
  text = "";
  /** Answers or changes a post. @type {{replying?: object, editing?: object} | undefined} */
  mode;
  /** Where the caret or the selection was when its composer went. @type {{start: number, end: number, direction: string, top: number} | undefined} */
  caret;
  #changed = "";
  #kept = "";
  #keptAt = 0;
  #timer = 0;
  #reading = 0;

  /**
   * @param {string} channel
   * @param {() => Promise<string>} read what this browser keeps of it
   * @param {(text: string) => Promise<boolean>} write gives whether the browser really keeps it
   */
  constructor(channel, read, write) {
    this.channel = channel;
    this.read = read;
    this.write = write;
  }

  /** What stands in the composer: the draft itself, or the new text of a post that is being changed. */
  get shown() {
    return this.mode?.editing ? this.#changed : this.text;
  }

  /** All that stands here and is not sent: the draft, and after it the new text of a post that is being changed. */
  get whole() {
    const { editing } = this.mode ?? {};
    return joined(this.text, editing && this.#changed.trim() !== editing.body.text ? this.#changed : "");
  }

  /** Somebody typed: this is what stands in the composer now. */
  type(text) {
    if (this.mode?.editing) this.#changed = text;
    else this.#become(text);
  }

  /** @param {{replying?: object, editing?: object} | undefined} mode the text that is not sent yet stays as it is */
  begin(mode) {
    this.mode = mode;
    this.#changed = mode?.editing?.body.text ?? "";
  }

  /** Puts a text behind what stands here, never over it. @returns {Promise<boolean>} whether the browser really keeps it */
  add(text) {
    this.text = joined(this.text, text);
    return this.keep();
  }

  /** Empties it, here and in this browser. */
  clear() {
    this.mode = undefined;
    this.text = "";
    this.keep();
  }

  /** Reads what is kept: what was typed meanwhile comes after it. @returns {Promise<boolean>} whether the text is another now */
  async load() {
    this.#reading++;
    const kept = await this.read().finally(() => this.#reading--);
    const before = this.text;
    if (kept !== this.#kept) {
      this.text = this.text === this.#kept ? kept : joined(kept, this.text);
      this.#kept = kept;
    }
    this.keep();
    return this.text !== before;
  }

  /** Writes it to this browser now, unless it stands there. What is being read is not written over. @returns {Promise<boolean>} whether it is kept */
  async keep() {
    clearTimeout(this.#timer);
    if (this.#reading) return false;
    if (this.text === this.#kept) return true;
    this.#kept = this.text;
    this.#keptAt = Date.now();
    return this.write(this.text);
  }

  /** Writes nothing any more. */
  close() {
    clearTimeout(this.#timer);
    this.#reading = Infinity;
  }

  #become(text) {
    this.text = text;
    const since = Date.now() - this.#keptAt;
    clearTimeout(this.#timer);
    if (since >= KEPT) this.keep();
    else this.#timer = setTimeout(() => this.keep(), KEPT - since);
  }
}

function joined(before, after) {
  return before && after ? `${before}\n\n${after}` : before || after;
}
