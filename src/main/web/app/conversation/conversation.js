import { css, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import { messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { talk } from "../style/talk.js";
import { voices } from "../style/voices.js";
import { announce } from "../ui/announcements.js";
import { confirmed } from "../ui/dialog.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { counted, day, listed, t } from "../words/words.js";
import "./composer.js";
import { message } from "./message.js";
import "./pull-back.js";
import { rows } from "./rows.js";
import { systemLine } from "./system-line.js";

/** Closer to the end than this, in pixels, is at the end. */
const NEAR = 60;

/**
 * One conversation: what was said, what is on its way, and where to write. Follows the end as long as the reader is there;
 * keeps the place while older posts come in above. What stands in the slot `closed` is shown where nobody can write.
 */
class Conversation extends View {
  static properties = { channel: {}, people: { attribute: false }, trouble: { state: true }, to: {}, toPerson: {}, guarded: { type: Boolean }, open: { state: true }, atEnd: { state: true }, loading: { state: true } };
  static styles = [shared, voices, talk, css`
    :host { display: flex; flex-direction: column; min-block-size: 0; block-size: 100%; }
    .frame { position: relative; flex: 1; min-block-size: 3rem; }
    .older { text-align: center; }
    .begin, .nothing { text-align: center; color: var(--ink-soft); margin-inline: auto; padding: 1rem; font-size: var(--small); }
    .nothing { font-size: var(--base); margin-block: auto; }
    .pill { position: absolute; z-index: 1; inset-block-end: 0.75rem; inset-inline: 0; margin-inline: auto; inline-size: fit-content; max-inline-size: calc(100% - 2rem); border-radius: 2rem; border-color: var(--edge); background: var(--surface); box-shadow: var(--shadow); padding-inline: 1rem; }
    .pill.fresh { background: var(--thread); color: var(--on-thread); border-color: transparent; }
    .typing { min-block-size: 1.75rem; padding-inline: 2rem 1rem; font-size: var(--small); color: var(--ink-soft); }
  `];

  #channelShown = "";
  #newFrom = 0;
  #heightBefore = 0;
  #firstBefore = 0;
  #topBefore = 0;
  #writing = false;
  #arrived = 0;
  #sizes = new ResizeObserver(() => this.#settle());

  constructor() {
    super();
    this.atEnd = true;
  }

  get held() {
    return messenger.channels.get(this.channel);
  }

  get #log() {
    return this.renderRoot.querySelector(".log");
  }

  watch() {
    this.listen(messenger.channels, "change", (id) => id === this.channel && this.requestUpdate());
    this.listen(messenger.channels, "ready", () => this.#retry());
    this.listen(messenger.outbox, "change");
    this.listen(messenger.channels, "entry", (news) => this.#noticed(news));
    this.listenTo(document, "visibilitychange", () => this.#seen());
    this.listenTo(window, "focus", () => this.#seen());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    messenger.channels.marks.show(this, undefined);
    this.#channelShown = "";
  }

  focusComposer() {
    this.#composer?.focusText();
  }

  get #composer() {
    return this.renderRoot.querySelector("draad-composer");
  }

  willUpdate(changed) {
    if (changed.has("channel")) this.trouble = "";
    const channel = this.held;
    const log = this.#log;
    this.#writing = this.renderRoot.activeElement?.localName === "draad-composer";
    this.#heightBefore = log?.scrollHeight ?? 0;
    if (!channel || this.#channelShown === channel.id) return;
    this.#channelShown = channel.id;
    this.#newFrom = channel.firstUnread;
    this.#firstBefore = 0;
    this.#arrived = 0;
    this.atEnd = true;
    this.open = "";
    messenger.channels.marks.show(this, channel.id);
  }

  render() {
    const channel = this.held;
    if (!channel) return this.#notHeld();
    const outbox = messenger.outbox.of(channel.id);
    const all = rows(channel, outbox, this.#newFrom);
    const latest = all.findLast((row) => row.own && !row.entry.withdrawn)?.key;
    return html`
      <div class="frame">
        <div class="log" role="log" aria-label=${t("talk.log")} aria-busy=${Boolean(this.loading)} tabindex="0" @scroll=${this.#scrolled}>
          ${channel.hasOlder
            ? html`<div class="older"><button ?disabled=${this.loading} @click=${this.#older}>${this.loading ? t("talk.loading") : t("talk.older")}</button></div>`
            : all.length > 3 ? html`<p class="begin">${t("talk.begin")}</p>` : nothing}
          <ol class="thread ${channel.open ? "" : "over"}">
            ${all.some((row) => row.type === "post") || !channel.entries.every((entry) => entry.kind === "hidden") ? nothing : html`<li class="nothing">${t(channel.mayPost ? "talk.none" : "talk.none.read")}</li>`}
            ${repeat(all, (row) => row.key, (row) => this.#row(row, channel, latest))}
          </ol>
          ${channel.open ? nothing : html`<svg class="loop" viewBox="0 0 36 24" aria-hidden="true"><path d="M6 0C6 13 21 18 21 10C21 4 12 4 11 10C10 16 16 20 26 19" /></svg>`}
        </div>
        ${this.atEnd ? nothing : html`<button class="pill ${this.#arrived ? "fresh" : ""}" @click=${() => this.toEnd()}>${icon("down")}${this.#arrived ? counted("talk.pill", this.#arrived) : t("talk.toEnd")}</button>`}
      </div>
      ${channel.mayPost ? html`<div class="typing" aria-live="off">${this.#typing(channel)}</div>` : nothing}
      ${channel.mayPost
        ? keyed(channel.id, html`<draad-pull-back .channel=${channel.id} .to=${this.to} @pulled=${this.focusComposer}></draad-pull-back>
            <draad-composer .channel=${channel.id} .to=${this.to} .toPerson=${this.toPerson} .guarded=${this.guarded} @sent=${this.#sent}></draad-composer>`)
        : html`${keyed(channel.id, html`<draad-composer .channel=${channel.id} closed></draad-composer>`)}<slot name="closed"></slot>`}
    `;
  }

  #notHeld() {
    this.#reread();
    return html`<div class="frame"><p class="nothing" role="status">${this.trouble || t("app.loading")}</p></div>`;
  }

  #retry() {
    this.trouble = "";
    this.requestUpdate();
  }

  /** A finished chat is not followed any more: its record is fetched when somebody wants to read it. */
  async #reread() {
    const { channels, connection } = messenger;
    if (this.trouble || !this.people || !channels.ready || !connection.live || this.loading) return;
    this.loading = true;
    await channels.reread(this.channel, this.people).catch((no) => (this.trouble = said(no)));
    this.loading = false;
  }

  #row(row, channel, latest) {
    if (row.type === "day") return html`<li class="day">${day(row.at)}</li>`;
    if (row.type === "new") return html`<li class="new">${t("talk.new")}</li>`;
    if (row.type === "line") return html`<li class="line"><span dir="auto">${systemLine(row.entry, channel)}</span></li>`;
    return message(row, channel, {
      latest: row.key === latest,
      open: this.open === row.key,
      toggle: () => (this.open = this.open === row.key ? "" : row.key),
      reply: () => this.#compose({ replying: row.entry }),
      edit: () => this.#compose({ editing: row.entry }),
      withdraw: () => this.#withdraw(row.entry),
      copy: () => this.#copy(row.entry),
      jump: (seq) => this.#jump(seq),
    });
  }

  #typing(channel) {
    const names = [...channel.typing.keys()].filter((person) => person !== channel.mine).map((person) => channel.nameOf(person)).filter(Boolean);
    if (names.length === 0) return nothing;
    return names.length === 1 ? t("talk.typing.one", { name: names[0] }) : t("talk.typing.many", { names: listed(names) });
  }

  firstUpdated() {
    this.listenTo(this, "keydown", (event) => event.key === "Escape" && this.open && (this.open = ""));
    this.listenTo(document, "pointerdown", (event) => this.#leaveActions(event.composedPath()[0]));
    this.listenTo(this.renderRoot, "focusin", (event) => this.#leaveActions(event.target));
  }

  #leaveActions(target) {
    if (this.open && !target.closest?.(".actions")) this.open = "";
  }

  updated() {
    // Whoever was writing goes on writing: in the composer of the conversation that is here now.
    if (this.#writing && this.renderRoot.activeElement === null) this.focusComposer();
    const log = this.#log;
    const channel = this.held;
    if (!log || !channel) return;
    this.#sizes.observe(log);
    const first = channel.entries[0]?.seq ?? 0;
    if (this.#firstBefore === 0) this.#begin(log);
    else if (first < this.#firstBefore) log.scrollTop += log.scrollHeight - this.#heightBefore;
    else if (this.atEnd) log.scrollTop = log.scrollHeight;
    this.#firstBefore = first || this.#firstBefore || 1;
    this.#seen();
  }

  /** Opens where the reader stopped, or at the end. */
  #begin(log) {
    log.scrollTop = log.scrollHeight;
    const line = log.querySelector(".new");
    if (line && line.offsetTop < log.scrollHeight - log.clientHeight) {
      log.scrollTop = line.offsetTop - log.clientHeight / 4;
      this.atEnd = this.#isAtEnd(log);
    }
  }

  toEnd() {
    this.atEnd = true;
    this.#arrived = 0;
    this.#settle();
    this.#seen();
    this.requestUpdate();
  }

  #settle() {
    const log = this.#log;
    if (log && this.atEnd) log.scrollTop = log.scrollHeight;
  }

  #scrolled() {
    const log = this.#log;
    // Only a hand that moves upwards leaves the end: a composer that grows, or a keyboard, does not.
    const upwards = log.scrollTop < this.#topBefore - 1;
    this.#topBefore = log.scrollTop;
    this.atEnd = this.#isAtEnd(log) || (this.atEnd && !upwards);
    if (this.atEnd) this.#seen();
    if (log.scrollTop < 120 && this.held?.hasOlder) this.#older();
  }

  #isAtEnd(log) {
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  }

  async #older() {
    if (this.loading) return;
    this.loading = true;
    await messenger.channels.older(this.channel).catch(() => {});
    this.loading = false;
  }

  /** What is on a screen that somebody looks at has been read. */
  #seen() {
    if (!this.atEnd || document.visibilityState !== "visible" || !this.checkVisibility()) return;
    this.#arrived = 0;
    messenger.channels.sawAll(this.channel);
  }

  #noticed({ channel, entry }) {
    if (channel.id !== this.channel || entry.kind !== "post" || entry.author === channel.mine) return;
    if (!this.atEnd) this.#arrived++;
    if (document.visibilityState !== "visible" && channel.unread <= 1) this.#newFrom = entry.seq;
  }

  #compose(mode) {
    this.open = "";
    this.#composer.begin(mode);
  }

  #sent({ detail: ref }) {
    if (this.guarded && ref) this.#pullBack.offer(ref);
    this.toEnd();
  }

  /** Takes back what was just sent. */
  pullBack() {
    this.#pullBack?.pull();
  }

  get #pullBack() {
    return this.renderRoot.querySelector("draad-pull-back");
  }

  /** While nobody has read it every second counts: at once. Afterwards it is asked, because it cannot be unread. */
  async #withdraw(entry) {
    this.open = "";
    const place = this.#pullBack;
    const unread = this.held.readersOf(entry.seq).length === 0;
    const sure = unread || (await confirmed({ title: t("talk.withdraw.title"), text: t("talk.withdraw.text"), yes: t("talk.withdraw.yes"), no: t("talk.withdraw.no"), danger: true }));
    if (sure) place.pull(entry.ref);
  }

  async #copy(entry) {
    this.open = "";
    await navigator.clipboard?.writeText(entry.body?.text ?? "").catch(() => {});
    announce(t("talk.copied"));
  }

  #jump(seq) {
    const post = this.renderRoot.querySelector(`[data-seq="${seq}"]`);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    post?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    post?.classList.add("flash");
    setTimeout(() => post?.classList.remove("flash"), 1500);
  }
}

customElements.define("draad-conversation", Conversation);
