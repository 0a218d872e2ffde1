import { css, html, nothing } from "lit";
import { messenger, router } from "../draad.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { counted, t } from "../words/words.js";
import { announce } from "../ui/announcements.js";
import { askForTalk, keepWish, keptWish } from "./asking.js";
import "./closed.js";
import { openingSaid } from "./opening.js";

/**
 * One box and one button: what would you like to talk about? A closed desk has neither, and says when it opens. Fires
 * `stale` when the server knows better whether a desk is open, and `door` with whether the chosen desk is, when that is new.
 */
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
    .desk small { font-weight: 400; font-size: var(--small); color: var(--ink-soft); display: block; text-wrap: balance; }
    .live { display: flex; gap: 0.5rem; align-items: center; }
    .live::before { content: ""; inline-size: 0.625rem; block-size: 0.625rem; border-radius: 50%; background: var(--ok); flex: none; }
    .live.away::before { background: none; border: 2px solid var(--edge); }
  `];

  constructor() {
    super();
    const kept = keptWish();
    this.text = kept?.text ?? "";
    this.desk = kept?.desk;
    this.trouble = "";
  }

  watch() {
    this.tick(30_000);
  }

  /** The desk is chosen once: one that closes while somebody writes is not changed for another. */
  willUpdate(changed) {
    if (!changed.has("organisation")) return;
    const desks = this.#desks;
    if (!desks.some((one) => one.id === this.desk)) this.desk = (desks.find((one) => one.opening.open) ?? desks[0])?.id;
  }

  updated() {
    const open = this.#desk?.opening.open;
    const changed = this.told && this.told.desk === this.desk && this.told.open !== open;
    if (changed) announce(openingSaid(this.#desk.opening));
    if (changed && !open && this.writing) this.renderRoot.querySelector("draad-closed").updateComplete.then(() => this.renderRoot.querySelector("draad-closed").focus());
    if (open !== this.told?.open) this.dispatchEvent(new CustomEvent("door", { detail: open }));
    this.told = { desk: this.desk, open };
    this.writing = false;
  }

  /** The box goes away with the focus in it. */
  update(changed) {
    this.writing = this.renderRoot.activeElement?.localName === "textarea";
    super.update(changed);
  }

  get #desks() {
    return this.organisation.desks;
  }

  get #desk() {
    return this.#desks.find((one) => one.id === this.desk) ?? this.#desks[0];
  }

  render() {
    const desk = this.#desk;
    const choice = this.#desks.length > 1 ? this.#choice() : nothing;
    if (desk && !desk.opening.open) return html`<form>${choice}<draad-closed .opening=${desk.opening} ?kept=${this.text.trim() !== ""}></draad-closed></form>`;
    return html`<form @submit=${this.#ask}>
      <textarea dir="auto" aria-label=${t("front.field")} placeholder=${t("front.placeholder")} maxlength="4000" .value=${this.text} @input=${(event) => (this.text = event.target.value)}></textarea>
      ${choice}
      ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
      <button class="main" ?disabled=${this.busy || !desk}>${icon("chat")}${t("front.talk")}</button>
      ${desk ? this.#now(desk) : nothing}
    </form>`;
  }

  #now(desk) {
    const { opening } = desk;
    return html`<div><p class="small soft open">${openingSaid(opening)}${opening.reason ? html` <span dir="auto" lang=${opening.language}>${opening.reason}</span>` : nothing}</p>
      <p class="small soft live ${desk.workers > 0 ? "" : "away"}"><span>${desk.workers > 0 ? t("front.workers.some") : t("front.workers.none")}
        ${desk.waiting > 0 ? counted("front.waiting", desk.waiting) : desk.workers > 0 ? t("front.waiting.none") : ""}</span></p></div>`;
  }

  #choice() {
    return html`<fieldset><legend>${t("front.desk")}</legend>
      ${this.#desks.map((one) => html`<label class="desk"><input type="radio" name="desk" .checked=${one.id === this.#desk.id} @change=${() => (this.desk = one.id)}><span>${one.name}<small>${openingSaid(one.opening)}</small></span></label>`)}
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
      if (no.name === "desk-closed") this.dispatchEvent(new Event("stale"));
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("draad-ask", Ask);
