import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { announce } from "../ui/announcements.js";
import { View } from "../ui/view.js";
import { Watching } from "../visitor/watching.js";
import { t } from "../words/words.js";

/** The place in the queue, as it is now, and what happens next: it stays when the desk closes, and says so. */
class Place extends View {
  static properties = { chat: {}, opening: { state: true } };
  static styles = [shared, css`
    :host { background: var(--surface); border-block-end: 1px solid var(--line); padding: 1rem 1rem 0.75rem; display: grid; gap: 0.75rem; }
    .number { font-size: var(--huge); font-weight: 650; line-height: 1.2; }
    ol { position: relative; display: grid; gap: 0.5rem; padding-inline-start: 1.75rem; font-size: var(--small); }
    ol::before { content: ""; position: absolute; inset-block: 0.6rem 0.6rem; inset-inline-start: 0.4375rem; border-inline-start: 2px solid var(--thread); }
    li { position: relative; color: var(--ink-soft); }
    li::before { content: ""; position: absolute; inset-inline-start: -1.75rem; inset-block-start: 0.25rem; inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: var(--surface); border: 2px solid var(--thread); }
    li.done::before { background: var(--thread); }
    li.now { color: var(--ink); font-weight: 650; }
    li.now::before { background: var(--thread); box-shadow: 0 0 0 0.25rem var(--thread-tint); animation: breathe 2.4s ease-in-out infinite; }
    .notice { overflow-wrap: anywhere; }
    .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; }
    .foot button { margin-inline-start: -1rem; font-weight: 500; }
    @keyframes breathe { 50% { box-shadow: 0 0 0 0.4375rem var(--thread-tint); } }
    @media (prefers-reduced-motion: reduce) { li.now::before { animation: none; } }
    @media (max-height: 34rem) { ol, p.small { display: none; } :host { padding-block: 0.5rem 0; gap: 0; } .number { font-size: var(--big); } }
  `];
  #told = 0;
  #watching = new Watching((front) => this.#looked(front));

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watching.stop();
  }

  willUpdate(changed) {
    const chat = changed.has("chat") ? home.chats.get(this.chat) : undefined;
    if (chat) this.#watching.follow(chat.organisation.slug);
  }

  watch() {
    this.listen(messenger.channels, "position", ({ chat, position }) => chat === this.chat && this.#moved(position));
    this.listen(home, "change");
  }

  get #position() {
    return messenger.channels.positions.get(this.chat)?.position ?? home.chats.get(this.chat)?.position;
  }

  render() {
    return html`<p class="number">${this.#sentence(this.#position)}</p>
      ${this.opening && !this.opening.open ? this.#closed() : nothing}
      <p class="soft small">${t("chat.wait.text")} ${t("chat.wait.write")}</p>
      <ol>
        <li class="done">${t("chat.step.asked")}</li>
        <li class="now" aria-current="step">${t("chat.step.wait")}</li>
        <li>${t("chat.step.talk")}</li>
      </ol>
      <div class="foot"><button @click=${() => this.dispatchEvent(new Event("stop"))}>${t("chat.stop")}</button></div>`;
  }

  #closed() {
    const { reason, language } = this.opening;
    return html`<p class="notice">${t("chat.wait.closed")}${reason ? html` <span dir="auto" lang=${language}>${reason}</span>` : nothing}</p>`;
  }

  #looked(front) {
    const before = this.opening;
    this.opening = front.desks.find((desk) => desk.id === home.chats.get(this.chat)?.desk.id)?.opening;
    if (before?.open && this.opening && !this.opening.open) announce(t("chat.wait.closed"));
  }

  #sentence(position) {
    if (!position) return t("chat.position.unknown");
    return position === 1 ? t("chat.position.next") : t("chat.position", { n: position });
  }

  #moved(position) {
    if (position !== this.#told) announce(this.#sentence(position));
    this.#told = position;
    this.requestUpdate();
  }
}

customElements.define("draad-place", Place);
