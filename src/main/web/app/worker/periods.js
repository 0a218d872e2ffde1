import { css, html, nothing } from "lit";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";

/** Whether a time is missing, or one that is not after the other. Midnight is the end of a day too. */
export const isWrong = ({ opens, closes }) => !opens || !closes || opens >= (closes === "00:00" ? "24:00" : closes);

/** Whether any two overlap. */
export function overlap(periods) {
  const sorted = [...periods].sort((one, other) => one.opens.localeCompare(other.opens));
  return sorted.some((one, at) => at > 0 && one.opens < (sorted[at - 1].closes === "00:00" ? "24:00" : sorted[at - 1].closes));
}

/** The times of one day, to be changed in place. Fires `changed`, which bubbles. */
class Periods extends View {
  static properties = { periods: { attribute: false }, day: {}, tried: { type: Boolean } };
  static styles = [shared, css`
    :host { display: grid; gap: 0.5rem; justify-items: start; min-inline-size: 0; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem; }
    ul { display: grid; gap: 0.5rem; inline-size: 100%; }
    input { flex: 0 1 8.5rem; min-inline-size: 6.25rem; padding-inline: 0.625rem; }
    [aria-invalid="true"] { border-color: var(--danger); border-width: 2px; }
    .wrong { color: var(--danger); font-size: var(--small); font-weight: 600; }
    /* On a phone the whole field opens the clock; without its drawing two fields and a button stand side by side. */
    @media (max-width: 34rem) { ::-webkit-calendar-picker-indicator { display: none; } input { flex-basis: 6.25rem; flex-grow: 1; max-inline-size: 8.5rem; } }
    .add { margin-inline-start: -1rem; font-weight: 500; }
  `];

  render() {
    return html`${this.periods.length === 0 ? html`<p class="soft">${t("hours.closed")}</p>` : html`<ul>${this.periods.map((one, at) => this.#period(one, at))}</ul>`}
      ${this.tried && !this.periods.some(isWrong) && overlap(this.periods) ? html`<p class="wrong" id="overlap">${t("problem.periods-overlap")}</p>` : nothing}
      ${this.periods.length < 8 ? html`<button type="button" class="add" aria-label=${t("hours.add.to", { day: this.day })} @click=${this.#add}>${t("hours.add")}</button>` : nothing}`;
  }

  #period(period, at) {
    const wrong = this.tried && (isWrong(period) || overlap(this.periods));
    const field = (name) => html`<input type="time" aria-label=${t(`hours.${name}`, { day: this.day })} aria-invalid=${wrong} .value=${period[name].replace("24:00", "00:00")} @change=${(event) => this.#set(period, name, event.target.value)}>`;
    return html`<li>${field("opens")}<span aria-hidden="true">–</span>${field("closes")}
      <button type="button" class="round" aria-label=${t("hours.remove", { day: this.day })} @click=${() => this.#remove(at)}>${icon("close")}</button>
      ${this.tried && isWrong(period) ? html`<span class="wrong">${t("problem.period-backwards")}</span>` : nothing}</li>`;
  }

  #set(period, name, value) {
    period[name] = value;
    this.#changed();
  }

  async #add() {
    const last = this.periods.at(-1)?.closes ?? "";
    this.periods.push(last && last < "17:00" ? { opens: last, closes: "17:00" } : { opens: last === "" ? "09:00" : "", closes: last === "" ? "17:00" : "" });
    this.#changed();
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll("li")].at(-1).querySelector("input").focus();
  }

  async #remove(at) {
    this.periods.splice(at, 1);
    this.#changed();
    await this.updateComplete;
    this.renderRoot.querySelector(".add")?.focus();
  }

  #changed() {
    this.requestUpdate();
    this.dispatchEvent(new Event("changed", { bubbles: true, composed: true }));
  }
}

customElements.define("draad-periods", Periods);
