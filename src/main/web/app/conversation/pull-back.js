import { css, html, nothing } from "lit";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { announce } from "../ui/announcements.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { counted, listed, t } from "../words/words.js";

/** For so many milliseconds a text that was just sent can be taken back with one press; afterwards its own menu does it. */
const OFFERED = 10_000;
/** What became of it stands there for so many milliseconds. */
const TOLD = 10_000;
/** Nothing goes away under a hand or a focus: it is tried again after so many milliseconds. */
const AGAIN = 1_000;

/**
 * Takes a text back: offers it right after sending, and says what became of it. Whoever is known to have read it is named;
 * that nobody did is only ever said as far as Draad knows.
 */
class PullBack extends View {
  static properties = { channel: {}, to: {}, ref: { state: true }, taken: { state: true } };
  static styles = [shared, css`
    .bar { display: flex; align-items: center; gap: 0.75rem; justify-content: space-between; background: var(--surface); border-block-start: 1px solid var(--line); padding: 0.25rem 0.75rem 0.25rem 1rem; font-size: var(--small); min-block-size: calc(var(--touch) + 0.5rem); }
    .bar.known { background: var(--warn-tint); color: var(--warn); }
    p { min-inline-size: 0; overflow-wrap: anywhere; }
    button { flex: none; font-size: var(--small); padding-inline: 0.75rem; }
    .bar.known button { color: inherit; }
  `];
  #timer = 0;
  #told = "";

  watch() {
    this.listen(messenger.outbox, "change");
    this.listen(messenger.channels, "change", (id) => id === this.channel && this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** @param {string} ref of the text that was just sent */
  offer(ref) {
    this.ref = ref;
    this.taken = false;
    this.#goAfter(OFFERED);
  }

  /** Takes it back. @param {string} [ref] none: what was just sent */
  async pull(ref = this.ref) {
    if (!ref || (this.taken && ref === this.ref)) return;
    this.ref = ref;
    this.taken = true;
    this.#told = "";
    this.#goAfter(TOLD);
    this.dispatchEvent(new Event("pulled"));
    await messenger.outbox.pullBack(this.channel, ref);
  }

  render() {
    const channel = messenger.channels.get(this.channel);
    if (!this.ref || !channel) return nothing;
    return this.taken ? this.#outcome(channel) : this.#offer(channel);
  }

  updated() {
    const told = this.renderRoot.querySelector(".outcome")?.textContent ?? "";
    if (told && told !== this.#told) announce(told);
    this.#told = told;
  }

  #post(channel) {
    return channel.entries.findLast((entry) => entry.ref === this.ref && entry.kind === "post");
  }

  #offer(channel) {
    const post = this.#post(channel);
    const readers = post ? names(channel, channel.readersOf(post.seq)) : [];
    const sent = channel.kind === "group" ? t("pull.sent.group", { name: this.to }) : t("pull.sent", { name: this.to });
    return html`<div class="bar"><p dir="auto">${readers.length ? counted("pull.read", readers.length, { names: listed(readers) }) : sent}</p>
      <button class="edged" aria-keyshortcuts="Alt+Z" @click=${() => this.pull()}>${icon("reply")}${t("talk.withdraw")}</button></div>`;
  }

  #outcome(channel) {
    const post = this.#post(channel);
    const under = messenger.outbox.of(this.channel).some((item) => item.ref === this.ref || (item.type === "withdraw" && item.about === post?.seq));
    if (under) return html`<div class="bar"><p>${t("pull.taking")}</p></div>`;
    if (post && !post.withdrawn) return nothing; // it was refused: the composer says why
    const readers = post ? names(channel, channel.takenBack.readers(post.seq)) : [];
    const words = !post ? t("pull.never") : readers.length ? counted("pull.done.read", readers.length, { names: listed(readers) }) : t("pull.done");
    return html`<div class="bar ${readers.length ? "known" : ""}"><p class="outcome" dir="auto">${words}</p><button @click=${this.#close}>${t("back.ok")}</button></div>`;
  }

  #goAfter(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.matches(":hover, :focus-within") ? this.#goAfter(AGAIN) : (this.ref = undefined)), time);
  }

  #close() {
    this.ref = undefined;
    this.dispatchEvent(new Event("pulled"));
  }
}

function names(channel, people) {
  return people.map((person) => channel.nameOf(person) || t("talk.someone"));
}

customElements.define("draad-pull-back", PullBack);
