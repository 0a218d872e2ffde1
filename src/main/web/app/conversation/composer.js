import { css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { voice } from "../ui/voices.js";
import { t } from "../words/words.js";
import { EMOJI } from "./emoji.js";
import "./returned.js";

const LIMIT = 4000;
/** Typing is told at most this often. */
const TOLD = 3_000;
/** Right after a change of conversation nothing is sent: the hand may still be in the other one. */
const GUARD = 400;
/** A draft is kept at most this often while somebody types. */
const KEPT = 300;

/** Where a message is written. Keeps a draft per channel; what came back stands above it. */
class Composer extends View {
  static properties = { channel: {}, to: {}, toPerson: {}, guarded: { type: Boolean }, closed: { type: Boolean }, text: { state: true }, mode: { state: true }, picking: { state: true } };
  static styles = [shared, voices, css`
    :host { background: var(--surface); border-block-start: 1px solid var(--line); padding: 0.625rem 0.75rem; }
    :host([closed]) { border: 0; padding: 0; background: none; }
    .field { display: flex; align-items: flex-end; gap: 0.375rem; }
    textarea { flex: 1; min-inline-size: 0; resize: none; max-block-size: 40vh; line-height: 1.5; border-radius: 1.375rem; padding-inline: 1rem; field-sizing: content; background: var(--paper); }
    .named textarea { border: 2px solid var(--voice); }
    .to { font-size: var(--small); font-weight: 600; color: var(--voice); padding: 0 0.25rem 0.375rem; }
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

  #shown = "";
  #since = 0;
  #told = 0;
  #save = 0;
  #kept = "";
  #keptAt = 0;

  constructor() {
    super();
    this.text = "";
  }

  watch() {
    this.listen(messenger.drafts, "change", (id) => id === this.channel && this.#load());
    this.listen(messenger.local, "change");
    this.listen(messenger.channels, "gone", (id) => id === this.channel && this.#keepAll());
    this.listenTo(window, "pagehide", () => this.#keepNow());
    this.listenTo(document, "visibilitychange", () => this.#keepNow());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#keepNow();
  }

  willUpdate(changed) {
    if (!changed.has("channel") || this.channel === this.#shown) return;
    this.#keepNow();
    this.#shown = this.channel;
    this.#since = performance.now();
    this.text = "";
    this.#kept = "";
    this.mode = undefined;
    this.picking = false;
    this.#load();
  }

  render() {
    if (this.closed) return html`<draad-returned .channel=${this.channel} .draft=${this.text} closed></draad-returned>`;
    const long = [...this.text].length;
    return html`<div class=${this.to ? `named ${voice(this.toPerson)}` : ""}>
      <draad-returned .channel=${this.channel} ?busy=${Boolean(this.mode?.editing)} @take=${this.#take}></draad-returned>
      ${messenger.local.onlyHere ? html`<p class="here" role="status">${icon("offline")}${t("write.onlyHere")}</p>` : nothing} ${this.mode ? this.#mode() : nothing}
      ${this.to ? html`<div class="to" dir="auto">${t("write.to", { name: this.to })}</div>` : nothing}
      ${this.picking ? html`<div class="picker" role="group" aria-label=${t("write.emoji")}>${EMOJI.map((one) => html`<button @click=${() => this.#insert(one)}>${one}</button>`)}</div>` : nothing}
      <div class="field">
        <button class="round smile" aria-label=${t("write.emoji")} aria-expanded=${Boolean(this.picking)} @click=${() => (this.picking = !this.picking)}>${icon("smile")}</button>
        <textarea rows="1" dir="auto" enterkeyhint="send" aria-label=${this.to ? t("write.to", { name: this.to }) : t("write.label")} placeholder=${t("write.placeholder")}
          .value=${live(this.text)} @input=${this.#typed} @keydown=${this.#key}></textarea>
        <button class="main send" aria-label=${t("write.send")} aria-disabled=${!this.#sendable} @pointerdown=${(event) => event.preventDefault()} @click=${this.#send}>${icon("send")}</button>
      </div>
      ${long > LIMIT - 300 ? html`<div class="count ${long > LIMIT ? "over" : ""}" role="status">${long > LIMIT ? t("write.tooLong", { n: long - LIMIT }) : t("write.left", { n: LIMIT - long })}</div>` : nothing}
    </div>`;
  }

  updated() {
    const area = this.#area;
    if (!area || CSS.supports("field-sizing", "content")) return;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  }

  get #area() {
    return this.renderRoot.querySelector("textarea");
  }

  get #sendable() {
    return this.text.trim() !== "" && [...this.text.trim()].length <= LIMIT;
  }

  focusText() {
    this.#area?.focus();
  }

  /** @param {{replying?: object, editing?: object}} mode answers or changes a post */
  async begin(mode) {
    const edited = this.mode?.editing;
    if (mode.editing) {
      this.#keepNow();
      this.text = mode.editing.body.text;
    }
    this.mode = mode;
    if (edited && !mode.editing) await this.#reload();
    await this.updateComplete;
    this.focusText();
  }

  #mode() {
    const post = this.mode.replying;
    const channel = messenger.channels.get(this.channel);
    const title = !post ? t("write.editing") : post.author === channel?.mine ? t("write.replying.you") : t("write.replying", { name: channel?.nameOf(post.author) ?? "" });
    return html`<div class="mode">
      <div><b>${title}</b>${post ? html`<div class="excerpt" dir="auto">${post.body?.text}</div>` : nothing}</div>
      <button class="round" aria-label=${t("write.stop")} @click=${this.#stop}>${icon("close")}</button>
    </div>`;
  }

  async #stop() {
    const edited = this.mode?.editing;
    this.mode = undefined;
    if (edited) await this.#reload();
    this.focusText();
  }

  #typed(event) {
    this.text = event.target.value;
    if (this.mode?.editing) return;
    const since = Date.now() - this.#keptAt;
    clearTimeout(this.#save);
    if (since >= KEPT) this.#keepNow();
    else this.#save = setTimeout(() => this.#keepNow(), KEPT - since);
    if (this.text.trim() && Date.now() - this.#told > TOLD) {
      this.#told = Date.now();
      messenger.channels.typed(this.channel);
    }
  }

  #key(event) {
    if (event.isComposing || event.key !== "Enter") return;
    const sends = event.ctrlKey || event.metaKey || (!event.shiftKey && matchMedia("(pointer: fine)").matches);
    if (!sends) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    if (!this.#sendable || (this.guarded && performance.now() - this.#since < GUARD)) return;
    const text = this.text.trim();
    const { editing, replying } = this.mode ?? {};
    this.mode = undefined;
    this.picking = false;
    this.#told = 0;
    if (editing) {
      if (text !== editing.body.text) messenger.outbox.edit(this.channel, editing.seq, text);
      this.#reload();
    } else {
      messenger.outbox.post(this.channel, text, replying?.seq);
      this.text = "";
      this.#keepNow();
    }
    this.dispatchEvent(new Event("sent"));
    this.focusText();
  }

  #insert(emoji) {
    const area = this.#area;
    area.setRangeText(emoji, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
    area.focus();
  }

  async #take({ detail }) {
    this.#keepNow();
    await messenger.outbox.take(detail);
    this.focusText();
  }

  /** After editing, the draft stands here again. */
  #reload() {
    this.text = "";
    this.#kept = "";
    return this.#load();
  }

  async #load() {
    const channel = this.channel;
    const kept = await messenger.drafts.read(channel);
    if (channel !== this.channel || this.mode?.editing) return; // after editing it is read again
    // What was typed while the draft was fetched comes after it, never under it.
    const typed = this.text === this.#kept ? "" : this.text;
    this.#kept = kept;
    this.text = kept && typed ? `${kept}\n\n${typed}` : kept || typed;
    this.requestUpdate();
  }

  /** There is nowhere to write any more: what stands here is kept, also where it was to change a post. */
  #keepAll() {
    const { editing } = this.mode ?? {};
    this.#keepNow();
    if (!editing || this.text.trim() === editing.body.text) return;
    messenger.drafts.write(this.#shown, [this.#kept, this.text].filter(Boolean).join("\n\n"));
  }

  #keepNow() {
    clearTimeout(this.#save);
    if (!this.#shown || this.mode?.editing || this.text === this.#kept || this.closed) return;
    this.#kept = this.text;
    this.#keptAt = Date.now();
    messenger.drafts.write(this.#shown, this.text);
  }
}

customElements.define("draad-composer", Composer);
