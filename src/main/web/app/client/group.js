import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { initials, voiceIn } from "../ui/voices.js";
import { counted, listed, t } from "../words/words.js";
import "../conversation/conversation.js";

/** The group thread of a dossier: everyone who has access to it, and nobody else. */
class Group extends View {
  static properties = { dossier: {} };
  static styles = [shared, voices, page, css`
    li a { display: flex; align-items: center; gap: 0.75rem; text-decoration: none; color: var(--ink); padding: 0.75rem 1rem; }
    li span:not(.face, .badge) { flex: 1; min-inline-size: 0; }
    ul { display: grid; gap: 0.75rem; }
    .readers { display: flex; align-items: center; gap: 0.5rem; min-block-size: var(--touch); padding: 0.375rem 0.875rem; background: var(--surface); border-block-end: 1px solid var(--line); font-size: var(--small); color: var(--ink-soft); text-decoration: none; }
    .readers:hover { color: var(--primary); }
    .readers:focus-visible { outline-offset: -4px; }
    @media (max-height: 30rem) { .readers { display: none; } }
    .readers span { flex: 1; min-inline-size: 0; }
    .readers .icon { inline-size: 1.125rem; block-size: 1.125rem; }
  `];

  watch() {
    this.listen(home, "change");
    this.listen(messenger.channels, "change");
  }

  get #groups() {
    return home.dossiers.filter((one) => one.parts.includes("group"));
  }

  render() {
    const groups = this.#groups;
    const dossier = home.dossier(this.dossier) ?? (groups.length === 1 ? groups[0] : undefined);
    if (dossier) return this.#talk(dossier, groups.length > 1);
    return html`<draad-bar heading=${t("group.title")}></draad-bar>
      <div class="scroll"><div class="column">${groups.length === 0 ? this.#nothing() : this.#choice(groups)}</div></div>`;
  }

  #talk(dossier, several) {
    const channel = messenger.channels.get(dossier.group);
    return html`<draad-bar .heading=${groupName(dossier)} back=${several ? "/home/group" : nothing}></draad-bar>
      <div class="talk">
        <a class="readers" href="/home/team/${dossier.id}" aria-label="${channel ? readers(channel) : ""} ${t("team.title")}">${icon("team")}<span dir="auto">${channel ? readers(channel) : ""}</span>${icon("next")}</a>
        <draad-conversation .channel=${dossier.group}><div slot="closed" class="after"><p class="soft">${t("group.reader")}</p></div></draad-conversation>
      </div>`;
  }

  #nothing() {
    return html`<div class="nothing">${icon("group")}<h2>${t("group.none")}</h2><p class="soft">${t("group.none.text")}</p><a class="button main" href="/home/chat">${t("front.talk")}</a></div>`;
  }

  #choice(groups) {
    return html`<h2>${t("group.choose")}</h2><br><ul>${groups.map((one) => {
      const channel = messenger.channels.get(one.group);
      const unread = channel?.unread ?? 0;
      return html`<li><a class="card ${voiceIn(channel, one.client.person)}" href="/home/group/${one.id}"><b class="face" aria-hidden="true">${initials(one.client.name)}</b><span><b>${groupName(one)}</b><br><span class="soft small">${one.organisation.name}</span></span>
        ${unread ? html`<span class="badge" aria-hidden="true">${unread}</span><span class="hidden-text">${counted("nav.unread", unread)}</span>` : nothing}</a></li>`;
    })}</ul>`;
  }
}

/** @param {import("../home.js").Dossier} dossier */
export function groupName(dossier) {
  return dossier.client.person === home.me?.person.id ? t("group.mine") : t("group.of", { name: dossier.client.name });
}

/** "Dit lezen: jij, Anja, Frits." @param {import("../messaging/channel.js").Channel} channel */
export function readers(channel) {
  const others = channel.members.filter((member) => member.person !== channel.mine).map((member) => member.name.split(" ")[0]);
  const me = channel.members.some((member) => member.person === channel.mine) ? [t("group.you")] : [];
  return t("group.readers", { names: listed([...me, ...others]) });
}

customElements.define("draad-group", Group);
