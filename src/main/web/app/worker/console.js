import { css, html, nothing } from "lit";
import { home, messenger, router } from "../draad.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { title } from "../ui/title.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import "../client/more.js";
import "./dossiers.js";
import "./hours.js";
import { singleKeys, showKeys } from "./keys.js";
import "./own-chats.js";
import "./past.js";
import "./person.js";
import "./queue.js";
import "./talk.js";

/** The worker's screen: who waits and who talks, the conversations, and the person. On a phone, one of the three. */
class Console extends View {
  static properties = { place: {}, item: {}, about: { state: true } };
  static styles = [shared, page, css`
    :host { display: grid; grid-template-rows: minmax(0, 1fr); grid-template-columns: minmax(18rem, 22rem) minmax(0, 1fr) minmax(16rem, 20rem); block-size: 100%; }
    .pane { overflow-y: auto; overscroll-behavior: contain; padding: 1rem 0.875rem; min-block-size: 0; }
    .left { border-inline-end: 1px solid var(--line); display: grid; gap: 1.5rem; align-content: start; }
    .right { border-inline-start: 1px solid var(--line); background: var(--surface); padding: 1.25rem; }
    .middle { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr); min-block-size: 0; }
    .middle > :nth-child(2) { border-inline-start: 1px solid var(--line); }
    .top { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; }
    .title { font-size: var(--big); font-weight: 650; }
    .close { justify-self: start; }
    .only { grid-column: 1 / -1; }
    .nothing { align-content: center; block-size: 100%; }
    @media (min-width: 80.0625rem) { .close { display: none; } }
    @media (max-width: 80rem) {
      :host { grid-template-columns: minmax(17rem, 20rem) minmax(0, 1fr); }
      .right { display: none; }
      :host([showing="about"]) .right { display: grid; gap: 1rem; align-content: start; grid-column: 2; }
      :host([showing="about"]) .middle { display: none; }
    }
    @media (max-width: 60rem) {
      :host { grid-template-columns: minmax(0, 1fr); }
      :host([showing="list"]) .middle { display: none; }
      :host([showing="item"]) .left, :host([showing="about"]) .left { display: none; }
      :host([showing="about"]) .right { grid-column: 1; border: 0; }
    }
    @media (max-width: 60rem) { .keys { display: none; } }
  `];

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change", () => title(this.#title));
    this.listen(router, "change", () => this.#moved());
    this.listenTo(window, "keydown", (event) => this.#key(event));
    this.listenTo(this, "taken", () => this.#writeSoon());
    this.listenTo(window, "resize", () => this.requestUpdate());
  }

  #moved() {
    this.about = false;
    this.requestUpdate();
  }

  get #shown() {
    if (this.place !== "chat" || !this.item) return [];
    const beside = router.query("beside");
    return beside && beside !== this.item && innerWidth >= 1400 ? [this.item, beside] : [this.item];
  }

  willUpdate() {
    this.setAttribute("showing", this.about ? "about" : this.item ? "item" : "list");
  }

  updated() {
    if (!["more", "hours"].includes(this.place)) title(this.#title);
  }

  render() {
    if (this.place === "more") return html`<draad-more class="only"></draad-more>`;
    if (this.place === "hours" && home.coordinates.length) return html`<draad-hours class="only" .desk=${this.item}></draad-hours>`;
    const dossier = this.place === "dossiers" ? home.dossier(this.item) : undefined;
    const chat = this.place === "chat" || this.place === "past" ? home.chats.get(this.item) : undefined;
    return html`<h1 class="hidden-text">${this.#title}</h1>
      <div class="pane left">${this.#left()}</div>
      <div class="middle">${this.#middle(dossier)}</div>
      <aside class="pane right" aria-label=${t("work.person.show")}>
        <button class="close" @click=${() => (this.about = false)}>${icon("back")}${t("app.back")}</button>
        <draad-person .chat=${chat} .dossier=${dossier}></draad-person>
      </aside>`;
  }

  get #title() {
    return t({ dossiers: "work.dossiers", past: "work.past" }[this.place] ?? "work.title");
  }

  #left() {
    if (this.place === "dossiers") return html`<draad-dossiers .shown=${this.item}></draad-dossiers>`;
    if (this.place === "past") return html`<draad-past .shown=${this.item}></draad-past>`;
    return html`<div class="top"><p class="title" aria-hidden="true">${this.#title}</p><button class="round keys" aria-label=${t("keys.title")} @click=${showKeys}>${icon("keys")}</button></div>
      <draad-queue><draad-own-chats .shown=${this.#shown}></draad-own-chats></draad-queue>`;
  }

  #middle(dossier) {
    if (dossier) return html`<draad-dossier-talk .dossier=${dossier} @about=${this.#showAbout}></draad-dossier-talk>`;
    if (this.place === "dossiers") return home.dossiers.length === 0 ? nothing : this.#pick("folder", "work.dossiers.pick");
    if (this.place === "past" && !this.item) return this.#pick("overview", "work.past.pick");
    if (this.place === "past") return html`<draad-work-talk .chat=${this.item} back="/work/past" @about=${this.#showAbout}></draad-work-talk>`;
    if (this.#shown.length === 0) return this.#pick("chat", "work.pick");
    return this.#shown.map((id, index) => html`<draad-work-talk .chat=${id} ?beside=${index > 0} @about=${this.#showAbout}></draad-work-talk>`);
  }

  #pick(drawing, words) {
    return html`<div class="nothing">${icon(drawing)}<h2>${t(words)}</h2><p class="soft">${t(`${words}.text`)}</p></div>`;
  }

  #showAbout() {
    this.about = true;
  }

  /** After taking somebody out of the queue the next thing is to write: this worker asked for it. */
  async #writeSoon() {
    await this.updateComplete;
    for (let tries = 0; tries < 40; tries++) {
      const talk = this.renderRoot.querySelector("draad-work-talk");
      talk?.focusComposer();
      if (talk?.matches(":focus-within")) return;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }

  #key(event) {
    if (document.querySelector("draad-dialog, draad-keys")) return;
    const writing = event.composedPath().some((one) => ["TEXTAREA", "INPUT"].includes(one.tagName));
    if (event.key === "?" && !writing && singleKeys()) return this.#done(event, showKeys);
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const taken = home.taken;
    const at = taken.findIndex((chat) => chat.id === this.item);
    if (event.code === "KeyN") this.#done(event, () => this.renderRoot.querySelector("draad-queue")?.take());
    else if (event.code === "KeyS") this.#done(event, () => this.renderRoot.querySelector("draad-work-talk")?.focusComposer());
    else if (event.code === "KeyZ") this.#done(event, () => this.#written?.pullBack());
    else if (event.code === "KeyB") this.#done(event, () => this.#toggleBeside(taken, at));
    else if (event.code === "ArrowDown" && taken.length) this.#done(event, () => this.#open(taken[(at + 1) % taken.length]));
    else if (event.code === "ArrowUp" && taken.length) this.#done(event, () => this.#open(taken[(at - 1 + taken.length) % taken.length]));
    else if (/^Digit[1-9]$/.test(event.code)) this.#done(event, () => this.#open(taken[Number(event.code.slice(5)) - 1]));
  }

  /** The conversation that this worker writes in. */
  get #written() {
    const talks = [...this.renderRoot.querySelectorAll("draad-work-talk, draad-dossier-talk")];
    return talks.find((talk) => talk.matches(":focus-within")) ?? talks[0];
  }

  #done(event, deed) {
    event.preventDefault();
    deed();
  }

  #open(chat) {
    if (!chat) return;
    router.go(`/work/chat/${chat.id}`);
    this.#writeSoon();
  }

  #toggleBeside(taken, at) {
    if (router.query("beside")) return router.go(router.path);
    const other = taken[(at + 1) % taken.length];
    if (this.item && other && other.id !== this.item) router.go(`${router.path}?beside=${other.id}`);
  }
}

customElements.define("draad-console", Console);
