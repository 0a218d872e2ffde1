import { css, html, nothing } from "lit";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { View } from "../ui/view.js";
import { t, words } from "../words/words.js";

/**
 * What was written in one conversation and came back: the text, and in plain words why. Stands there in every tab until its
 * writer took it, with the event `take`, or threw it away. Where nobody can write any more, a draft stands here too.
 * Without a channel it shows what came back from conversations that are on no screen: those that one was taken out of.
 */
class Returned extends View {
  static properties = { channel: {}, draft: {}, closed: { type: Boolean }, busy: { type: Boolean } };
  static styles = [shared, css`
    .notice { margin-block-end: 0.625rem; font-size: var(--small); display: grid; gap: 0.25rem; }
    blockquote { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; color: var(--ink); max-block-size: 10rem; overflow: auto; }
    .row button { color: inherit; text-decoration: underline; padding-inline: 0.5rem; }
  `];

  watch() {
    this.listen(messenger.outbox, "change");
    this.listen(messenger.channels, "ready");
    this.listen(messenger.channels, "change", () => this.channel || this.requestUpdate());
  }

  render() {
    const returned = this.channel ? messenger.outbox.returned(this.channel) : messenger.outbox.homeless();
    return [
      ...returned.map((item) => this.#notice(item.text, this.#reason(item), () => messenger.outbox.drop(item), this.closed || this.busy ? undefined : () => this.#take(item))),
      this.draft ? this.#notice(this.draft, t("back.refused", { why: t("refusal.other") }), () => messenger.drafts.drop(this.channel)) : nothing,
    ];
  }

  #reason({ type, returned: { reason, number } }) {
    const why = words.has(`refusal.${number}`) ? t(`refusal.${number}`) : t("refusal.other");
    const old = this.closed ? "old.closed" : "old";
    const what = { post: reason === "old" ? old : reason, edit: reason === "old" ? "edit.old" : "edit", withdraw: "withdraw" }[type];
    return t(`back.${what}`, { why });
  }

  #notice(text, reason, drop, take) {
    return html`<div class="notice" role="alert">
      <p>${reason}</p>
      ${text ? html`<blockquote dir="auto" tabindex="0" aria-label=${t("back.text")}>${text}</blockquote>` : nothing}
      <div class="row">${text ? html`
        ${take ? html`<button @click=${take}>${t("back.take")}</button>` : nothing}
        <button @click=${() => navigator.clipboard?.writeText(text)}>${t("talk.copy")}</button>
        <button @click=${drop}>${t("back.drop")}</button>` : html`<button @click=${drop}>${t("back.ok")}</button>`}
      </div>
    </div>`;
  }

  #take(item) {
    this.dispatchEvent(new CustomEvent("take", { detail: item }));
  }
}

customElements.define("draad-returned", Returned);
