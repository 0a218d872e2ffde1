import { css, html, LitElement } from "lit";
import { shared } from "../style/shared.js";
import { t } from "../words/words.js";

const KEPT = "draad.single-key";
const KEYS = [["help", "?"], ["oldest", "Alt + N"], ["chat", "Alt + 1 … 9"], ["next", "Alt + ↓ ↑"], ["write", "Alt + S"], ["pullBack", "Alt + Z"], ["beside", "Alt + B"], ["send", "Enter"], ["line", "Shift + Enter"]];

/** Whether a key without a modifier may do something: off for who works by voice (WCAG 2.1.4). */
export const singleKeys = () => localStorage.getItem(KEPT) !== "off";

/** Shows which keys do what. */
class Keys extends LitElement {
  static styles = [shared, css`
    dialog { border: 0; border-radius: 1rem; padding: 1.5rem; inline-size: min(30rem, calc(100vw - 2rem)); background: var(--surface); color: var(--ink); }
    dialog::backdrop { background: rgb(17 24 26 / 55%); }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 0.625rem 1.25rem; margin-block: 1rem 1.25rem; align-items: center; }
    kbd { font: inherit; font-size: var(--small); font-weight: 600; border: 1px solid var(--edge); border-block-end-width: 2px; border-radius: 0.375rem; padding: 0.125rem 0.5rem; white-space: nowrap; }
    label { display: flex; gap: 0.75rem; align-items: center; min-block-size: var(--touch); font-weight: 500; margin-block-end: 1rem; }
    input { inline-size: 1.25rem; min-block-size: 1.25rem; accent-color: var(--primary); }
    .main { inline-size: 100%; }
  `];

  render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <h2 id="title">${t("keys.title")}</h2>
      <dl>${KEYS.map(([name, keys]) => html`<dt><kbd>${keys}</kbd></dt><dd>${t(`keys.${name}`)}</dd>`)}</dl>
      <label><input type="checkbox" .checked=${singleKeys()} @change=${(event) => localStorage.setItem(KEPT, event.target.checked ? "on" : "off")}><span>${t("keys.single")}<br><span class="small soft">${t("keys.single.hint")}</span></span></label>
      <button class="main" @click=${() => this.renderRoot.querySelector("dialog").close()}>${t("app.close")}</button>
    </dialog>`;
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }
}

customElements.define("draad-keys", Keys);

/** Shows the keys, once. */
export function showKeys() {
  if (!document.querySelector("draad-keys")) document.body.append(document.createElement("draad-keys"));
}
