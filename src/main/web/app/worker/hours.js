import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { request } from "../messaging/http.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { announce } from "../ui/announcements.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { openingSaid } from "../visitor/opening.js";
import { dayAndTime, t, words } from "../words/words.js";
import "./emergency.js";
import "./exceptions.js";
import { isWrong, overlap } from "./periods.js";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** When the desks of a coordinator are open: the switch that closes one at once, the week, holidays, and other days. */
class Hours extends View {
  static properties = { desk: {}, desks: { state: true }, timetable: { state: true }, trouble: { state: true }, busy: { state: true }, tried: { state: true }, stale: { state: true }, saved: { state: true } };
  static styles = [shared, page, css`
    .column { display: grid; gap: 1.25rem; }
    section { display: grid; gap: 0.875rem; }
    section h2 { grid-column: 1 / -1; }
    .desks { display: flex; flex-wrap: wrap; gap: 0.5rem; }
    .desks a[aria-current] { border-color: var(--primary); background: var(--tint); box-shadow: inset 0 0 0 1px var(--primary); }
    .choice { display: flex; align-items: flex-start; gap: 0.75rem; min-block-size: var(--touch); padding-block: 0.5rem; font-weight: 500; }
    .choice input { inline-size: 1.25rem; min-block-size: 1.25rem; accent-color: var(--primary); margin: 0.125rem 0 0; flex: none; }
    .day { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0.25rem 0.75rem; padding-block: 0.75rem; border-block-start: 1px solid var(--line); }
    .day h3 { padding-block: 0.5rem; }
    form { display: grid; gap: 1.25rem; }
    .foot { position: sticky; inset-block-end: -2rem; background: var(--paper); padding: 0.75rem 1rem; margin: 0 -1rem -2rem; border-block-start: 1px solid var(--line); display: grid; gap: 0.5rem; z-index: 1; }
    .foot .small { flex: 1 1 10rem; }
    .half { display: grid; gap: 0.875rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
    summary { min-block-size: var(--touch); display: flex; align-items: center; cursor: pointer; font-weight: 600; color: var(--primary); }
    details li { padding-block: 0.125rem; }
    @media (max-width: 34rem) { .day { grid-template-columns: minmax(0, 1fr); } .day h3 { padding-block: 0; } }
  `];

  watch() {
    this.listen(home, "change", () => this.desks ?? this.#loadDesks());
    this.#loadDesks();
  }

  willUpdate(changed) {
    if (changed.has("desk") && this.desks) this.#load();
  }

  render() {
    return html`<draad-bar heading=${t("hours.title")} .sub=${this.timetable?.desk.name}></draad-bar>
      <div class="scroll"><div class="column">
        ${this.desks?.length > 1 ? html`<nav class="desks" aria-label=${t("hours.desks")}>${this.desks.map((one) => html`<a class="button edged" href="/work/hours/${one.id}" aria-current=${one.id === this.#id ? "page" : nothing}>${one.name}</a>`)}</nav>` : nothing}
        ${this.desks?.length === 0 ? html`<p class="card">${t("hours.none")}</p>` : nothing}
        ${this.timetable ? this.#timetable() : this.trouble ? html`<div class="stack" role="alert"><p class="notice bad">${this.trouble}</p><button class="main" @click=${() => (this.desks ? this.#load() : this.#loadDesks())}>${t("app.again")}</button></div>` : nothing}
      </div></div>`;
  }

  get #id() {
    return this.desk ?? this.desks?.[0]?.id;
  }

  #timetable() {
    const { always } = this.draft;
    return html`<section class="card" aria-labelledby="now"><h2 id="now">${t("hours.now")}</h2><draad-emergency .timetable=${this.timetable} @timetable=${(event) => this.#switched(event.detail)}></draad-emergency></section>
      <form novalidate @submit=${this.#save} @changed=${this.#changed} @change=${this.#changed}>
        <section class="card" role="group" aria-labelledby="week"><h2 id="week">${t("hours.week")}</h2>
          <label class="choice"><input type="radio" name="always" .checked=${always} @change=${() => this.#set("always", true)}><span>${t("hours.always")}<br><span class="small soft">${t("hours.always.hint")}</span></span></label>
          <label class="choice"><input type="radio" name="always" .checked=${!always} @change=${() => this.#set("always", false)}><span>${t("hours.fixed")}</span></label>
          ${always ? nothing : html`<div>${DAYS.map((day, at) => html`<div class="day" role="group" aria-label=${this.#named(at)}><h3>${this.#named(at)}</h3><draad-periods .periods=${this.draft.week[day]} .day=${this.#named(at)} ?tried=${this.tried}></draad-periods></div>`)}</div>`}
        </section>
        ${always ? nothing : this.#otherDays()}
        <section class="card half" role="group" aria-labelledby="more"><h2 id="more">${t("hours.more")}</h2>
          <div class="field"><label for="language">${t("hours.language")}</label><span class="hint" id="language-hint">${t("hours.language.hint")}</span>
            <select id="language" aria-describedby="language-hint" @change=${(event) => this.#set("language", event.target.value)}>${["nl", "en"].map((one) => html`<option value=${one} ?selected=${this.draft.language === one}>${t(`hours.language.${one}`)}</option>`)}</select></div>
          <div class="field"><label for="zone">${t("hours.zone")}</label><span class="hint" id="zone-hint">${t("hours.zone.hint")}</span>
            <select id="zone" aria-describedby="zone-hint" @change=${(event) => this.#set("zone", event.target.value)}>${this.#zones.map((one) => html`<option value=${one} ?selected=${this.draft.zone === one}>${one}</option>`)}</select></div>
        </section>
        <div class="foot">
          ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
          <div class="row"><button class="main" ?disabled=${this.busy}>${t("hours.save")}</button>
            ${this.stale ? html`<button type="button" class="edged" @click=${this.#load}>${t("hours.reload")}</button>` : nothing}
            <span class="small soft">${this.saved ? t("hours.saved") : this.#lastChange()}</span></div>
        </div>
      </form>`;
  }

  #otherDays() {
    return html`<section class="card" role="group" aria-labelledby="holidays"><h2 id="holidays">${t("hours.holidays")}</h2>
        <label class="choice"><input type="checkbox" .checked=${this.draft.holidays} @change=${(event) => this.#set("holidays", event.target.checked)}><span>${t("hours.holidays.close")}</span></label>
        <details><summary>${t("hours.holidays.which")}</summary><ul>${this.timetable.upcoming.map(({ date, holiday }) => html`<li>${this.#date(date)}: ${t(`holiday.${holiday}`)}</li>`)}</ul></details>
      </section>
      <section class="card" role="group" aria-labelledby="exceptions"><h2 id="exceptions">${t("hours.exceptions")}</h2><p class="soft small">${t("hours.exceptions.text")}</p>
        <draad-exceptions .exceptions=${this.draft.exceptions} ?tried=${this.tried}></draad-exceptions></section>`;
  }

  get #zones() {
    return [...new Set([this.draft.zone, "Europe/Amsterdam", ...Intl.supportedValuesOf("timeZone")])];
  }

  #named(at) {
    return new Intl.DateTimeFormat(words.locale, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 10, 23 + at)));
  }

  #date(date) {
    return new Intl.DateTimeFormat(words.locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(date));
  }

  #lastChange() {
    const change = this.timetable.changed;
    return change?.by ? t("hours.changed", { name: change.by.name, when: dayAndTime(change.at) }) : "";
  }

  #set(field, value) {
    this.draft[field] = value;
    this.requestUpdate();
  }

  #changed() {
    this.saved = false;
    if (!this.stale) this.trouble = "";
    this.requestUpdate();
  }

  /** What somebody is changing stays as it is: only how the desk is now is new. */
  #switched(timetable) {
    const { emergency, opening } = timetable;
    this.timetable = { ...this.timetable, emergency, opening };
    announce(openingSaid(opening));
  }

  #take(timetable) {
    const draft = structuredClone(timetable.hours);
    for (const day of DAYS) draft.week[day] ??= [];
    this.draft = draft;
    this.timetable = timetable;
    this.tried = this.stale = false;
    this.trouble = "";
  }

  async #loadDesks() {
    if (!home.coordinates.length) return;
    await this.#tryTo(async () => {
      const fronts = await Promise.all(home.coordinates.map((one) => request("GET", `/api/organisations/${one.slug}`)));
      this.desks = fronts.flatMap((front) => front.desks);
      await this.#load();
    });
  }

  async #load() {
    this.saved = false;
    if (this.#id) await this.#tryTo(async () => this.#take(await messenger.api.get(`/api/desks/${this.#id}/hours`)));
  }

  get #all() {
    return this.draft.always ? [] : [...Object.values(this.draft.week), ...this.draft.exceptions.map((one) => one.periods)];
  }

  async #save(event) {
    event.preventDefault();
    this.tried = true;
    const dates = this.draft.always ? [] : this.draft.exceptions.map((one) => one.date);
    if (this.#all.some((periods) => periods.some(isWrong) || overlap(periods)) || dates.some((date) => !date) || new Set(dates).size < dates.length) {
      this.trouble = t("hours.wrong");
      return this.#focusWrong();
    }
    const body = { version: this.timetable.version, hours: this.#document() };
    await this.#tryTo(async () => {
      this.#take(await messenger.api.put(`/api/desks/${this.timetable.desk.id}/hours`, body));
      this.saved = true;
      announce(t("hours.saved"));
    });
  }

  /** Midnight as an end is the end of the day; a reason without words is none. What is half filled in and does not count is left out. */
  #document() {
    const periods = (some) => some.filter((one) => !isWrong(one)).map(({ opens, closes }) => ({ opens, closes: closes === "00:00" ? "24:00" : closes }));
    const week = Object.fromEntries(DAYS.map((day) => [day, periods(this.draft.week[day])]));
    const exceptions = this.draft.exceptions.filter((one) => one.date).map(({ date, periods: some, reason }) => ({ date, periods: periods(some), ...(reason?.trim() ? { reason: reason.trim() } : {}) }));
    return { ...this.draft, week, exceptions };
  }

  async #focusWrong() {
    await this.updateComplete;
    const parts = [...this.renderRoot.querySelectorAll("draad-periods"), ...this.renderRoot.querySelectorAll("draad-exceptions")].flatMap((part) => [part, ...part.renderRoot.querySelectorAll("draad-periods")]);
    await Promise.all(parts.map((part) => part.updateComplete));
    parts.map((part) => part.renderRoot.querySelector('[aria-invalid="true"]')).find(Boolean)?.focus();
  }

  async #tryTo(deed) {
    this.busy = true;
    this.trouble = "";
    try {
      await deed();
    } catch (no) {
      this.trouble = said(no);
      this.stale = no.name === "changed-meanwhile";
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("draad-hours", Hours);
