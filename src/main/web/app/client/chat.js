import { css, html, nothing } from "lit";
import { home, messenger, router } from "../draad.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { announce } from "../ui/announcements.js";
import { confirmed } from "../ui/dialog.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import "../conversation/conversation.js";
import "./place.js";
import "./start.js";

/** The client's side of one chat: waiting, talking, finished; or the record of it, to read again. */
class Chat extends View {
  static properties = { chat: {}, reread: { type: Boolean }, trouble: { state: true } };
  static styles = [shared, page, css`
    .end { flex: none; white-space: nowrap; font-size: var(--small); padding-inline: 0.75rem; }
    .sub-bar { display: flex; justify-content: space-between; align-items: center; padding: 0.25rem 0.25rem 0.25rem 1rem; gap: 0.5rem; background: var(--surface); border-block-end: 1px solid var(--line); }
    .at { min-inline-size: 0; }
    .after .row { justify-content: center; }
    draad-place { flex: none; }
  `];

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change", (id) => id === this.chat && this.requestUpdate());
    this.listen(messenger.channels, "entry", ({ channel, entry }) => this.#noticed(channel, entry));
  }

  willUpdate(changed) {
    if (changed.has("chat") && this.chat) this.#load();
  }

  render() {
    if (!this.chat) return html`<draad-start></draad-start>`;
    const chat = home.chats.get(this.chat);
    if (!chat) return this.#notYet();
    const at = t("chat.at", { desk: chat.desk.name, organisation: chat.organisation.name });
    const heading = chat.worker ? chat.worker.name : chat.state === "waiting" ? t("chat.waiting") : t("overview.noWorker", { name: chat.organisation.name });
    return html`<draad-bar .heading=${heading} back=${this.reread ? "/home/overview" : nothing}></draad-bar>
      <div class="talk">
        ${chat.state === "waiting" ? html`<draad-place .chat=${chat.id} @stop=${this.#stop}></draad-place>` : nothing}
        ${chat.state === "active" ? html`<div class="sub-bar"><span class="small soft at">${at}</span><button class="end" aria-label=${t("chat.end")} @click=${this.#end}>${icon("check")}${t("chat.end.short")}</button></div>` : nothing}
        ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
        <draad-conversation .channel=${chat.channel} .people=${peopleOf(chat)}>
          <div slot="closed" class="after">${this.#after(chat)}</div>
        </draad-conversation>
      </div>`;
  }

  #notYet() {
    return html`<draad-bar heading=${t("chat.title")} back="/home/overview"></draad-bar>
      <p class="nothing" role="status">${this.trouble || t("app.loading")}</p>`;
  }

  #after(chat) {
    return html`<p>${t(chat.state === "cancelled" ? "chat.cancelled" : "chat.ended")}</p>
      ${this.reread ? nothing : html`<div class="row"><a class="button edged" href="/home/overview">${t("chat.toOverview")}</a><a class="button" href="/${chat.organisation.slug}">${t("chat.another")}</a></div>`}`;
  }

  async #load() {
    this.trouble = "";
    await home.chat(this.chat).catch((no) => (this.trouble = said(no)));
    if (!this.reread && router.path === "/home/chat") router.replace(`/home/chat/${this.chat}`);
  }

  #noticed(channel, entry) {
    if (channel.id === this.chat && entry.kind === "claimed") announce(t("chat.claimed", { name: entry.body.name }));
  }

  async #end() {
    const sure = await confirmed({ title: t("chat.end.title"), text: t("chat.end.text"), yes: t("chat.end.yes"), no: t("chat.end.no") });
    if (sure) this.#finish();
  }

  async #stop() {
    const sure = await confirmed({ title: t("chat.stop.title"), text: t("chat.stop.text"), yes: t("chat.stop.yes"), no: t("chat.stop.no") });
    if (sure) this.#finish();
  }

  async #finish() {
    this.trouble = "";
    try {
      home.know(await messenger.api.post(`/api/chats/${this.chat}/end`));
    } catch (no) {
      this.trouble = said(no);
    }
  }
}

/** @param {import("../home.js").Chat} chat */
export function peopleOf(chat) {
  const people = { [chat.client.person]: chat.client.name };
  if (chat.worker) people[chat.worker.person] = chat.worker.name;
  return people;
}

customElements.define("draad-chat", Chat);
