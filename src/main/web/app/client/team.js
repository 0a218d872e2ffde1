import { css, html, nothing } from "lit";
import { home } from "../draad.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import "./team-list.js";

/** The team page: everyone with access sees who has access. */
class Team extends View {
  static properties = { dossier: {}, removed: { state: true } };
  static styles = [shared, page, css`
    h2 { margin-block: 1.25rem 0.25rem; }
    draad-team-list { margin-block-start: 0.75rem; }
  `];

  watch() {
    this.listen(home, "change");
  }

  render() {
    const shown = this.dossier ? home.dossiers.filter((one) => one.id === this.dossier) : home.dossiers;
    return html`<draad-bar heading=${t("team.title")} back=${home.supports ? nothing : this.dossier ? `/home/group/${this.dossier}` : "/home/more"}></draad-bar>
      <div class="scroll" tabindex="0"><div class="column">
        ${shown.length === 0 ? html`<div class="nothing">${icon("team")}<h2>${t("team.none")}</h2><p class="soft">${t("team.none.text")}</p><a class="button main" href="/home/chat">${t("front.talk")}</a></div>` : nothing}
        ${this.removed ? html`<p class="notice" role="status">${t("team.removed", { name: this.removed })}</p>` : nothing}
        ${shown.map((one) => html`<h2>${one.role === "client" ? t("team.mine") : t("team.of", { name: one.client.name })}</h2><p class="soft">${t("team.text")}</p>
          <draad-team-list .dossier=${one.id} @removed=${(event) => (this.removed = event.detail)}></draad-team-list>`)}
      </div></div>`;
  }
}

customElements.define("draad-team", Team);
