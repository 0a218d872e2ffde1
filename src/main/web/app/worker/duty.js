import { home, messenger } from "../draad.js";
import { Emitter } from "../messaging/emitter.js";

/** This worker's turn at the desks: where it is on, and how many talks it leaves room for. Emits `change`. */
class Duty extends Emitter {
  /** @type {{id: string, name: string, organisation: {name: string} | string, on: boolean}[] | undefined} */
  desks;
  capacity = 0;

  async load() {
    this.#take(await messenger.api.get("/api/duty"));
  }

  /** @param {string} desk @param {boolean} on */
  async turn(desk, on) {
    const desks = (this.desks ?? []).filter((one) => (one.id === desk ? on : one.on)).map((one) => one.id);
    this.#take(await messenger.api.put("/api/duty", { desks }));
  }

  get active() {
    return this.desks?.some((one) => one.on) ?? false;
  }

  /** Takes a chat out of the queue. @param {{chat?: string}} [which] none: the one that waits longest */
  async take({ chat } = {}) {
    const oldest = messenger.desks.waiting[0];
    const path = chat ? `/api/chats/${chat}/claim` : `/api/desks/${oldest?.desk ?? this.desks?.find((one) => one.on)?.id}/claim`;
    return home.know(await messenger.api.post(path));
  }

  #take({ desks, capacity }) {
    this.desks = desks;
    this.capacity = capacity;
    messenger.desks.watch(desks.filter((one) => one.on).map((one) => one.id));
    this.emit("change");
  }
}

export const duty = new Duty();
