import { css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { voiceIn } from "../ui/voices.js";
import { t } from "../words/words.js";
import { EMOJI } from "./emoji.js";
import "./returned.js";

const LIMIT = 4000;
/** Typing is told at most this often. */
const TOLD = 3_000;
/**
 * For so many milliseconds after a change of conversation nothing is sent, in the worker's console: the hand may still be
 * in the other one. Long enough to see the other name, too short to wait for. What was typed stays.
 */
const GUARD = 400;

/**
 * Where a message is written: a new one for every conversation that is opened, so that nothing of one can stay behind in
 * another. Shows the channel's draft; what came back stands above it. `to` is the person, or the client
 * of the group, whose name and colour stand right above the field.
 */
class Composer extends View {
  static properties = { channel: {}, to: {}, toPerson: {}, guarded: { type: Boolean }, closed: { type: Boolean }, picking: { state: true } };
  static styles = [shared, voices, css`
    :host { background: var(--surface); border-block-start: 1px solid var(--line); padding: 0.625rem 0.75rem; }
    :host([closed]) { border: 0; padding: 0; background: none; }
    .field { display: flex; align-items: flex-end; gap: 0.375rem; }
    textarea { flex: 1; min-inline-size: 0; resize: none; max-block-size: 40vh; line-height: 1.5; border-radius: 1.375rem; padding-inline: 1rem; field-sizing: content; background: var(--paper); }
    .named textarea { border: 2px solid var(--voice); }
    .to { display: block; font-size: var(--small); font-weight: 650; color: var(--voice); padding: 0 0.25rem 0.375rem; overflow-wrap: anywhere; }
    .send { border-radius: 50%; padding: 0; inline-size: var(--touch); block-size: var(--touch); flex: none; }
    .named .send { background: var(--voice); color: var(--surface); }
    .send[aria-disabled="true"] { background: var(--sunken); color: var(--ink-soft); border-color: var(--edge); }
    .mode { display: flex; align-items: center; gap: 0.5rem; font-size: var(--small); padding-block-end: 0.375rem; }
    .mode > div { flex: 1; min-inline-size: 0; border-inline-start: 3px solid var(--primary); padding-inline-start: 0.625rem; }
    .excerpt { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; color: var(--ink-soft); }
    .here { display: flex; gap: 0.5rem; align-items: center; max-inline-size: none; margin-block-end: 0.625rem; padding: 0.5rem 0.75rem; border-radius: var(--round); background: var(--warn-tint); color: var(--warn); font-size: var(--small); }
    .count { font-size: var(--small); text-align: end; color: var(--ink-soft); padding: 0.25rem 0.25rem 0; }
    .count.over { color: var(--danger); font-weight: 600; }
    .picker { display: grid; grid-template-columns: repeat(auto-fill, minmax(2.75rem, 1fr)); max-block-size: 11rem; overflow-y: auto; padding-block-end: 0.5rem; }
    .picker button { font-size: 1.5rem; padding: 0; font-weight: 400; }
    .smile { color: var(--ink-soft); }
    @media (max-width: 26rem) { .smile { display: none; } }
  `];

  #since = performance.now();
  #told = 0;
  #grown = "";
  /** @type {import("../messaging/draft.js").Draft} */
  #draft;

  watch() {
    this.listen(messenger.drafts, "change", (id) => id === this.channel && this.requestUpdate());
    this.listen(messenger.local, "change");
    this.listenTo(window, "pagehide", () => messenger.drafts.keep());
    this.listenTo(document, "visibilitychange", () => messenger.drafts.keep());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    const area = this.#area;
    if (area) this.#draft.caret = { start: area.selectionStart, end: area.selectionEnd, direction: area.selectionDirection, top: area.scrollTop };
    this.#draft?.keep();
  }

  willUpdate() {
    this.#draft ??= messenger.drafts.open(this.channel);
  }

  render() {
    if (this.closed) return html`<draad-returned .channel=${this.channel} .draft=${this.#draft.text} closed></draad-returned>`;
    const { shown: text, mode } = this.#draft;
    const long = [...text].length;
    const channel = messenger.channels.get(this.channel);
    const group = channel?.kind === "group" ? ".group" : "";
    return html`<div class=${this.to ? `named ${voiceIn(channel, this.toPerson)}` : ""}>
      <draad-returned .channel=${this.channel} ?busy=${Boolean(mode?.editing)} @take=${this.#take}></draad-returned>
      ${messenger.local.onlyHere ? html`<p class="here" role="status">${icon("offline")}${t("write.onlyHere")}</p>` : nothing} ${mode ? this.#mode(mode, channel) : nothing}
      ${this.picking ? html`<div class="picker" role="group" aria-label=${t("write.emoji")}>${EMOJI.map((one) => html`<button @click=${() => this.#insert(one)}>${one}</button>`)}</div>` : nothing}
      ${this.to ? html`<label class="to" for="text" dir="auto">${t(`write.to${group}`, { name: this.to })}</label>` : nothing}
      <div class="field">
        <button class="round smile" aria-label=${t("write.emoji")} aria-expanded=${Boolean(this.picking)} @click=${() => (this.picking = !this.picking)}>${icon("smile")}</button>
        <textarea id="text" rows="1" dir="auto" enterkeyhint="send" aria-label=${this.to ? nothing : t("write.label")} placeholder=${t("write.placeholder")}
          .value=${live(text)} @input=${this.#typed} @keydown=${this.#key}></textarea>
        <button class="main send" aria-label=${this.to ? t(`write.send${group || ".to"}`, { name: this.to }) : t("write.send")} aria-disabled=${!sendable(text)} @pointerdown=${(event) => event.preventDefault()} @click=${this.#send}>${icon("send")}</button>
      </div>
      ${long > LIMIT - 300 ? html`<div class="count ${long > LIMIT ? "over" : ""}" role="status">${long > LIMIT ? t("write.tooLong", { n: long - LIMIT }) : t("write.left", { n: LIMIT - long })}</div>` : nothing}
    </div>`;
  }

  firstUpdated() {
    const caret = this.#draft.caret;
    if (!caret || !this.#area) return;
    this.#area.setSelectionRange(caret.start, caret.end, caret.direction);
    this.#area.scrollTop = caret.top;
  }

  updated() {
    const area = this.#area;
    if (!area || area.value === this.#grown || CSS.supports("field-sizing", "content")) return;
    this.#grown = area.value;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  }

  get #area() {
    return this.renderRoot?.querySelector("textarea");
  }

  async focusText() {
    if (!this.hasUpdated) await this.updateComplete;
    this.#area?.focus();
  }

  /** @param {{replying?: object, editing?: object}} mode answers or changes a post */
  async begin(mode) {
    this.#draft.begin(mode);
    this.requestUpdate();
    await this.updateComplete;
    this.focusText();
  }

  #mode({ replying: post }, channel) {
    const title = !post ? t("write.editing") : post.author === channel?.mine ? t("write.replying.you") : t("write.replying", { name: channel?.nameOf(post.author) ?? "" });
    return html`<div class="mode">
      <div><b>${title}</b>${post ? html`<div class="excerpt" dir="auto">${post.body?.text}</div>` : nothing}</div>
      <button class="round" aria-label=${t("write.stop")} @click=${() => this.begin(undefined)}>${icon("close")}</button>
    </div>`;
  }

  #typed(event) {
    this.#draft.type(event.target.value);
    this.requestUpdate();
    if (this.#draft.mode?.editing || !this.#draft.text.trim() || Date.now() - this.#told <= TOLD) return;
    this.#told = Date.now();
    messenger.channels.typed(this.#draft.channel);
  }

  #key(event) {
    if (event.isComposing || event.key !== "Enter") return;
    const sends = event.ctrlKey || event.metaKey || (!event.shiftKey && matchMedia("(pointer: fine)").matches);
    if (!sends) return;
    event.preventDefault();
    if (!event.repeat) this.#send(); // a key that is held was pressed for what stood here before
  }

  #send() {
    const draft = this.#draft;
    if (!sendable(draft.shown) || (this.guarded && performance.now() - this.#since < GUARD)) return;
    const text = draft.shown.trim();
    const { editing, replying } = draft.mode ?? {};
    draft.begin(undefined);
    this.picking = false;
    this.#told = 0;
    if (editing) {
      if (text !== editing.body.text) messenger.outbox.edit(draft.channel, editing.seq, text);
    } else {
      messenger.outbox.post(draft.channel, text, replying?.seq);
      draft.clear();
    }
    const sent = editing ? undefined : messenger.outbox.of(draft.channel).at(-1)?.ref;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("sent", { detail: sent }));
    this.focusText();
  }

  async #take({ detail }) {
    await messenger.outbox.take(detail);
    this.focusText();
  }

  #insert(emoji) {
    const area = this.#area;
    area.setRangeText(emoji, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
    area.focus();
  }
}

function sendable(text) {
  return text.trim() !== "" && [...text.trim()].length <= LIMIT;
}

customElements.define("draad-composer", Composer);
