import { Emitter } from "./messaging/emitter.js";

/**
 * @typedef {{id: string, slug: string, name: string}} Organisation
 * @typedef {{person: string, name: string}} Person
 * @typedef {{id: string, channel: string, desk: {id: string, name: string}, organisation: Organisation, client: Person,
 *   worker?: Person, subject?: string, state: "waiting"|"active"|"ended"|"cancelled", position?: number, waiting?: number,
 *   requestedAt: string, claimedAt?: string, endedAt?: string, endedBy?: string}} Chat
 * @typedef {{id: string, organisation: Organisation, client: Person, role: string, parts: string[], group: string}} Dossier
 */

/** What belongs to the person who is signed in: dossiers, chats, and where they work. Emits `change`. */
export class Home extends Emitter {
  /** @type {{person: {id: string, name: string}, staff: {organisation: Organisation, role: string}[]} | undefined} */
  me;
  /** @type {Dossier[]} */
  dossiers = [];
  /** Every chat that was told of, newest knowledge first. @type {Map<string, Chat>} */
  chats = new Map();

  /** @param {import("./messaging/messenger.js").Messenger} messenger */
  constructor(messenger) {
    super();
    this.api = messenger.api;
    this.channels = messenger.channels;
    this.channels.on("entry", ({ channel, entry }) => this.#entry(channel, entry));
    this.channels.on("gone", () => this.me && this.load().catch(() => {}));
    this.channels.on("change", (id) => this.#newcomer(id));
    messenger.session.on("ended", () => this.#forget());
  }

  async load() {
    const me = await this.api.get("/api/me");
    this.me = me;
    this.dossiers = me.dossiers ?? [];
    for (const chat of me.chats ?? []) this.chats.set(chat.id, chat);
    this.emit("change");
  }

  get worksHere() {
    return (this.me?.staff?.length ?? 0) > 0;
  }

  /** The organisations whose desks this person runs. @returns {Organisation[]} */
  get coordinates() {
    return (this.me?.staff ?? []).filter((one) => one.role === "coordinator").map((one) => one.organisation);
  }

  /** Somebody who is only in other people's teams. */
  get supports() {
    const guest = this.dossiers.length > 0 && this.dossiers.every((one) => ["supporter", "reader"].includes(one.role));
    return !this.worksHere && guest && this.chats.size === 0;
  }

  /** The chats that are going on, as the client. @returns {Chat[]} */
  get asked() {
    return this.#open((chat) => chat.client.person === this.me?.person.id);
  }

  /** The chats that are going on, as the worker. @returns {Chat[]} */
  get taken() {
    return this.#open((chat) => chat.worker?.person === this.me?.person.id);
  }

  /** @returns {Dossier | undefined} */
  dossier(id) {
    return this.dossiers.find((one) => one.id === id);
  }

  /** @param {Chat} chat newest knowledge of it */
  know(chat) {
    this.chats.set(chat.id, chat);
    this.emit("change");
    return chat;
  }

  /** @param {string} id @returns {Promise<Chat>} */
  async chat(id) {
    return this.chats.get(id) ?? this.know(await this.api.get(`/api/chats/${id}`));
  }

  #open(mine) {
    const open = [...this.chats.values()].filter((chat) => ["waiting", "active"].includes(chat.state) && mine(chat));
    return open.sort((one, other) => (one.claimedAt ?? one.requestedAt).localeCompare(other.claimedAt ?? other.requestedAt));
  }

  /** A chat was taken or has ended: what we know of it is asked anew. */
  #entry(channel, entry) {
    if (channel.kind === "chat" && ["claimed", "ended", "opened"].includes(entry.kind)) this.#refresh(channel.id);
    else if (channel.kind === "group" && ["joined", "left", "role"].includes(entry.kind)) this.emit("change");
  }

  /** A channel that nobody told us of yet. */
  #newcomer(id) {
    const channel = this.channels.get(id);
    if (!channel || !this.me) return;
    const known = this.chats.get(id);
    const stale = known && channel.kind === "chat" && channel.open !== ["waiting", "active"].includes(known.state);
    if (channel.kind === "chat" && (!known || stale)) this.#refresh(id);
    if (channel.kind === "group" && !this.dossiers.some((one) => one.group === id)) this.load().catch(() => {});
  }

  #asking = new Set();

  async #refresh(id) {
    if (this.#asking.has(id)) return;
    this.#asking.add(id);
    try {
      this.know(await this.api.get(`/api/chats/${id}`));
    } catch {
      // A lost line: the next resume tells of it again.
    } finally {
      this.#asking.delete(id);
    }
  }

  #forget() {
    this.me = undefined;
    this.dossiers = [];
    this.chats.clear();
  }
}
