import { css, html, nothing } from "lit";
import { home, messenger, router } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { worker } from "../style/worker.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { initials, voice } from "../ui/voices.js";
import { counted, lasted, t } from "../words/words.js";
import { owedSince } from "./owed.js";

/** The talks of this worker, with who waits for an answer and for how long. They keep their order: nothing jumps. */
class OwnChats extends View {
  static properties = { shown: { attribute: false } };
  static styles = [shared, voices, worker, css`
    li { position: relative; }
    .item { padding-inline-end: 3.25rem; grid-template-columns: auto minmax(0, 1fr); }
    .beside { position: absolute; inset-inline-end: 0.25rem; inset-block-start: 0.625rem; color: var(--ink-soft); display: none; }
    @media (min-width: 1400px) { .beside { display: inline-flex; } }
    .line { display: flex; gap: 0.5rem; align-items: center; justify-content: space-between; grid-column: 2; min-inline-size: 0; }
  `];

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change");
    this.tick(10_000);
  }

  render() {
    return html`<h2 class="pane-title">${t("work.chats")}</h2>
      ${home.taken.length === 0 ? html`<p class="hint">${t("work.chats.none")}</p>` : nothing}
      <ul class="list">${home.taken.map((chat, index) => this.#chat(chat, index))}</ul>`;
  }

  #chat(chat, index) {
    const channel = messenger.channels.get(chat.channel);
    const owed = owedSince(channel);
    const unread = channel?.unread ?? 0;
    const current = this.shown?.includes(chat.id);
    return html`<li><a class="item ${voice(chat.client.person)}" href="/work/chat/${chat.id}" aria-current=${current ? "true" : nothing} aria-keyshortcuts=${index < 9 ? `Alt+${index + 1}` : nothing}>
        <span class="face" aria-hidden="true">${initials(chat.client.name)}</span>
        <span class="line"><b dir="auto">${chat.client.name}</b>${unread ? html`<span class="badge" aria-hidden="true">${unread}</span><span class="hidden-text">, ${counted("nav.unread", unread)}</span>` : nothing}</span>
        <span class="clock ${owed ? "owed" : ""}">${owed ? t("work.chats.owed", { since: lasted(owed) }) : t("work.chats.theirs")}</span>
      </a>
      ${current ? nothing : html`<button class="round beside" aria-label=${t("work.beside.name", { name: chat.client.name })} @click=${() => this.#beside(chat.id)}>${icon("beside")}</button>`}</li>`;
  }

  #beside(id) {
    const first = this.shown?.[0];
    router.go(first ? `/work/chat/${first}?beside=${id}` : `/work/chat/${id}`);
  }
}

customElements.define("draad-own-chats", OwnChats);
