import { css, html, nothing } from "lit";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { t, words } from "../words/words.js";
import "./periods.js";

/** The days that are unlike others, to be changed in place. Fires `changed`, which bubbles. */
class Exceptions extends View {
  static properties = { exceptions: { attribute: false }, tried: { type: Boolean } };
  static styles = [shared, css`
    :host { display: grid; gap: 0.75rem; justify-items: start; }
    ul { display: grid; gap: 0.75rem; inline-size: 100%; }
    .one { border: 1px solid var(--line); border-radius: var(--round); padding: 0.875rem; display: grid; gap: 0.75rem; }
    .head { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: end; }
    .date { inline-size: 11.5rem; }
    .head button { margin-inline-start: auto; }
    .kinds { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
    .kinds label { display: flex; align-items: center; gap: 0.5rem; min-block-size: var(--touch); font-weight: 500; }
    .kinds input { inline-size: 1.25rem; min-block-size: 1.25rem; accent-color: var(--primary); margin: 0; }
    .wrong { color: var(--danger); font-size: var(--small); font-weight: 600; }
    @media (max-width: 34rem) { .one { border-width: 1px 0 0; border-radius: 0; padding: 0.875rem 0 0; } }
    [aria-invalid="true"] { border-color: var(--danger); border-width: 2px; }
  `];

  render() {
    return html`${this.exceptions.length === 0 ? html`<p class="soft">${t("hours.exceptions.none")}</p>` : html`<ul>${this.exceptions.map((one, at) => this.#exception(one, at))}</ul>`}
      <button type="button" class="edged add" @click=${this.#add}>${t("hours.exceptions.add")}</button>`;
  }

  #exception(one, at) {
    const twice = this.exceptions.some((other) => other !== one && other.date && other.date === one.date);
    const wrong = this.tried && (!one.date || twice);
    const open = one.periods.length > 0;
    return html`<li><div class="one" role="group" aria-label=${t("hours.exception", { n: at + 1 })}>
      <div class="head"><div class="field date"><label for="date-${at}">${t("hours.date")}</label>
        <input id="date-${at}" type="date" min="2000-01-01" max="2099-12-31" aria-invalid=${wrong} aria-describedby="wrong-${at}" .value=${one.date} @change=${(event) => this.#change(() => (one.date = event.target.value))}></div>
        <button type="button" class="danger" @click=${() => this.#remove(at)}>${icon("withdraw")}${t("hours.exceptions.remove")}</button></div>
      ${wrong ? html`<span class="wrong" id="wrong-${at}">${t(twice ? "problem.date-twice" : "form.missing")}</span>` : nothing}
      <div class="kinds" role="radiogroup" aria-label=${t("hours.exception.kind")}>
        <label><input type="radio" name="kind-${at}" .checked=${!open} @change=${() => this.#change(() => (one.periods = []))}>${t("hours.exception.closed")}</label>
        <label><input type="radio" name="kind-${at}" .checked=${open} @change=${() => this.#change(() => (one.periods = [{ opens: "09:00", closes: "12:00" }]))}>${t("hours.exception.other")}</label></div>
      ${open ? html`<draad-periods .periods=${one.periods} .day=${this.#named(one.date)} ?tried=${this.tried} @changed=${() => this.requestUpdate()}></draad-periods>` : nothing}
      <div class="field"><label for="reason-${at}">${t("hours.reason")}</label><span class="hint" id="hint-${at}">${t("hours.reason.hint")}</span>
        <input id="reason-${at}" dir="auto" maxlength="200" aria-describedby="hint-${at}" .value=${one.reason ?? ""} @input=${(event) => this.#change(() => (one.reason = event.target.value))}></div>
    </div></li>`;
  }

  #named(date) {
    return date ? new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(date)) : t("hours.thisDay");
  }

  async #add() {
    this.#change(() => this.exceptions.push({ date: "", periods: [] }));
    await this.updateComplete;
    this.renderRoot.getElementById(`date-${this.exceptions.length - 1}`).focus();
  }

  async #remove(at) {
    this.#change(() => this.exceptions.splice(at, 1));
    await this.updateComplete;
    this.renderRoot.querySelector(".add").focus();
  }

  #change(deed) {
    deed();
    this.requestUpdate();
    this.dispatchEvent(new Event("changed", { bubbles: true, composed: true }));
  }
}

customElements.define("draad-exceptions", Exceptions);
