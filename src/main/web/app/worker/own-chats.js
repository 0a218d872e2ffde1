import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { home, messenger, router } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { worker } from "../style/worker.js";
import { announce } from "../ui/announcements.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { initials, voice } from "../ui/voices.js";
import { counted, lasted, t } from "../words/words.js";
import { owedSince, waitsLong } from "./owed.js";
import { Order, steady } from "./steady.js";

/**
 * The talks of this worker, with who waits for an answer and for how long; who waits long is pointed out in words and by a
 * sign. They keep their order, and stand still under a hand: nothing jumps.
 */
class OwnChats extends View {
  static properties = { shown: { attribute: false } };
  static styles = [shared, voices, worker, css`
    li { position: relative; }
    .item { padding-inline-end: 3.25rem; grid-template-columns: auto minmax(0, 1fr); }
    .beside { position: absolute; inset-inline-end: 0.25rem; inset-block-start: 0.625rem; color: var(--ink-soft); display: none; }
    @media (min-width: 1400px) { .beside { display: inline-flex; } }
    .clock { display: flex; gap: 0.375rem; align-items: center; }
    .clock .icon { inline-size: 1.125rem; block-size: 1.125rem; }
    .line { display: flex; gap: 0.5rem; align-items: center; justify-content: space-between; grid-column: 2; min-inline-size: 0; }
  `];

  #order = new Order();
  #long = new Set();

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change");
    this.listen(steady, "change");
    this.listenTo(this, "focusout", () => this.requestUpdate());
    this.tick(10_000);
  }

  render() {
    const held = steady.held || this.renderRoot.activeElement?.closest("li") != null;
    const rows = this.#order.of(home.taken, (chat) => chat.id, { held, late: (chat) => !this.shown?.includes(chat.id) });
    if (this.#order.moved || this.#order.longer) steady.moved(); // the queue stands below
    return html`<h2 class="pane-title">${t("work.chats")}</h2>
      ${rows.length === 0 ? html`<p class="hint">${t("work.chats.none")}</p>` : nothing}
      <ul class="list">${repeat(rows, ({ item }) => item.id, ({ item, gone }, index) => this.#chat(item, index, gone))}</ul>`;
  }

  updated() {
    for (const chat of home.taken) this.#point(chat, waitsLong(owedSince(messenger.channels.get(chat.channel))));
  }

  /** Says once, for each wait, that it has become a long one. */
  #point(chat, long) {
    if (long && !this.#long.has(chat.id)) announce(t("work.chats.long.said", { name: chat.client.name }));
    if (long) this.#long.add(chat.id);
    else this.#long.delete(chat.id);
  }

  #chat(chat, index, gone) {
    const channel = messenger.channels.get(chat.channel);
    const unread = channel?.unread ?? 0;
    const current = this.shown?.includes(chat.id);
    return html`<li><a class="item ${voice(chat.client.person)}" href="/work/chat/${chat.id}" aria-current=${current ? "true" : nothing} aria-keyshortcuts=${index < 9 ? `Alt+${index + 1}` : nothing}>
        <span class="face" aria-hidden="true">${initials(chat.client.name)}</span>
        <span class="line"><b dir="auto">${chat.client.name}</b>${unread ? html`<span class="badge" aria-hidden="true">${unread}</span><span class="hidden-text">, ${counted("nav.unread", unread)}</span>` : nothing}</span>
        ${gone ? html`<span class="clock">${t("work.chats.over")}</span>` : clock(owedSince(channel))}
      </a>
      ${current ? nothing : html`<button class="round beside" aria-label=${t("work.beside.name", { name: chat.client.name })} @click=${() => this.#beside(chat.id)}>${icon("beside")}</button>`}</li>`;
  }

  #beside(id) {
    const first = this.shown?.[0];
    router.go(first ? `/work/chat/${first}?beside=${id}` : `/work/chat/${id}`);
  }
}

function clock(owed) {
  if (!owed) return html`<span class="clock">${t("work.chats.theirs")}</span>`;
  if (!waitsLong(owed)) return html`<span class="clock owed">${t("work.chats.owed", { since: lasted(owed) })}</span>`;
  return html`<span class="clock long">${icon("alert")}${t("work.chats.long", { since: lasted(owed) })}</span>`;
}

customElements.define("draad-own-chats", OwnChats);
