import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { groupName, readers } from "../client/group.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { worker } from "../style/worker.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { initials, voiceIn } from "../ui/voices.js";
import { counted, t } from "../words/words.js";
import "../conversation/conversation.js";

/** The dossiers that this worker is in the team of. */
class Dossiers extends View {
  static properties = { shown: {}, search: { state: true } };
  static styles = [shared, voices, worker, css`:host { display: grid; gap: 0.75rem; }`];

  constructor() {
    super();
    this.search = "";
  }

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change");
  }

  render() {
    const wanted = this.search.trim().toLocaleLowerCase();
    const found = home.dossiers.filter((one) => one.client.name.toLocaleLowerCase().includes(wanted));
    return html`<h2 class="pane-title">${t("work.dossiers")}</h2>
      ${home.dossiers.length === 0 ? html`<p class="hint">${t("work.dossiers.none")}</p><a class="button edged" href="/work">${t("work.title")}</a>` : html`<input type="search" dir="auto" aria-label=${t("work.dossiers.search")} placeholder=${t("work.dossiers.search")} .value=${this.search} @input=${(event) => (this.search = event.target.value)}>`}
      ${home.dossiers.length && found.length === 0 ? html`<p class="hint">${t("work.dossiers.noMatch")}</p>` : nothing}
      <ul class="list">${found.map((one) => this.#dossier(one))}</ul>`;
  }

  #dossier(dossier) {
    const channel = messenger.channels.get(dossier.group);
    const unread = channel?.unread ?? 0;
    return html`<li><a class="item ${voiceIn(channel, dossier.client.person)}" href="/work/dossiers/${dossier.id}" aria-current=${this.shown === dossier.id ? "true" : nothing}>
      <span class="face" aria-hidden="true">${initials(dossier.client.name)}</span><b dir="auto">${dossier.client.name}</b>
      ${unread ? html`<span><span class="badge" aria-hidden="true">${unread}</span><span class="hidden-text">${counted("nav.unread", unread)}</span></span>` : html`<span></span>`}
      <span class="small soft">${dossier.organisation.name}</span></a></li>`;
  }
}

customElements.define("draad-dossiers", Dossiers);

/** The group thread of one dossier, in the console. */
class DossierTalk extends View {
  static properties = { dossier: { attribute: false } };
  static styles = [shared, voices, page, css`
    :host { display: flex; flex-direction: column; min-block-size: 0; block-size: 100%; }
    header { display: flex; align-items: center; gap: 0.625rem; padding: 0.5rem 0.75rem; background: var(--surface); border-block-end: 1px solid var(--line); border-block-start: 3px solid var(--voice); min-block-size: 4rem; }
    .titles { flex: 1; min-inline-size: 0; }
    h2 { font-size: 1.0625rem; }
    .back, .about { display: none; }
    draad-conversation { flex: 1; min-block-size: 0; }
    @media (max-width: 80rem) { .about { display: inline-flex; } }
    @media (max-width: 60rem) { .back { display: inline-flex; } }
  `];

  watch() {
    this.listen(messenger.channels, "change", (id) => id === this.dossier?.group && this.requestUpdate());
  }

  pullBack() {
    this.renderRoot.querySelector("draad-conversation")?.pullBack();
  }

  render() {
    const channel = messenger.channels.get(this.dossier.group);
    return html`<header class=${voiceIn(channel, this.dossier.client.person)}>
        <a class="button round back" href="/work/dossiers" aria-label=${t("app.back")}>${icon("back")}</a>
        <div class="titles"><h2 dir="auto" tabindex="-1">${groupName(this.dossier)}</h2><p class="small soft" dir="auto">${channel ? readers(channel) : ""}</p></div>
        <button class="round about" aria-label=${t("work.person.show")} @click=${() => this.dispatchEvent(new Event("about"))}>${icon("team")}</button>
      </header>
      <draad-conversation .channel=${this.dossier.group} .to=${this.dossier.client.name} .toPerson=${this.dossier.client.person} guarded><div slot="closed" class="after"><p class="soft">${t("group.reader")}</p></div></draad-conversation>`;
  }
}

customElements.define("draad-dossier-talk", DossierTalk);
