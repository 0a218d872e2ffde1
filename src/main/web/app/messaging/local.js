/**
 * What this browser keeps of texts that were not sent yet: the outbox and the drafts, in IndexedDB. Nothing that was
 * received is ever kept. Where the browser keeps nothing (a private window), memory stands in.
 */
export class Local {
  static NAME = "draad";
  /** @type {Promise<IDBDatabase | undefined> | undefined} */
  #database;
  /** Stands in where there is no database. @type {Record<string, Map<string, any>>} */
  #memory = { outbox: new Map(), drafts: new Map() };

  /** @returns {Promise<any[]>} */
  async all(store) {
    const database = await this.#open();
    if (!database) return [...this.#memory[store].values()];
    return answer(database.transaction(store).objectStore(store).getAll());
  }

  async get(store, key) {
    const database = await this.#open();
    if (!database) return this.#memory[store].get(key);
    return answer(database.transaction(store).objectStore(store).get(key));
  }

  async put(store, value) {
    const database = await this.#open();
    if (!database) return void this.#memory[store].set(value.key ?? value.ref, value);
    return answer(database.transaction(store, "readwrite", { durability: "strict" }).objectStore(store).put(value));
  }

  async delete(store, key) {
    const database = await this.#open();
    if (!database) return void this.#memory[store].delete(key);
    return answer(database.transaction(store, "readwrite").objectStore(store).delete(key));
  }

  /** Empties both stores at once. */
  async clear() {
    Object.values(this.#memory).forEach((store) => store.clear());
    const database = await this.#open();
    if (!database) return;
    const transaction = database.transaction(["outbox", "drafts"], "readwrite");
    await Promise.all([answer(transaction.objectStore("outbox").clear()), answer(transaction.objectStore("drafts").clear())]);
  }

  /** Removes the database itself, also when another tab has it open. */
  async destroy() {
    await this.clear().catch(() => {});
    (await this.#open())?.close();
    this.#database = Promise.resolve(undefined);
    await answer(indexedDB.deleteDatabase(Local.NAME)).catch(() => {});
  }

  #open() {
    this.#database ??= open();
    return this.#database;
  }
}

/** @returns {Promise<IDBDatabase | undefined>} */
async function open() {
  try {
    const request = indexedDB.open(Local.NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("outbox", { keyPath: "ref" });
      request.result.createObjectStore("drafts", { keyPath: "key" });
    };
    const database = await answer(request);
    database.onversionchange = () => database.close();
    return database;
  } catch {
    return undefined;
  }
}

/** @returns {Promise<any>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
