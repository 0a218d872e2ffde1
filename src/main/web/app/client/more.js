import { css, html, nothing } from "lit";
import { home } from "../draad.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import "../visitor/language.js";
import { signOut } from "./signing-out.js";

/** What is not daily: the team, the language, the letters, signing out, and how leaving quickly works. */
class More extends View {
  static properties = { trouble: { state: true } };
  static styles = [shared, page, css`
    .column { display: grid; gap: 1.75rem; }
    section { display: grid; gap: 0.625rem; }
    .entry { display: flex; align-items: center; gap: 0.75rem; padding: 0.75rem 1rem; text-decoration: none; color: var(--ink); font-weight: 600; inline-size: 100%; justify-content: flex-start; min-block-size: 3.25rem; --icon-fill: var(--surface); }
    .entry:hover { border-color: var(--primary); background: var(--surface); }
    .letters { display: inline-flex; border: 1px solid var(--edge); border-radius: var(--round); overflow: hidden; background: var(--surface); justify-self: start; }
    .letters button { border: 0; border-radius: 0; color: var(--ink); font-weight: 500; }
    .letters button:focus-visible { outline-offset: -4px; }
    .letters [aria-pressed="true"] { background: var(--primary); color: var(--on-primary); }
  `];

  watch() {
    this.listen(home, "change");
  }

  render() {
    const size = document.documentElement.dataset.text;
    return html`<draad-bar heading=${t("more.title")}></draad-bar>
      <div class="scroll"><div class="column">
        ${home.worksHere || home.supports ? nothing : html`<section><h2>${t("team.title")}</h2><a class="card entry" href="/home/team">${icon("team")}${t("more.team")}</a></section>`}
        <section><h2>${t("more.language")}</h2><draad-language></draad-language></section>
        <section><h2>${t("more.text")}</h2><div class="letters" role="group" aria-label=${t("more.text")}>
          ${["normal", "large"].map((one) => html`<button aria-pressed=${size === one} @click=${() => this.#letters(one)}>${t(`more.text.${one}`)}</button>`)}</div></section>
        <section><h2>${t("more.account")}</h2><p class="soft">${t("more.signedInAs", { name: home.me?.person.name ?? "" })}</p>
          ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
          <button class="card entry" @click=${() => this.#signOut(false)}>${icon("signOut")}${t("more.signOut")}</button>
          <button class="card entry" @click=${() => this.#signOut(true)}>${icon("devices")}${t("more.signOutEverywhere")}</button></section>
        ${home.worksHere ? nothing : html`<section><h2>${t("more.exit")}</h2><p class="soft">${t("more.exit.text")}</p></section>`}
      </div></div>`;
  }

  #letters(size) {
    document.documentElement.dataset.text = size;
    localStorage.setItem("draad.text", size);
    this.requestUpdate();
  }

  async #signOut(everywhere) {
    this.trouble = "";
    try {
      await signOut(everywhere);
    } catch (no) {
      this.trouble = said(no);
    }
  }
}

customElements.define("draad-more", More);
