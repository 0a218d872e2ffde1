import { css, html, nothing } from "lit";
import { messenger, router } from "../draad.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { counted, t } from "../words/words.js";
import { askForTalk, keepWish, keptWish } from "./asking.js";

/** One box and one button: what would you like to talk about? */
class Ask extends View {
  static properties = { organisation: { attribute: false }, text: { state: true }, desk: { state: true }, busy: { state: true }, trouble: { state: true } };
  static styles = [shared, css`
    form { display: grid; gap: 1rem; }
    textarea { min-block-size: 7.5rem; resize: vertical; padding: 0.875rem 1rem; font-size: 1.0625rem; border-radius: 1rem; display: block; }
    .main { min-block-size: 3.25rem; font-size: 1.0625rem; border-radius: 1rem; }
    fieldset { display: grid; gap: 0.5rem; }
    legend { font-weight: 600; padding: 0; margin-block-end: 0.5rem; }
    .desk { display: flex; align-items: center; gap: 0.75rem; min-block-size: var(--touch); padding: 0.5rem 0.875rem; border: 1px solid var(--edge); border-radius: var(--round); background: var(--surface); font-weight: 500; cursor: pointer; }
    .desk:has(:checked) { border-color: var(--primary); background: var(--tint); box-shadow: inset 0 0 0 1px var(--primary); }
    .desk input { inline-size: 1.25rem; min-block-size: 1.25rem; accent-color: var(--primary); margin: 0; }
    .desk span { flex: 1; }
    .live { display: flex; gap: 0.5rem; align-items: center; }
    .live::before { content: ""; inline-size: 0.625rem; block-size: 0.625rem; border-radius: 50%; background: var(--ok); flex: none; }
    .live.away::before { background: none; border: 2px solid var(--edge); }
  `];

  constructor() {
    super();
    const kept = keptWish();
    this.text = kept?.text ?? "";
    this.trouble = "";
  }

  get #desks() {
    return this.organisation.desks;
  }

  get #desk() {
    return this.#desks.find((one) => one.id === this.desk) ?? this.#desks[0];
  }

  render() {
    const desk = this.#desk;
    return html`<form @submit=${this.#ask}>
      <textarea dir="auto" aria-label=${t("front.field")} placeholder=${t("front.placeholder")} maxlength="4000" .value=${this.text} @input=${(event) => (this.text = event.target.value)}></textarea>
      ${this.#desks.length > 1 ? this.#choice() : nothing}
      ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
      <button class="main" ?disabled=${this.busy || !desk}>${icon("chat")}${t("front.talk")}</button>
      ${desk?.workers === undefined ? nothing : html`<p class="small soft live ${desk.workers > 0 ? "" : "away"}"><span>${desk.workers > 0 ? t("front.workers.some") : t("front.workers.none")}
        ${desk.waiting > 0 ? counted("front.waiting", desk.waiting) : desk.workers > 0 ? t("front.waiting.none") : ""}</span></p>`}
    </form>`;
  }

  #choice() {
    return html`<fieldset><legend>${t("front.desk")}</legend>
      ${this.#desks.map((one) => html`<label class="desk"><input type="radio" name="desk" .checked=${one.id === this.#desk.id} @change=${() => (this.desk = one.id)}><span>${one.name}</span></label>`)}
    </fieldset>`;
  }

  async #ask(event) {
    event.preventDefault();
    keepWish({ slug: this.organisation.slug, desk: this.#desk.id, text: this.text });
    if (!messenger.session.person) return router.go("/account/sign-up");
    this.busy = true;
    this.trouble = "";
    try {
      router.go(await askForTalk());
    } catch (no) {
      this.trouble = said(no);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("draad-ask", Ask);
