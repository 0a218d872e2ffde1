import { css, html } from "lit";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { t } from "../words/words.js";
import { icon } from "./icons.js";
import { View } from "./view.js";

/** Esc this often within two seconds is the same as the button. */
const TIMES = 3;

/** The way out: one press, and the screen is blank before anything else happens. */
class Exit extends View {
  static styles = [shared, css`
    button { border-color: var(--edge); color: var(--ink); background: var(--surface); font-size: var(--small); padding: 0.5rem 0.625rem; gap: 0.375rem; white-space: nowrap; }
    @media (max-width: 22rem) { .icon { display: none; } }
  `];
  #pressed = [];

  watch() {
    this.listenTo(window, "keydown", (event) => this.#key(event), { capture: true });
  }

  render() {
    return html`<button aria-label=${t("exit.label")} @click=${() => messenger.leaveQuickly()}>${icon("leave")}${t("exit.button")}</button>`;
  }

  #key(event) {
    if (event.key !== "Escape" || event.repeat) return;
    const now = performance.now();
    this.#pressed = [...this.#pressed.filter((before) => now - before < 2000), now];
    if (this.#pressed.length >= TIMES) messenger.leaveQuickly();
  }
}

customElements.define("draad-exit", Exit);
