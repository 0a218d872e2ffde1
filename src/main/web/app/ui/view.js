import { LitElement } from "lit";
import { words } from "../words/words.js";

/** A part of the screen: redraws when the language changes, and listens only as long as it is there. */
export class View extends LitElement {
  #stops = [];

  connectedCallback() {
    super.connectedCallback();
    this.listen(words, "change", () => this.requestUpdate());
    this.watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Where a view says what it listens to. */
  watch() {}

  /** @param {import("../messaging/emitter.js").Emitter} emitter */
  listen(emitter, name, listener = () => this.requestUpdate()) {
    this.#stops.push(emitter.on(name, listener));
  }

  /** Listens to a window or a document. */
  listenTo(target, name, listener, options) {
    target.addEventListener(name, listener, options);
    this.#stops.push(() => target.removeEventListener(name, listener, options));
  }

  /** Redraws every so many milliseconds, for clocks. */
  tick(every) {
    const timer = setInterval(() => this.requestUpdate(), every);
    this.#stops.push(() => clearInterval(timer));
  }
}
