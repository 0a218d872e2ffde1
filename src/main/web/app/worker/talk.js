import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { page } from "../style/page.js";
import { confirmed } from "../ui/dialog.js";
import { icon } from "../ui/icons.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { initials, voice } from "../ui/voices.js";
import { t } from "../words/words.js";
import { peopleOf } from "../client/chat.js";
import "../conversation/conversation.js";

/** One column of the console: whose talk it is, in that person's colour, and the talk itself. */
class Talk extends View {
  static properties = { chat: {}, beside: { type: Boolean }, back: {}, trouble: { state: true } };
  static styles = [shared, voices, page, css`
    :host { display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; block-size: 100%; container-type: inline-size; }
    header { display: flex; align-items: center; gap: 0.625rem; padding: 0.5rem 0.75rem; background: var(--surface); border-block-end: 1px solid var(--line); border-block-start: 3px solid var(--voice); min-block-size: 4rem; }
    .titles { flex: 1; min-inline-size: 0; }
    .titles > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    h2 { font-size: 1.0625rem; }
    draad-conversation { flex: 1; min-block-size: 0; }
    .back { display: none; }
    .end { font-size: var(--small); padding-inline: 0.625rem; white-space: nowrap; }
    .about { display: none; }
    @media (max-width: 80rem) { .about { display: inline-flex; } }
    @media (max-width: 60rem) { .back { display: inline-flex; } header .face { display: none; } }
    @container (max-width: 28rem) { .end span { display: none; } .end { min-inline-size: var(--touch); } }
  `];

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change", (id) => id === this.chat && this.requestUpdate());
  }

  willUpdate(changed) {
    if (!changed.has("chat")) return;
    this.trouble = "";
    home.chat(this.chat).catch((no) => (this.trouble = said(no)));
  }

  focusComposer() {
    this.renderRoot.querySelector("draad-conversation")?.focusComposer();
  }

  pullBack() {
    this.renderRoot.querySelector("draad-conversation")?.pullBack();
  }

  render() {
    const chat = home.chats.get(this.chat);
    if (!chat) return html`<p class="nothing" role="status">${this.trouble || t("app.loading")}</p>`;
    return html`<header class=${voice(chat.client.person)}>
        ${this.beside ? nothing : html`<a class="button round back" href=${this.back ?? "/work"} aria-label=${t("app.back")}>${icon("back")}</a>`}
        <span class="face" aria-hidden="true">${initials(chat.client.name)}</span>
        <div class="titles"><h2 dir="auto" tabindex="-1">${chat.client.name}</h2>${chat.subject ? html`<p class="small soft" dir="auto">${chat.subject}</p>` : html`<p class="small soft">${chat.desk.name}</p>`}</div>
        ${chat.state === "active" ? html`<button class="end edged" aria-label=${t("chat.end")} @click=${() => this.#end(chat)}>${icon("check")}<span>${t("chat.end")}</span></button>` : nothing}
        ${this.beside ? html`<a class="button round" href="?" aria-label=${t("work.beside.close")}>${icon("close")}</a>` : html`<button class="round about" aria-label=${t("work.person.show")} @click=${() => this.dispatchEvent(new Event("about"))}>${icon("team")}</button>`}
      </header>
      ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
      <draad-conversation .channel=${chat.channel} .people=${peopleOf(chat)} .to=${chat.client.name} .toPerson=${chat.client.person} guarded>
        <div slot="closed" class="after"><p class="soft">${t("chat.ended.worker")}</p></div>
      </draad-conversation>`;
  }

  async #end(chat) {
    const sure = await confirmed({ title: t("chat.end.title"), text: t("chat.end.worker", { name: chat.client.name }), yes: t("chat.end.yes"), no: t("chat.end.no") });
    if (!sure) return;
    this.trouble = "";
    try {
      home.know(await messenger.api.post(`/api/chats/${chat.id}/end`));
    } catch (no) {
      this.trouble = said(no);
    }
  }
}

customElements.define("draad-work-talk", Talk);
