import { css, html, nothing } from "lit";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { page } from "../style/page.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import "./ask.js";
import "./language.js";
import { Watching } from "./watching.js";

/** The front door of one organisation. */
class Front extends View {
  static properties = { slug: {}, organisation: { state: true }, open: { state: true }, trouble: { state: true }, missing: { state: true } };
  static styles = [shared, page, css`
    .column { max-inline-size: 34rem; padding-block: clamp(0.5rem, 6vh, 4rem) 2rem; display: grid; gap: 1.5rem; }
    .hello { position: relative; padding-inline-start: 2.25rem; display: grid; gap: 0.5rem; }
    .hello::before { content: ""; position: absolute; inset-block: 1.1rem -1.5rem; inset-inline-start: 0.5625rem; border-inline-start: 2px solid var(--thread); }
    .hello::after { content: ""; position: absolute; inset-block-start: 0.7rem; inset-inline-start: 0.1875rem; inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: var(--thread); }
    .shut::before { display: none; }
    .hello p { font-size: 1.0625rem; }
    .steps { display: grid; gap: 0.75rem; position: relative; padding-inline-start: 2.25rem; }
    .steps::before { content: ""; position: absolute; inset-block: -1.5rem 0.75rem; inset-inline-start: 0.5625rem; border-inline-start: 2px solid var(--thread); }
    .title { font-size: var(--huge); line-height: 1.25; letter-spacing: -0.01em; }
    .steps li { position: relative; }
    .steps li::before { content: ""; position: absolute; inset-inline-start: -2.0625rem; inset-block-start: 0.375rem; inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: var(--paper); border: 2px solid var(--thread); }
    .who { border-block-start: 1px solid var(--line); padding-block-start: 1.25rem; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; justify-content: space-between; }
  `];

  #watching = new Watching((front) => (this.organisation = front));

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watching.stop();
  }

  willUpdate(changed) {
    if (changed.has("slug")) this.#load();
  }

  render() {
    const organisation = this.organisation;
    return html`<draad-bar heading=${organisation?.name ?? t(this.missing ? "app.notFound" : "app.name")} plain></draad-bar>
      <div class="scroll"><div class="column">
        ${this.trouble ? html`<div class="nothing"><p role="alert">${this.trouble}</p><a class="button main" href="/">${t("app.home")}</a></div>` : nothing}
        ${organisation ? this.#door(organisation) : nothing}
      </div></div>`;
  }

  #door(organisation) {
    const person = messenger.session.person;
    const { open } = this;
    const some = organisation.desks.some((desk) => desk.opening.open);
    return html`<div class="hello ${open ? "" : "shut"}"><h2 class="title">${t(some ? "front.title" : "front.closed")}</h2>${open ? html`<p class="soft">${t("front.hint")}</p>` : nothing}</div>
      <draad-ask .organisation=${organisation} @stale=${() => this.#watching.again()} @door=${(event) => (this.open = event.detail)}></draad-ask>
      ${open ? html`<ol class="steps soft">${[1, 2, 3].map((n) => html`<li>${t(`front.step.${n}`)}</li>`)}</ol>` : nothing}
      ${open ? html`<p class="soft small">${t("front.who", { name: organisation.name })}</p>` : nothing}
      <div class="who">
        ${person ? html`<span>${t("front.continue", { name: person.name })} <a href="/home">${t("nav.overview")}</a></span>` : html`<span>${t("front.signedIn")} <a href="/account/sign-in">${t("front.signIn")}</a></span>`}
        <draad-language></draad-language>
      </div>`;
  }

  async #load() {
    this.organisation = undefined;
    this.trouble = "";
    this.missing = false;
    try {
      await this.#watching.begin(this.slug);
      localStorage.setItem("draad.organisation", this.slug);
    } catch (no) {
      this.missing = no.status === 404;
      this.trouble = this.missing ? t("app.notFound.text") : said(no);
    }
  }
}

customElements.define("draad-front", Front);
