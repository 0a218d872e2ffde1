import { css, html } from "lit";
import { shared } from "../style/shared.js";
import { View } from "../ui/view.js";
import { t, words } from "../words/words.js";

const NAMES = { nl: "Nederlands", en: "English" };

/** The two languages, each in its own words. */
class Language extends View {
  static styles = [shared, css`
    div { display: inline-flex; border: 1px solid var(--edge); border-radius: var(--round); overflow: hidden; background: var(--surface); }
    button { border: 0; border-radius: 0; font-weight: 500; color: var(--ink); }
    button:focus-visible { outline-offset: -4px; }
    button[aria-pressed="true"] { background: var(--primary); color: var(--on-primary); font-weight: 600; }
  `];

  render() {
    return html`<div role="group" aria-label=${t("more.language")}>${["nl", "en"].map((one) => html`<button lang=${one} aria-pressed=${words.language === one} @click=${() => words.choose(one)}>${NAMES[one]}</button>`)}</div>`;
  }
}

customElements.define("draad-language", Language);
