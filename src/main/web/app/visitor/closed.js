import { css, html, nothing } from "lit";
import { shared } from "../style/shared.js";
import { icon } from "../ui/icons.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import { holidaySaid, openingSaid } from "./opening.js";

/** A closed door: when it opens again, why it is closed, and where there is help now. */
class Closed extends View {
  static properties = { opening: { attribute: false }, kept: { type: Boolean } };
  static styles = [shared, css`
    .card { display: grid; gap: 0.75rem; }
    h3 { font-size: var(--big); display: flex; gap: 0.625rem; align-items: flex-start; text-wrap: balance; }
    h3 svg { margin-block-start: 0.1875rem; color: var(--thread); }
    .reason { overflow-wrap: anywhere; }
    ul { display: grid; gap: 0.5rem; }
    li { padding-inline-start: 1.25rem; position: relative; }
    li::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 0.5rem; inline-size: 0.5rem; block-size: 0.5rem; border-radius: 50%; background: var(--thread); }
    .help { border-block-start: 1px solid var(--line); padding-block-start: 0.75rem; display: grid; gap: 0.5rem; }
    .help p { font-weight: 600; }
    a { display: inline-block; padding-block: 0.125rem; font-weight: 600; }
  `];

  watch() {
    this.tick(30_000);
  }

  render() {
    const { reason, language } = this.opening;
    const holiday = holidaySaid(this.opening);
    return html`<div class="card">
      <h3 tabindex="-1">${icon("clock")}<span>${openingSaid(this.opening)}</span></h3>
      ${reason ? html`<p class="reason" dir="auto" lang=${language}>${reason}</p>` : nothing}
      ${holiday ? html`<p>${holiday}</p>` : nothing}
      ${this.kept ? html`<p class="soft">${t("closed.kept")}</p>` : nothing}
      <div class="help"><p>${t("closed.help")}</p><ul>
        <li>${t("closed.danger")} <a href="tel:112">112</a></li>
        <li>${t("closed.doctor")}</li>
        <li>${t("closed.suicide")} <a href="tel:08000113">0800-0113</a></li>
      </ul></div>
    </div>`;
  }

  focus() {
    this.renderRoot.querySelector("h3").focus();
  }
}

customElements.define("draad-closed", Closed);
