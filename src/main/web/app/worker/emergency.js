import { css, html, nothing } from "lit";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { dayAndTime, t } from "../words/words.js";
import { holidaySaid, instantOf, openingSaid, wallClock } from "../visitor/opening.js";

/** How a desk is now, as visitors read it, and the switch that closes it at once. Fires `timetable` with what came of it. */
class Emergency extends View {
  static properties = { timetable: { attribute: false }, asking: { state: true }, busy: { state: true }, trouble: { state: true }, missing: { state: true } };
  static styles = [shared, css`
    :host { display: grid; gap: 0.75rem; justify-items: start; }
    .now { font-size: var(--big); text-wrap: balance; font-weight: 650; line-height: 1.3; display: flex; gap: 0.625rem; align-items: flex-start; }
    .now::before { content: ""; inline-size: 0.875rem; block-size: 0.875rem; margin-block-start: 0.4rem; border-radius: 50%; background: var(--ok); flex: none; }
    .now.shut::before { background: none; border: 3px solid var(--danger); }
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.875rem; inline-size: 100%; border: 1px solid var(--edge); border-radius: var(--round); padding: 1rem; }
    form > * { min-inline-size: 0; }
    .until input { max-inline-size: 16rem; min-inline-size: 0; }
    .wrong { color: var(--danger); font-size: var(--small); font-weight: 600; }
    .notice { inline-size: 100%; overflow-wrap: anywhere; }
    .yes { background: var(--danger); color: var(--surface); border-color: var(--danger); }
    .yes:hover { background: var(--danger); text-decoration: underline; }
  `];

  watch() {
    this.tick(30_000);
  }

  render() {
    const { opening, emergency } = this.timetable;
    return html`<p class="now ${opening.open ? "" : "shut"}">${openingSaid(opening)}</p>
      ${opening.holiday ? html`<p>${holidaySaid(opening)}</p>` : nothing}
      ${opening.reason && !emergency ? html`<p dir="auto" lang=${opening.language}>${opening.reason}</p>` : nothing}
      ${emergency ? html`<div class="notice bad"><p>${t("hours.emergency.by", { name: emergency.by.name, when: dayAndTime(emergency.since) })}</p><p dir="auto" lang=${opening.language}><b>${emergency.text}</b></p></div>` : nothing}
      <p class="soft small">${t("hours.emergency.text")}</p>
      ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
      ${this.asking ? this.#form() : html`<div class="row">
        <button class="danger edged close" @click=${this.#begin}>${icon("alert")}${t(emergency ? "hours.emergency.change" : "hours.emergency.close")}</button>
        ${emergency ? html`<button class="main" ?disabled=${this.busy} @click=${() => this.#do(() => messenger.api.delete(this.#path))}>${t("hours.emergency.reopen")}</button>` : nothing}</div>`}`;
  }

  #form() {
    return html`<form novalidate @submit=${this.#close}>
      <div class="field"><label for="text">${t("hours.emergency.why")}</label><span class="hint" id="why">${t("hours.emergency.why.hint")}</span>
        <input id="text" dir="auto" maxlength="200" aria-invalid=${Boolean(this.missing)} aria-describedby="missing why" .value=${this.timetable.emergency?.text ?? ""} @input=${() => (this.missing = false)}>
        ${this.missing ? html`<span class="wrong" id="missing">${t("form.missing")}</span>` : nothing}</div>
      <div class="field until"><label for="until">${t("hours.emergency.until")}</label><span class="hint" id="when">${t("hours.emergency.until.hint")}</span>
        <input id="until" type="datetime-local" aria-describedby="when" .value=${this.timetable.emergency?.until ? wallClock(this.timetable.emergency.until, this.#zone) : ""}></div>
      <div class="row"><button class="yes" ?disabled=${this.busy}>${t("hours.emergency.yes")}</button><button type="button" class="edged" @click=${this.#back}>${t("app.cancel")}</button></div>
    </form>`;
  }

  get #zone() {
    return this.timetable.opening.zone;
  }

  get #path() {
    return `/api/desks/${this.timetable.desk.id}/emergency`;
  }

  async #begin() {
    this.asking = true;
    this.missing = false;
    await this.updateComplete;
    this.renderRoot.getElementById("text").focus();
  }

  async #back() {
    this.asking = false;
    this.trouble = "";
    await this.updateComplete;
    this.renderRoot.querySelector(".close").focus();
  }

  #close(event) {
    event.preventDefault();
    const text = this.renderRoot.getElementById("text");
    const until = this.renderRoot.getElementById("until").value;
    this.missing = !text.value.trim();
    if (this.missing) return text.focus();
    this.#do(() => messenger.api.put(this.#path, { text: text.value, ...(until ? { until: instantOf(until, this.#zone) } : {}) }));
  }

  async #do(deed) {
    this.busy = true;
    this.trouble = "";
    try {
      this.dispatchEvent(new CustomEvent("timetable", { detail: await deed() }));
      await this.#back();
    } catch (no) {
      this.trouble = said(no);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("draad-emergency", Emergency);
