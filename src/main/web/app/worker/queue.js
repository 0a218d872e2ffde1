import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { home, messenger, router } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { worker } from "../style/worker.js";
import { announce } from "../ui/announcements.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { initials, voice } from "../ui/voices.js";
import { counted, since, t } from "../words/words.js";
import { duty } from "./duty.js";
import { Order, steady } from "./steady.js";

/**
 * Duty on and off per desk, and who waits there: subject, clock, first lines. Who is taken by a colleague keeps the place
 * as long as a hand is at work here, and right after the lists have moved a press does nothing: no press that is aimed at
 * one person takes another.
 */
class Queue extends View {
  static properties = { trouble: { state: true }, busy: { state: true } };
  static styles = [shared, voices, worker, css`
    :host { display: grid; gap: 1.25rem; }
    .duty { display: grid; gap: 0.25rem; padding: 0.5rem 0.875rem; }
    .switch { display: flex; align-items: center; gap: 0.75rem; min-block-size: var(--touch); font-weight: 500; cursor: pointer; }
    .switch > span { flex: 1; min-inline-size: 0; }
    .switch input { appearance: none; inline-size: 2.75rem; block-size: 1.625rem; min-block-size: 0; padding: 0; border-radius: 1rem; border: 1px solid var(--edge); background: var(--sunken); position: relative; cursor: pointer; flex: none; transition: background-color var(--quick); }
    .switch input::before { content: ""; position: absolute; inset-block-start: 0.1875rem; inset-inline-start: 0.1875rem; inline-size: 1.125rem; block-size: 1.125rem; border-radius: 50%; background: var(--edge); transition: inset-inline-start var(--quick); }
    .switch input:checked { background: var(--primary); border-color: var(--primary); }
    .switch input:checked::before { inset-inline-start: 1.3125rem; background: var(--on-primary); }
    .switch input:focus-visible { outline-offset: 2px; border-radius: 1rem; }
    .waiting { background: var(--surface); border: 1px solid var(--line); grid-template-columns: auto minmax(0, 1fr) auto; padding: 0.75rem; }
    .waiting .body { display: grid; gap: 0.125rem; min-inline-size: 0; }
    .subject { overflow-wrap: anywhere; }
    .lines { font-size: var(--small); color: var(--ink-soft); white-space: normal !important; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
    .waiting button { grid-column: 2 / -1; justify-self: start; padding-inline: 0.75rem; font-size: var(--small); margin-block-start: 0.25rem; }
    .oldest { inline-size: 100%; margin-block: 0.5rem; }
    .gone { color: var(--ink-soft); border-style: dashed; --voice: var(--edge); }
    .waiting .face { align-self: start; grid-row: auto; }
    .waiting .clock { align-self: start; }
  `];

  #order = new Order();

  constructor() {
    super();
    this.trouble = "";
  }

  watch() {
    this.listen(duty, "change");
    this.listen(home, "change");
    this.listen(messenger.desks, "change");
    this.listen(messenger.desks, "arrived", (chat) => announce(t("work.queue.arrived", { name: chat.client.name })));
    this.listen(steady, "change");
    this.listenTo(this, "pointermove", () => steady.aim());
    this.listenTo(this, "pointerdown", () => steady.aim());
    this.listenTo(this, "pointerleave", () => steady.release());
    this.listenTo(this, "focusout", () => this.requestUpdate());
    this.listenTo(this, "click", (event) => this.#aimed(event), true);
    this.tick(10_000);
    if (!duty.desks) duty.load().catch((no) => (this.trouble = said(no)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    steady.release();
  }

  willUpdate(changed) {
    if (changed.has("trouble") && this.hasUpdated) steady.moved();
  }

  /** A press right after the lists have moved was aimed at what stood there before. A key goes with its item. */
  #aimed(event) {
    const listed = event.composedPath().some((one) => one instanceof Element && one.matches("li, .oldest"));
    if (!listed || event.detail === 0 || !steady.settling) return;
    event.preventDefault();
    event.stopPropagation();
  }

  render() {
    const waiting = messenger.desks.waiting;
    const held = steady.held || this.renderRoot.activeElement?.closest("li") != null;
    const rows = this.#order.of(waiting, (chat) => chat.chat, { held });
    if (this.#order.moved) steady.moved();
    return html`
      <section class="list" aria-labelledby="duty">
        <h2 class="pane-title" id="duty">${t("work.duty")}<span class="clock">${duty.desks ? t("work.duty.capacity", { n: home.taken.length, capacity: duty.capacity }) : ""}</span></h2>
        ${duty.desks?.length === 0 ? html`<p class="hint">${t("work.duty.none")}</p>` : nothing}
        ${duty.desks?.length ? html`<div class="card duty">${duty.desks.map((desk) => this.#desk(desk))}</div>` : nothing}
      </section>
      ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
      <slot></slot>
      <section aria-labelledby="queue">
        <h2 class="pane-title" id="queue">${t("work.queue")}${waiting.length ? html`<span class="badge">${waiting.length}</span>` : nothing}</h2>
        ${rows.length
          ? html`<button class="main oldest" ?disabled=${this.busy || waiting.length === 0} @click=${() => this.take()}>${t("work.queue.oldest")}</button>`
          : html`<p class="hint">${t(duty.active ? "work.queue.none.on" : "work.queue.none.off")}</p>`}
        <ul class="list">${repeat(rows, ({ item }) => item.chat, ({ item, gone }) => this.#waiting(item, gone))}</ul>
      </section>`;
  }

  #desk(desk) {
    const organisation = desk.organisation?.name ?? desk.organisation;
    return html`<label class="switch"><span><b>${desk.name}</b><br><span class="small soft">${organisation}</span></span>
      <input type="checkbox" role="switch" .checked=${desk.on} @change=${(event) => this.#turn(desk.id, event.target)}></label>`;
  }

  #waiting(chat, gone) {
    return html`<li class="item waiting ${gone ? "gone" : voice(chat.client.person)}">
      <span class="face" aria-hidden="true">${initials(chat.client.name)}</span>
      <div class="body"><b dir="auto">${chat.client.name}</b>
        ${chat.subject ? html`<span class="subject" dir="auto">${chat.subject}</span>` : nothing}
        ${chat.lines ? html`<span class="lines" dir="auto">${chat.lines}</span>` : nothing}</div>
      <span class="clock">${gone ? nothing : html`<span class="hidden-text">${t("work.person.waited")}: </span>${since(chat.since)}`}</span>
      <button class="edged" aria-disabled=${Boolean(this.busy || gone)} aria-label=${t(gone ? "work.queue.gone.name" : "work.queue.take.name", { name: chat.client.name })} @click=${() => !gone && this.take(chat)}>${t(gone ? "work.queue.gone" : "work.queue.take")}</button>
    </li>`;
  }

  async #turn(desk, box) {
    this.trouble = "";
    try {
      await duty.turn(desk, box.checked);
    } catch (no) {
      this.trouble = said(no);
    }
    box.checked = duty.desks?.find((one) => one.id === desk)?.on ?? false;
  }

  /** Takes a chat and opens it. @param {{chat?: string}} [which] */
  async take(which) {
    if (this.busy) return;
    this.busy = true;
    this.trouble = "";
    try {
      const chat = await duty.take(which);
      router.go(`/work/chat/${chat.id}`);
      this.dispatchEvent(new CustomEvent("taken", { bubbles: true, composed: true }));
    } catch (no) {
      this.trouble = said(no);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("draad-queue", Queue);
