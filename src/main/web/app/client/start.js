import { css, html, nothing } from "lit";
import { home } from "../draad.js";
import { request } from "../messaging/http.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import { keptWish } from "../visitor/asking.js";
import "../visitor/ask.js";
import { Watching } from "../visitor/watching.js";

/** The chat tab of somebody who has no talk now: ask for one, right here. */
class Start extends View {
  static properties = { organisation: { state: true }, open: { state: true }, trouble: { state: true } };
  static styles = [shared, page, css`
    .column { display: grid; gap: 1.25rem; }
    .hello { padding-inline-start: 2rem; position: relative; }
    .hello::before { content: ""; position: absolute; inset-block: 0.75rem -1.25rem; inset-inline-start: 0.4375rem; border-inline-start: 2px solid var(--thread); }
    .shut::before { display: none; }
    .hello::after { content: ""; position: absolute; inset-block-start: 0.5rem; inset-inline-start: 0.0625rem; inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: var(--thread); }
  `];

  #watching = new Watching((front) => (this.organisation = front));

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watching.stop();
  }

  watch() {
    this.listen(home, "change", () => this.organisation ?? this.#load());
  }

  render() {
    return html`<draad-bar heading=${t("chat.title")} .sub=${this.organisation?.name}></draad-bar>
      <div class="scroll"><div class="column">
        <div class="hello ${this.open ? "" : "shut"}"><h2>${t(this.#shut ? "front.closed" : "front.title")}</h2><p class="soft">${t("chat.none")}</p></div>
        ${this.trouble ? html`<div role="alert" class="stack"><p class="notice bad">${this.trouble}</p><button class="main" @click=${this.#load}>${t("app.again")}</button></div>` : nothing}
        ${this.organisation ? html`<draad-ask .organisation=${this.organisation} @stale=${() => this.#watching.again()} @door=${(event) => (this.open = event.detail)}></draad-ask>` : nothing}
        <a class="button" href="/organisations">${t("more.organisations")}</a>
      </div></div>`;
  }

  get #shut() {
    return this.organisation?.desks.every((desk) => !desk.opening.open) ?? false;
  }

  async #load() {
    this.trouble = "";
    try {
      const slug = keptWish()?.slug ?? home.dossiers.find((one) => one.role === "client")?.organisation.slug ?? localStorage.getItem("draad.organisation");
      const known = slug ?? (await request("GET", "/api/organisations")).organisations[0]?.slug;
      if (known && this.isConnected) await this.#watching.begin(known);
    } catch (no) {
      this.trouble = said(no);
    }
  }
}

customElements.define("draad-start", Start);
