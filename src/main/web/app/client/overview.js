import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { dayAndTime, t } from "../words/words.js";

/** Everything that passed, on one thread: each talk is a knot, and opens to be read again. */
class Overview extends View {
  static properties = { talks: { state: true }, next: { state: true }, busy: { state: true }, trouble: { state: true } };
  static styles = [shared, page, css`
    .list { position: relative; display: grid; gap: 0.75rem; padding-inline-start: 2rem; margin-block-start: 1.25rem; }
    .list::before { content: ""; position: absolute; inset-block: 1.5rem -0.5rem; inset-inline-start: 0.5rem; border-inline-start: 2px solid var(--thread); }
    li { position: relative; }
    li::before { content: ""; position: absolute; z-index: 1; inset-inline-start: -1.9375rem; inset-block-start: 1.375rem; inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: var(--thread); }
    li.over::before { background: var(--paper); border: 2px solid var(--thread); }
    a.card { display: grid; gap: 0.125rem; text-decoration: none; color: var(--ink); padding: 0.875rem 1rem; }
    a.card:hover { border-color: var(--primary); }
    .subject { overflow-wrap: anywhere; }
    .state { font-weight: 600; color: var(--thread); }
    .begin { display: flex; align-items: center; gap: 0.5rem; color: var(--ink-soft); font-size: var(--small); padding-block-start: 0.5rem; }
    .begin svg { inline-size: 2.25rem; block-size: 1.5rem; fill: none; stroke: var(--thread); stroke-width: 2; stroke-linecap: round; margin-inline-start: 0.1875rem; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  watch() {
    this.listen(home, "change");
  }

  render() {
    return html`<draad-bar heading=${t("overview.title")}></draad-bar>
      <div class="scroll"><div class="column">
        <p class="soft">${t("overview.text")}</p>
        ${this.talks?.length === 0 ? html`<div class="nothing">${icon("overview")}<h2>${t("overview.none")}</h2><p class="soft">${t("overview.none.text")}</p><a class="button main" href="/home/chat">${t("front.talk")}</a></div>` : nothing}
        ${this.talks?.length ? this.#thread() : nothing}
        ${this.trouble ? html`<div class="stack" role="alert"><p class="notice bad">${this.trouble}</p><button class="main" @click=${() => this.#load()}>${t("app.again")}</button></div>` : nothing}
        ${!this.talks && !this.trouble ? html`<p class="nothing" role="status">${t("app.loading")}</p>` : nothing}
      </div></div>`;
  }

  #thread() {
    return html`<ul class="list">${this.talks.map((told) => this.#talk(home.chats.get(told.id) ?? told))}</ul>
      ${this.next ? html`<button class="edged" ?disabled=${this.busy} @click=${() => this.#load(this.next)}>${t("overview.more")}</button>` : html`<p class="begin"><svg viewBox="0 0 36 24" aria-hidden="true"><path d="M6 0C6 13 21 18 21 10C21 4 12 4 11 10C10 16 16 20 26 19" /></svg>${t("overview.begin")}</p>`}`;
  }

  #talk(chat) {
    const open = ["waiting", "active"].includes(chat.state);
    const withWhom = chat.worker ? t("chat.with", { name: chat.worker.name }) : t("overview.noWorker", { name: chat.organisation.name });
    return html`<li class=${open ? "" : "over"}><a class="card" href=${open ? `/home/chat/${chat.id}` : `/home/overview/${chat.id}`}>
      <b dir="auto">${withWhom}</b>
      ${chat.subject ? html`<span class="subject" dir="auto">${chat.subject}</span>` : nothing}
      <span class="small soft">${dayAndTime(chat.requestedAt)}${open || chat.state === "cancelled" ? html` · <span class="state">${t(`state.${chat.state}`)}</span>` : nothing}</span>
    </a></li>`;
  }

  async #load(before) {
    this.busy = true;
    this.trouble = "";
    try {
      const answer = await messenger.api.get(`/api/chats?as=client&limit=20${before ? `&before=${encodeURIComponent(before)}` : ""}`);
      this.talks = before ? [...(this.talks ?? []), ...answer.chats] : answer.chats;
      this.next = answer.next;
    } catch (no) {
      this.trouble = said(no);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("draad-overview", Overview);
