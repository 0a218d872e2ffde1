import { css, html, nothing } from "lit";
import { home, messenger, router } from "../draad.js";
import { wipeAfter } from "../messaging/farewell.js";
import { shared } from "../style/shared.js";
import { t } from "../words/words.js";
import "./bar.js";
import "./exit.js";
import "./line.js";
import "./navigation.js";
import { said } from "./said.js";
import { View } from "./view.js";
import "../visitor/front.js";
import "../visitor/organisations.js";
import "../visitor/sign-in.js";
import "../client/chat.js";
import "../client/group.js";
import "../client/more.js";
import "../client/overview.js";
import "../client/team.js";
import "../conversation/returned.js";
import "../worker/console.js";

/** The frame of every screen: who is here, which screen belongs to the address, and what stays in place around it. */
class App extends View {
  static properties = { state: { state: true }, trouble: { state: true } };
  static styles = [shared, css`
    .leave { display: flex; justify-content: flex-end; padding: 0.5rem 0.75rem; }
    :host { block-size: 100%; }
    .whole { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; grid-template-columns: minmax(0, 1fr); block-size: 100%; }
    main { min-block-size: 0; overflow: hidden; display: grid; grid-template-columns: minmax(0, 1fr); }
    main > * { min-block-size: 0; }
    .skip { position: absolute; inset-block-start: -4rem; inset-inline-start: 1rem; z-index: 5; background: var(--surface); padding: 0.75rem 1rem; border-radius: var(--round); }
    .skip:focus { inset-block-start: 0.5rem; }
    draad-returned { display: block; max-block-size: 40vh; overflow-y: auto; max-inline-size: 40rem; margin-inline: auto; padding-inline: 0.75rem; }
    .empty { display: grid; place-content: center; justify-items: center; gap: 1rem; padding: 2rem; text-align: center; block-size: 100%; }
    @media (min-width: 60rem) {
      .whole.inside { grid-template-columns: auto minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); }
      .inside > header { grid-column: 1 / -1; }
      .inside draad-navigation { grid-row: 2; grid-column: 1; }
    }
  `];

  constructor() {
    super();
    this.state = "loading";
    this.trouble = "";
  }

  watch() {
    this.listen(router, "change");
    this.listen(home, "change");
    this.listen(messenger.session, "ended", (how) => this.#ended(how));
    this.listen(messenger.session, "replaced", () => location.assign("/"));
    this.listenTo(this, "signed-in", () => this.#signedIn());
    this.#begin();
  }

  async #begin() {
    try {
      if (await messenger.session.restore()) await this.#enter();
      else this.state = "visitor";
    } catch (no) {
      this.trouble = said(no);
      this.state = "trouble";
    }
  }

  async #enter() {
    await home.load();
    this.#start();
  }

  #signedIn() {
    messenger.local.keepForGood();
    this.#start();
  }

  #start() {
    this.state = "person";
    messenger.start();
  }

  async #ended({ revoked }) {
    if (revoked) await wipeAfter(messenger.local);
    location.assign("/account/sign-in?ended");
  }

  get kind() {
    return home.worksHere ? "worker" : home.supports ? "supporter" : "client";
  }

  render() {
    if (this.state === "loading") return html`${this.#leave()}<p class="empty soft" role="status">${t("app.loading")}</p>`;
    if (this.state === "trouble") return this.#trouble();
    const inside = this.state === "person" && ["home", "work"].includes(router.parts[0] ?? "home");
    return html`<div class="whole ${inside ? "inside" : ""}">
        <header><a class="skip" href="#main" @click=${this.#skip}>${t("app.skip")}</a><draad-line></draad-line>${inside ? html`<draad-returned closed></draad-returned>` : nothing}</header>
        <main id="main" tabindex="-1">${inside ? this.#inside() : this.#outside()}</main>
        ${inside ? html`<draad-navigation kind=${this.kind}></draad-navigation>` : nothing}
      </div>`;
  }

  #skip(event) {
    event.preventDefault();
    event.stopPropagation();
    this.renderRoot.querySelector("main").focus();
  }

  /** The way out is there before anything else is. */
  #leave() {
    return html`<div class="leave"><draad-exit></draad-exit></div>`;
  }

  #trouble() {
    return html`${this.#leave()}<div class="empty" role="alert"><p>${this.trouble}</p><button class="main" @click=${() => location.reload()}>${t("app.again")}</button></div>`;
  }

  #outside() {
    const [first, second] = router.parts;
    if (this.state === "visitor" && ["home", "work"].includes(first)) {
      queueMicrotask(() => router.replace(`/account/sign-in?then=${encodeURIComponent(router.path)}`));
      return nothing;
    }
    if (first === "account") return html`<draad-sign-in .making=${second === "sign-up"}></draad-sign-in>`;
    if (first && first !== "organisations" && second === undefined) return html`<draad-front .slug=${first}></draad-front>`;
    if (!first || first === "organisations") return html`<draad-organisations></draad-organisations>`;
    return this.#notFound();
  }

  #inside() {
    const [area, place, id] = router.parts;
    const start = { worker: "/work", supporter: "/home/group", client: "/home/chat" }[this.kind];
    if (!area || (area === "home" && (!place || this.kind === "worker")) || (area === "work" && this.kind !== "worker")) {
      queueMicrotask(() => router.replace(start));
      return nothing;
    }
    if (area === "work") return html`<draad-console .place=${place ?? "chat"} .item=${id}></draad-console>`;
    if (place === "chat") return html`<draad-chat .chat=${id ?? home.asked[0]?.id}></draad-chat>`;
    if (place === "overview") return id ? html`<draad-chat .chat=${id} reread></draad-chat>` : html`<draad-overview></draad-overview>`;
    if (place === "group") return html`<draad-group .dossier=${id}></draad-group>`;
    if (place === "team") return html`<draad-team .dossier=${id}></draad-team>`;
    if (place === "more") return html`<draad-more></draad-more>`;
    return this.#notFound();
  }

  #notFound() {
    return html`<div><draad-bar heading=${t("app.notFound")} ?plain=${this.state === "visitor"}></draad-bar>
      <div class="empty"><p>${t("app.notFound.text")}</p><a class="button main" href="/">${t("app.home")}</a></div></div>`;
  }
}

customElements.define("draad-app", App);
