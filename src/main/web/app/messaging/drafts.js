import { Emitter } from "./emitter.js";

/**
 * What somebody began to write and did not send, per person and channel. Survives a reload, and is gone after signing out
 * or leaving quickly.
 *
 * Emits `change` with the channel's id when a draft came from elsewhere than the keyboard.
 */
export class Drafts extends Emitter {
  /**
   * @param {import("./local.js").Local} local
   * @param {() => string} person who writes
   */
  constructor(local, person) {
    super();
    this.local = local;
    this.person = person;
  }

  /** @returns {Promise<string>} */
  async read(channel) {
    return (await this.local.get("drafts", this.#key(channel)))?.text ?? "";
  }

  async write(channel, text) {
    if (text.trim() === "") return this.local.delete("drafts", this.#key(channel));
    return this.local.put("drafts", { key: this.#key(channel), text, at: Date.now() });
  }

  /** After what stands there, never over it. @returns {Promise<boolean>} whether the browser really keeps it */
  async add(channel, text) {
    const before = await this.read(channel);
    const kept = await this.write(channel, before ? `${before}\n\n${text}` : text);
    this.emit("change", channel);
    return kept;
  }

  /** @returns {Promise<string[]>} where this person began to write */
  async channels() {
    const mine = (await this.local.all("drafts")).filter(({ key }) => key.startsWith(this.#key("")));
    return mine.map(({ key }) => key.slice(this.#key("").length));
  }

  async drop(channel) {
    await this.write(channel, "");
    this.emit("change", channel);
  }

  #key(channel) {
    return `${this.person()}:${channel}`;
  }
}
