import { Emitter } from "./emitter.js";

/**
 * What somebody began to write and did not send, per person and channel. Survives a reload, and is gone after signing out
 * or leaving quickly. A text that was refused, or grew too old in the outbox, comes back here with the reason.
 *
 * Emits `change` with the channel's id when a draft came from elsewhere than the keyboard.
 */
export class Drafts extends Emitter {
  /** Why a text came back, by channel. @type {Map<string, {reason: string, number?: number}>} */
  returned = new Map();

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

  /** Gives a text back to its writer: after what stands there, never over it. */
  async giveBack(channel, text, why) {
    const before = await this.read(channel);
    await this.write(channel, before ? `${before}\n\n${text}` : text);
    this.returned.set(channel, why);
    this.emit("change", channel);
  }

  /** The writer has seen why it came back. */
  understood(channel) {
    if (this.returned.delete(channel)) this.emit("change", channel);
  }

  /** Drops the draft with its reason. */
  async drop(channel) {
    this.returned.delete(channel);
    await this.write(channel, "");
    this.emit("change", channel);
  }

  #key(channel) {
    return `${this.person()}:${channel}`;
  }
}
