import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { worker } from "../style/worker.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { initials, voiceIn } from "../ui/voices.js";
import { dayAndTime, lasted, t } from "../words/words.js";
import "../client/team-list.js";

/** The third pane: the person whom a talk is with, or whose dossier is open. */
class Person extends View {
  static properties = { chat: { attribute: false }, dossier: { attribute: false }, talks: { state: true } };
  static styles = [shared, voices, worker, css`
    :host { display: grid; gap: 1.5rem; align-content: start; }
    .who { display: flex; align-items: center; gap: 0.875rem; }
    .face { inline-size: 3.25rem; block-size: 3.25rem; font-size: 1.0625rem; }
    dl { display: grid; gap: 0.625rem; }
    dt { font-size: var(--small); color: var(--ink-soft); }
    dd { overflow-wrap: anywhere; }
    section { display: grid; gap: 0.5rem; }
    .talks { position: relative; padding-inline-start: 1.5rem; display: grid; gap: 0.25rem; }
    .talks::before { content: ""; position: absolute; inset-block: 0.75rem; inset-inline-start: 0.3125rem; border-inline-start: 2px solid var(--thread); }
    .talks li { position: relative; }
    .talks li::before { content: ""; position: absolute; inset-inline-start: -1.5rem; inset-block-start: 1.0625rem; inline-size: 0.75rem; block-size: 0.75rem; border-radius: 50%; background: var(--paper); border: 2px solid var(--thread); }
    .talks a { display: block; padding: 0.5rem; border-radius: var(--round); text-decoration: none; color: var(--ink); min-block-size: var(--touch); }
    .talks a:hover { background: var(--tint); }
    .open { justify-content: flex-start; inline-size: 100%; --icon-fill: var(--surface); }
  `];
  #loaded = "";

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change", (id) => id === this.dossier?.group && this.requestUpdate());
    this.tick(30_000);
  }

  get #client() {
    return this.chat?.client ?? this.dossier?.client;
  }

  get #file() {
    return this.dossier ?? home.dossiers.find((one) => one.client.person === this.#client?.person);
  }

  willUpdate() {
    const file = this.#file?.id ?? "";
    if (file === this.#loaded) return;
    this.#loaded = file;
    this.talks = undefined;
    if (file && this.#file.parts.includes("chats")) this.#load(file);
  }

  async #load(file) {
    const { chats } = await messenger.api.get(`/api/dossiers/${file}/chats`).catch(() => ({ chats: [] }));
    if (file === this.#loaded) this.talks = chats;
  }

  render() {
    const client = this.#client;
    if (!client) return nothing;
    const group = messenger.channels.get(this.dossier?.group);
    return html`<div class="who ${voiceIn(group, client.person)}"><span class="face" aria-hidden="true">${initials(client.name)}</span><h2 dir="auto">${client.name}</h2></div>
      ${this.chat ? this.#facts(this.chat) : nothing} ${this.#dossierPart(client)}`;
  }

  #facts(chat) {
    const waited = chat.claimedAt && lasted(chat.requestedAt, new Date(chat.claimedAt).getTime());
    const facts = [
      ["subject", chat.subject ?? t("work.person.none")],
      ["desk", t("chat.at", { desk: chat.desk.name, organisation: chat.organisation.name })],
      ["asked", dayAndTime(chat.requestedAt)],
      ["waited", waited],
      ["started", chat.claimedAt && dayAndTime(chat.claimedAt)],
      ["ended", chat.endedAt && dayAndTime(chat.endedAt)],
    ];
    return html`<dl>${facts.filter(([, value]) => value).map(([name, value]) => html`<div><dt>${t(`work.person.${name}`)}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`;
  }

  #dossierPart(client) {
    const file = this.#file;
    if (!file) return html`<section><h3>${t("work.person.dossier")}</h3><p class="small soft">${t("work.person.noDossier", { name: client.name })}</p></section>`;
    return html`${this.dossier ? nothing : html`<section><h3>${t("work.person.dossier")}</h3><a class="button edged open" href="/work/dossiers/${file.id}">${icon("group")}${t("work.person.group")}</a></section>`}
      <section><h3>${t("work.person.talks")}</h3>
        ${this.talks?.length === 0 ? html`<p class="small soft">${t("work.person.talks.none")}</p>` : nothing}
        <ul class="talks" ?hidden=${!this.talks?.length}>${this.talks?.slice(0, 8).map((chat) => html`<li><a href="/work/past/${chat.id}"><span dir="auto">${chat.subject ?? chat.desk.name}</span><br><span class="small soft">${dayAndTime(chat.requestedAt)}</span></a></li>`)}</ul></section>
      ${this.dossier ? html`<section><h3>${t("work.person.team")}</h3><draad-team-list .dossier=${file.id}></draad-team-list></section>` : nothing}`;
  }
}

customElements.define("draad-person", Person);
