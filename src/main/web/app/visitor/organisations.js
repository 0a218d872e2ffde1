import { css, html, nothing } from "lit";
import { router } from "../draad.js";
import { request } from "../messaging/http.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import "./language.js";

/** Where there are several organisations: which one? Where there is one, its own front door. */
class Organisations extends View {
  static properties = { all: { state: true }, trouble: { state: true } };
  static styles = [shared, page, css`
    .column { max-inline-size: 34rem; padding-block: clamp(0.5rem, 6vh, 4rem) 2rem; display: grid; gap: 1.5rem; }
    ul { position: relative; display: grid; gap: 0.75rem; padding-inline-start: 2.25rem; }
    ul::before { content: ""; position: absolute; inset-block: -1rem 1.75rem; inset-inline-start: 0.5625rem; border-inline-start: 2px solid var(--thread); }
    li { position: relative; }
    li::before { content: ""; position: absolute; inset-inline-start: -2.0625rem; inset-block-start: calc(50% - 0.4375rem); inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: var(--thread); }
    li a { display: flex; align-items: center; justify-content: space-between; gap: 1rem; font-weight: 600; font-size: 1.0625rem; text-decoration: none; color: var(--ink); }
    li a:hover { border-color: var(--primary); }
    .title { font-size: var(--huge); line-height: 1.25; }
    .who { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: center; justify-content: space-between; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    return html`<draad-bar heading=${t("app.name")} plain></draad-bar>
      <div class="scroll"><div class="column">
        <div><h2 class="title">${t("organisations.title")}</h2><p class="soft">${t("organisations.text")}</p></div>
        ${this.trouble ? html`<div class="nothing" role="alert"><p>${this.trouble}</p><button class="main" @click=${this.#load}>${t("app.again")}</button></div>` : nothing}
        ${this.all?.length === 0 ? html`<p class="card">${t("organisations.none")}</p>` : nothing}
        <ul>${this.all?.map((one) => html`<li><a class="card" href="/${one.slug}">${one.name}${icon("next")}</a></li>`)}</ul>
        <div class="who"><span>${t("front.signedIn")} <a href="/account/sign-in">${t("front.signIn")}</a></span><draad-language></draad-language></div>
      </div></div>`;
  }

  async #load() {
    this.trouble = "";
    try {
      this.all = (await request("GET", "/api/organisations")).organisations;
      if (this.all.length === 1 && router.path === "/") router.replace(`/${this.all[0].slug}`);
    } catch (no) {
      this.trouble = said(no);
    }
  }
}

customElements.define("draad-organisations", Organisations);
