import { css, html, nothing } from "lit";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { t } from "../words/words.js";
import { announce } from "./announcements.js";
import { icon } from "./icons.js";
import { View } from "./view.js";

/** A line that is away for less than this is nobody's worry. */
const PATIENCE = 1500;

/** Says when the line is lost, and that nothing is lost with it. */
class Line extends View {
  static properties = { lost: { state: true } };
  static styles = [shared, css`
    p { display: flex; gap: 0.625rem; align-items: center; justify-content: center; max-inline-size: none; background: var(--warn-tint); color: var(--warn); font-size: var(--small); font-weight: 600; padding: 0.5rem 1rem; }
  `];
  #timer = 0;

  watch() {
    this.listen(messenger.connection, "state", (state) => this.#became(state));
    this.listen(messenger.local, "change");
    this.#became(messenger.connection.state);
  }

  render() {
    return this.lost ? html`<p role="status">${icon("offline")}<span>${t(messenger.local.onlyHere ? "line.lost.onlyHere" : "line.lost")}</span></p>` : nothing;
  }

  #became(state) {
    clearTimeout(this.#timer);
    if (state === "live" || state === "idle") {
      if (this.lost && state === "live") announce(t("line.back"));
      this.lost = false;
    } else if (!this.lost) {
      this.#timer = setTimeout(() => (this.lost = true), navigator.onLine ? PATIENCE : 0);
    }
  }
}

customElements.define("draad-line", Line);
