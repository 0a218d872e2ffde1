import { Emitter } from "../messaging/emitter.js";

/** For so many milliseconds after a list has moved a press in it does nothing: it was aimed at what stood there before. */
export const SETTLE = 400;
/** A hand that does not move for so many milliseconds aims at nothing: the lists may move again. */
export const REST = 2_000;

/**
 * Keeps the lists of the left pane still under a hand: as long as it moves there, nothing goes out of its place and what is
 * new comes at the end. Emits `change` when the lists may move again.
 */
export class Steady extends Emitter {
  held = false;
  #rest = 0;
  #movedAt = -Infinity;

  /** A hand is at work in the lists. */
  aim() {
    this.held = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.release(), REST);
  }

  release() {
    clearTimeout(this.#rest);
    if (!this.held) return;
    this.held = false;
    this.emit("change");
  }

  /** Something in the lists stands elsewhere now. */
  moved() {
    this.#movedAt = performance.now();
  }

  get settling() {
    return performance.now() - this.#movedAt < SETTLE;
  }
}

/** The lists of the left pane stand above each other: they are one. */
export const steady = new Steady();

/** The order in which one list shows its items: their own, or while it is held the one that they had. */
export class Order {
  /** @type {any[] | undefined} what was shown last */
  #shown;

  /**
   * @param {any[]} items
   * @param {(item: any) => string} key
   * @param {{held: boolean, late?: (item: any) => boolean}} how `late`: waits for its place until the list is let go
   * @returns {{item: any, gone: boolean}[]} `gone`: it is no longer there and keeps its place for now
   */
  of(items, key, { held, late = () => false }) {
    const before = this.#shown ?? items;
    const now = new Map(items.map((item) => [key(item), item]));
    const known = new Set(before.map(key));
    const kept = before.map((item) => ({ item: now.get(key(item)) ?? item, gone: !now.has(key(item)) }));
    const fresh = items.filter((item) => !known.has(key(item)) && !late(item)).map((item) => ({ item, gone: false }));
    const rows = held ? [...kept, ...fresh] : items.map((item) => ({ item, gone: false }));
    this.#shown = rows.map(({ item }) => item);
    this.moved = before.some((item, index) => key(item) !== (rows[index] && key(rows[index].item)));
    this.longer = rows.length > before.length;
    return rows;
  }
}
