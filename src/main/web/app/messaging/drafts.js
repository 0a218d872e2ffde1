import { Draft } from "./draft.js";
import { Emitter } from "./emitter.js";

/**
 * What somebody began to write and did not send, per person and channel. Survives a reload, and is gone after signing out
 * or leaving quickly.
 *
 * Emits `change` with the channel's id when a draft came from elsewhere than the keyboard.
 */
export class Drafts extends Emitter {
  /** By person and channel. @type {Map<string, Draft>} */
  #drafts = new Map();

  /**
   * @param {import("./local.js").Local} local
   * @param {() => string} person who writes
   */
  constructor(local, person) {
    super();
    this.local = local;
    this.person = person;
  }

  /** The one draft of a channel. What another tab kept of it meanwhile comes in. @returns {Draft} */
  open(channel) {
    const draft = this.#of(channel);
    draft.load().then((changed) => changed && this.emit("change", channel));
    return draft;
  }

  /** All that somebody began to write there, a change of a post that is not sent too. @returns {Promise<string>} */
  async read(channel) {
    const draft = this.#of(channel);
    await draft.load();
    return draft.whole;
  }

  /** After what stands there, never over it. @returns {Promise<boolean>} whether the browser really keeps it */
  async add(channel, text) {
    const draft = this.#of(channel);
    await draft.load();
    const kept = await draft.add(text);
    this.emit("change", channel);
    return kept;
  }

  /** @returns {Promise<string[]>} where this person began to write */
  async channels() {
    const mine = (await this.local.all("drafts")).filter(({ key }) => key.startsWith(this.#key("")));
    return mine.map(({ key }) => key.slice(this.#key("").length));
  }

  /** @returns {Promise<number>} in how many channels something stands that was not sent */
  async begun() {
    const channels = new Set(await this.channels());
    for (const [key, draft] of this.#drafts) {
      if (key !== this.#key(draft.channel)) continue;
      await draft.load();
      if (draft.whole.trim()) channels.add(draft.channel);
      else channels.delete(draft.channel);
    }
    return channels.size;
  }

  async drop(channel) {
    const draft = this.#of(channel);
    await draft.load();
    draft.clear();
    this.emit("change", channel);
  }

  /** Writes everything to this browser now. */
  keep() {
    for (const draft of this.#drafts.values()) draft.keep();
  }

  /** Somebody signed out: nothing of it stays in this tab. */
  forget() {
    this.keep();
    for (const draft of this.#drafts.values()) draft.close();
    this.#drafts.clear();
  }

  #of(channel) {
    const key = this.#key(channel);
    const known = this.#drafts.get(key) ?? new Draft(channel, () => this.#read(key), (text) => this.#write(key, text));
    this.#drafts.set(key, known);
    return known;
  }

  #key(channel) {
    return `${this.person()}:${channel}`;
  }

  async #read(key) {
    return (await this.local.get("drafts", key))?.text ?? "";
  }

  #write(key, text) {
    if (text.trim() === "") return this.local.delete("drafts", key);
    return this.local.put("drafts", { key, text, at: Date.now() });
  }
}
