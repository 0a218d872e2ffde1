import { css, html, nothing } from "lit";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { worker } from "../style/worker.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { initials, voice } from "../ui/voices.js";
import { dayAndTime, t } from "../words/words.js";

/** The finished talks of this worker, newest first. */
class Past extends View {
  static properties = { shown: {}, chats: { state: true }, next: { state: true }, trouble: { state: true } };
  static styles = [shared, voices, worker, css`:host { display: grid; gap: 0.75rem; }`];

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    const finished = this.chats?.filter((chat) => ["ended", "cancelled"].includes(chat.state));
    return html`<h2 class="pane-title">${t("work.past")}</h2>
      ${this.trouble ? html`<div role="alert" class="stack"><p class="notice bad">${this.trouble}</p><button class="main" @click=${() => this.#load()}>${t("app.again")}</button></div>` : nothing}
      ${finished?.length === 0 ? html`<p class="hint">${t("work.past.none")}</p><a class="button edged" href="/work">${t("work.title")}</a>` : nothing}
      <ul class="list">${finished?.map((chat) => html`<li><a class="item ${voice(chat.client.person)}" href="/work/past/${chat.id}" aria-current=${this.shown === chat.id ? "true" : nothing}>
        <span class="face" aria-hidden="true">${initials(chat.client.name)}</span><b dir="auto">${chat.client.name}</b><span></span>
        <span class="small soft">${dayAndTime(chat.requestedAt)}${chat.subject ? html`<br><span dir="auto">${chat.subject}</span>` : nothing}</span></a></li>`)}</ul>
      ${this.next ? html`<button class="edged" @click=${() => this.#load(this.next)}>${t("overview.more")}</button>` : nothing}`;
  }

  async #load(before) {
    this.trouble = "";
    try {
      const answer = await messenger.api.get(`/api/chats?as=worker&limit=30${before ? `&before=${encodeURIComponent(before)}` : ""}`);
      this.chats = before ? [...(this.chats ?? []), ...answer.chats] : answer.chats;
      this.next = answer.next;
    } catch (no) {
      this.trouble = said(no);
    }
  }
}

customElements.define("draad-past", Past);
