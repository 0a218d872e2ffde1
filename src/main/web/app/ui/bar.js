import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { t } from "../words/words.js";
import { icon, mark } from "./icons.js";
import { title } from "./title.js";
import { View } from "./view.js";

let first = true;

/** The top of a screen: its name, the way back, and the way out at the right, always in the same place. */
class Bar extends View {
  static properties = { heading: {}, sub: {}, back: {}, plain: { type: Boolean } };
  static styles = [shared, css`
    .edge { container-type: inline-size; }
    :host { background: var(--surface); border-block-end: 1px solid var(--line); padding: 0.5rem 0.75rem; padding-block-start: calc(0.5rem + env(safe-area-inset-top)); }
    header { display: flex; align-items: center; gap: 0.375rem; max-inline-size: var(--column); margin-inline: auto; min-block-size: var(--touch); }
    .brand { display: inline-flex; color: var(--thread); padding: 0.25rem; min-inline-size: auto; }
    .mark { inline-size: 2rem; block-size: 2rem; fill: none; stroke: currentcolor; stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
    .titles { flex: 1; min-inline-size: 0; }
    draad-exit { align-self: flex-start; }
    h1 { font-size: 1.0625rem; line-height: 1.25; letter-spacing: 0; overflow: hidden; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; }
    :host([plain]) h1 { font-size: var(--base); }
    .sub { font-size: var(--small); line-height: 1.3; color: var(--ink-soft); overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; }
    @container (max-width: 17rem) { .brand { display: none; } }
    @media (min-width: 60rem) { :host(:not([plain])) .brand { display: none; } }
  `];

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change");
  }

  render() {
    return html`<div class="edge"><header>
      ${this.back ? html`<a class="button round" href=${this.back} aria-label=${t("app.back")}>${icon("back")}</a>` : html`<a class="button brand" href="/" aria-label="${t("app.name")}: ${t("app.home")}">${mark()}</a>`}
      <div class="titles">
        <h1 tabindex="-1" dir="auto">${this.heading}</h1>
        ${this.sub ? html`<p class="sub" dir="auto">${this.sub}</p>` : nothing}
      </div>
      <slot></slot>
      ${home.worksHere ? nothing : html`<draad-exit></draad-exit>`}
    </header></div>`;
  }

  firstUpdated() {
    if (!first) this.renderRoot.querySelector("h1").focus({ preventScroll: true });
    first = false;
  }

  updated() {
    title(this.heading);
  }
}

customElements.define("draad-bar", Bar);
