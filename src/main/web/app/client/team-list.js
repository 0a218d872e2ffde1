import { css, html, nothing } from "lit";
import { home, messenger } from "../draad.js";
import { shared } from "../style/shared.js";
import { voices } from "../style/voices.js";
import { announce } from "../ui/announcements.js";
import { confirmed } from "../ui/dialog.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { initials, voiceIn } from "../ui/voices.js";
import { day, t } from "../words/words.js";

/** Who has access to a dossier, as what and since when. Its client can take somebody out. */
class TeamList extends View {
  /** Keys of wishes to end somebody's access that have no answer yet, by person: pressed again, it is the same wish. */
  #wishes = new Map();
  static properties = { dossier: {}, members: { state: true }, trouble: { state: true } };
  static styles = [shared, voices, css`
    ul { display: grid; gap: 0.75rem; }
    li.card { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 0.875rem; align-items: center; padding: 0.875rem 1rem; }
    li button { grid-column: 2; justify-self: start; margin-inline-start: -1rem; min-block-size: 2.75rem; font-weight: 500; font-size: var(--small); }
  `];

  watch() {
    this.listen(messenger.channels, "change");
    this.listen(messenger.channels, "entry", ({ channel, entry }) => channel.dossier === this.dossier && ["joined", "left", "role"].includes(entry.kind) && this.#load());
  }

  willUpdate(changed) {
    if (changed.has("dossier")) this.#load();
  }

  get #group() {
    return messenger.channels.get(home.dossier(this.dossier)?.group);
  }

  render() {
    if (this.trouble) return html`<div class="stack" role="alert"><p class="notice bad">${this.trouble}</p><button class="main" @click=${this.#load}>${t("app.again")}</button></div>`;
    if (!this.members) return html`<p class="soft" role="status">${t("app.loading")}</p>`;
    const mine = home.dossier(this.dossier)?.role === "client";
    return html`<ul>${this.members.map((member) => this.#member(member, mine))}</ul>`;
  }

  #member(member, mine) {
    return html`<li class="card ${voiceIn(this.#group, member.person)}">
      <b class="face" aria-hidden="true">${initials(member.name)}</b>
      <div><b dir="auto">${member.name}</b>${member.me ? html` <span class="soft">(${t("team.me")})</span>` : nothing}
        <p class="small soft">${t(`role.${member.role}`)}${member.organisation ? ` · ${member.organisation.name ?? member.organisation}` : ""}<br>${t("team.since", { day: day(member.since) })}</p></div>
      ${mine && !member.me ? html`<button class="danger" aria-label=${t("team.remove.name", { name: member.name })} @click=${() => this.#remove(member)}>${t("team.remove")}</button>` : nothing}
    </li>`;
  }

  async #load() {
    this.trouble = "";
    try {
      this.members = (await messenger.api.get(`/api/dossiers/${this.dossier}/team`)).members;
    } catch (no) {
      this.trouble = said(no);
    }
  }

  async #remove({ person, name }) {
    const question = { title: t("team.remove.title", { name }), text: t("team.remove.text", { name }), yes: t("team.remove.yes", { name }), no: t("team.remove.no", { name }), danger: true };
    if (!(await confirmed(question))) return;
    const wish = this.#wishes.get(person) ?? crypto.randomUUID();
    this.#wishes.set(person, wish);
    try {
      await messenger.api.delete(`/api/dossiers/${this.dossier}/team/${person}`, wish);
      this.#wishes.delete(person);
      this.members = this.members.filter((member) => member.person !== person);
      announce(t("team.removed", { name }));
      this.dispatchEvent(new CustomEvent("removed", { detail: name }));
    } catch (no) {
      this.trouble = said(no);
    }
  }
}

customElements.define("draad-team-list", TeamList);
