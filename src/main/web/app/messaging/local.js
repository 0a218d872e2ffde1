import { Emitter } from "./emitter.js";

/** A database that says nothing for this long is as good as none. */
const PATIENCE = 3_000;
/** One that could not be opened or written is tried again after this time. */
const REST = 10_000;

/** @typedef {{value: any, alone: boolean}} Held `value` is undefined for what was deleted; `alone`: the database did not take it */

/**
 * What this browser keeps of texts that were not sent: the outbox and the drafts, in IndexedDB. Nothing that was
 * received is ever kept. Where the database refuses (a private window, no room, another tab in its way), memory stands in
 * until it does not; nothing here ever fails, and `onlyHere` says that something would be lost with this tab.
 *
 * Emits `change` when `onlyHere` does.
 */
export class Local extends Emitter {
  static NAME = "draad";
  onlyHere = false;
  /** @type {Promise<IDBDatabase> | undefined} */
  #database;
  #restUntil = 0;
  #wiped = false;
  #retry = 0;
  /** What is not in the database, or not yet. @type {Record<string, Map<string, Held>>} */
  #memory = { outbox: new Map(), drafts: new Map() };

  /** Somebody is here again, after everything was wiped. */
  begin() {
    this.#wiped = false;
  }

  /** Asks the browser not to throw this away where it needs the room. It may refuse. */
  keepForGood() {
    navigator.storage?.persist?.().catch(() => {});
  }

  /** @param {any[]} [known] stands in for what is in a database that cannot be read @returns {Promise<any[]>} */
  async all(store, known = []) {
    const kept = (await this.#ask(store, "readonly", (table) => table.getAll())) ?? known;
    const memory = this.#memory[store];
    const held = [...memory.values()].map(({ value }) => value).filter((value) => value !== undefined);
    return [...kept.filter((value) => !memory.has(keyOf(value))), ...held];
  }

  /** @param {any} [known] stands in for what is in a database that cannot be read */
  async get(store, key, known) {
    const before = this.#memory[store].get(key);
    if (before) return before.value;
    const found = await this.#ask(store, "readonly", (table) => table.getAll(key));
    return found ? found[0] : known;
  }

  /** @returns {Promise<boolean>} whether the database has it: memory has it in any case */
  put(store, value) {
    return this.#keep(store, keyOf(value), value);
  }

  /** @returns {Promise<boolean>} whether it is gone from the database: from memory it is in any case */
  delete(store, key) {
    return this.#keep(store, key, undefined);
  }

  /** Removes the database itself, also when another tab has it open. Nothing is kept from here on. */
  async destroy() {
    const database = this.#database;
    this.#forget();
    (await database?.catch(() => undefined))?.close();
    await within(new Promise((resolve, reject) => answer(indexedDB.deleteDatabase(Local.NAME), resolve, reject))).catch(() => {});
  }

  /** Memory first, so that whoever reads meanwhile finds it; then the database, where it stays. */
  async #keep(store, key, value) {
    if (this.#wiped) return false;
    const held = { value, alone: false };
    this.#memory[store].set(key, held);
    return this.#settle(store, key, held);
  }

  async #settle(store, key, held) {
    const newest = () => this.#memory[store].get(key) === held;
    const done = await this.#ask(store, "readwrite", (table) => {
      if (!newest()) return table.count(key); // what came after it is, or will be, there
      return held.value === undefined ? table.delete(key) : table.put(held.value);
    });
    if (done && newest()) this.#memory[store].delete(key);
    held.alone = !done;
    if (!done && !this.#wiped) this.#later();
    this.#tell();
    return Boolean(done);
  }

  #later() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#catchUp(), REST);
  }

  /** The database may take by now what it refused before. */
  #catchUp() {
    for (const [store, memory] of Object.entries(this.#memory))
      for (const [key, held] of memory) if (held.alone) this.#settle(store, key, held);
  }

  #tell() {
    const alone = Object.values(this.#memory).some((memory) => [...memory.values()].some((held) => held.alone && held.value !== undefined));
    if (alone === this.onlyHere) return;
    this.onlyHere = alone;
    this.emit("change");
  }

  /** @returns {Promise<any>} the answer (`true` for a writing), or undefined where the database gives none, twice */
  async #ask(store, mode, deed) {
    return (await this.#askOnce(store, mode, deed)) ?? this.#askOnce(store, mode, deed);
  }

  async #askOnce(store, mode, deed) {
    if (this.#wiped || Date.now() < this.#restUntil) return undefined;
    const opened = (this.#database ??= this.#open());
    let database;
    try {
      database = await opened;
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const request = deed(transaction.objectStore(store));
      transaction.commit(); // at once: the page may be going away
      return await within(committed(transaction, request));
    } catch {
      if (this.#database === opened) this.#database = undefined;
      if (database) database.close();
      else this.#restUntil = Date.now() + REST;
      return undefined;
    }
  }

  #open() {
    const opening = open((wiped) => this.#lost(wiped));
    const opened = within(opening);
    opened.catch(() => opening.then((late) => late.close(), () => {}));
    return opened;
  }

  /** The browser closed it, or another tab wants to: to remove it when everything is wiped, which ends this tab's too. */
  #lost(wiped) {
    this.#database = undefined;
    if (wiped) this.#forget();
  }

  #forget() {
    this.#wiped = true;
    this.#database = undefined;
    clearTimeout(this.#retry);
    Object.values(this.#memory).forEach((memory) => memory.clear());
  }
}

function keyOf(value) {
  return value.key ?? value.ref;
}

/** @param {(wiped: boolean) => void} lost @returns {Promise<IDBDatabase>} */
function open(lost) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(Local.NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("outbox", { keyPath: "ref" });
      request.result.createObjectStore("drafts", { keyPath: "key" });
    };
    answer(request, (database) => {
      database.onclose = () => lost(false);
      database.onversionchange = (event) => {
        database.close();
        lost(event.newVersion === null);
      };
      resolve(database);
    }, reject);
  });
}

function answer(request, resolve, reject) {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
}

/** Waits for the transaction and not for the request: only then is it kept. */
function committed(transaction, request) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(transaction.mode === "readonly" ? request.result : true);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
function within(promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
