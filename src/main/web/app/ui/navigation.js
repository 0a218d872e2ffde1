import { css, html, nothing } from "lit";
import { home, messenger, router } from "../draad.js";
import { shared } from "../style/shared.js";
import { counted, t } from "../words/words.js";
import { icon, mark } from "./icons.js";
import { View } from "./view.js";

const CLIENT = [["chat", "/home/chat"], ["group", "/home/group"], ["overview", "/home/overview"], ["more", "/home/more"]];
const SUPPORTER = [["group", "/home/group"], ["team", "/home/team"], ["more", "/home/more"]];
const WORKER = [["desk", "/work"], ["dossiers", "/work/dossiers"], ["past", "/work/past"], ["more", "/work/more"]];
const COORDINATOR = [...WORKER.slice(0, 3), ["hours", "/work/hours"], ...WORKER.slice(3)];
const DRAWINGS = { chat: "chat", group: "group", overview: "overview", more: "more", team: "team", desk: "chat", dossiers: "folder", past: "overview", hours: "clock" };

/** The few places of this person, as words and drawings: below on a phone, at the left on a wide screen. */
class Navigation extends View {
  static properties = { kind: { reflect: true } };
  static styles = [shared, css`
    :host { background: var(--surface); border-block-start: 1px solid var(--line); padding-block-end: env(safe-area-inset-bottom); }
    nav { display: flex; max-inline-size: var(--column); margin-inline: auto; }
    a { flex: 1; display: flex; flex-direction: column; align-items: center; gap: 0.0625rem; min-block-size: 3.5rem; padding: 0.4375rem 0.25rem 0.375rem; color: var(--ink-soft); text-decoration: none; font-size: 0.8125rem; font-weight: 600; position: relative; --icon-fill: var(--surface); }
    a[aria-current] { color: var(--primary); }
    a[aria-current]::before { content: ""; position: absolute; inset-block-start: -1px; inline-size: 2.5rem; border-block-start: 3px solid var(--thread); border-radius: 0 0 3px 3px; }
    .badge { position: absolute; inset-block-start: 0.25rem; inset-inline-start: calc(50% + 0.375rem); min-inline-size: 1.25rem; block-size: 1.25rem; font-size: 0.75rem; }
    nav a.brand { display: none; }
    @media (max-height: 30rem) and (max-width: 59.99rem) { a { min-block-size: var(--touch); padding-block: 0.25rem; } a > span:not(.badge) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); } a .icon { margin-block: auto; } }
    @media (min-width: 60rem) {
      :host { border: 0; border-inline-end: 1px solid var(--line); inline-size: 13rem; padding: 1rem 0.75rem; }
      nav { flex-direction: column; gap: 0.25rem; }
      nav a { flex: none; flex-direction: row; gap: 0.75rem; min-block-size: var(--touch); padding: 0.5rem 0.75rem; font-size: var(--base); border-radius: var(--round); }
      nav a:hover { background: var(--tint); }
      a[aria-current] { background: var(--tint); }
      a[aria-current]::before { inset-block: 0.5rem; inset-inline-start: -0.75rem; inline-size: 0; border: 0; border-inline-start: 3px solid var(--thread); }
      .badge { position: static; margin-inline-start: auto; }
      nav a.brand { display: flex; flex: none; flex-direction: row; align-items: center; justify-content: flex-start; gap: 0.5rem; padding: 0 0.5rem 1rem; color: var(--ink); font-size: var(--big); font-weight: 650; border: 0; min-block-size: auto; }
      .mark { inline-size: 2.25rem; block-size: 2.25rem; fill: none; stroke: var(--thread); stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
      :host([kind="worker"]) { inline-size: 5.5rem; padding-inline: 0.5rem; }
      :host([kind="worker"]) nav a { flex-direction: column; gap: 0.125rem; font-size: 0.8125rem; padding: 0.5rem 0.25rem; position: relative; }
      :host([kind="worker"]) nav a.brand { justify-content: center; padding-inline: 0; }
      :host([kind="worker"]) .brand span { display: none; }
      :host([kind="worker"]) a[aria-current]::before { inset-inline-start: -0.5rem; }
      :host([kind="worker"]) .badge { position: absolute; margin: 0; }
    }
  `];

  watch() {
    this.listen(router, "change");
    this.listen(messenger.channels, "change");
    this.listen(home, "change");
  }

  render() {
    const places = { worker: home.coordinates.length ? COORDINATOR : WORKER, supporter: SUPPORTER }[this.kind] ?? CLIENT;
    return html`<nav aria-label=${t("app.menu")}><a class="brand" href="/" aria-label="${t("app.name")}: ${t("app.home")}">${mark()}<span>${t("app.name")}</span></a>${places.map(([name, path]) => this.#place(name, path))}</nav>`;
  }

  #place(name, path) {
    const unread = this.#unread(name);
    return html`<a href=${path} aria-current=${this.#here(path) ? "page" : nothing}>
      ${icon(DRAWINGS[name])}<span>${t(`nav.${name}`)}</span>
      ${unread ? html`<span class="badge" aria-hidden="true">${unread > 99 ? "99+" : unread}</span><span class="hidden-text">, ${counted("nav.unread", unread)}</span>` : nothing}
    </a>`;
  }

  #here(path) {
    if (path === "/work") return router.path === "/work" || router.path.startsWith("/work/chat");
    if (path === "/home/more" && this.kind === "client") return ["/home/more", "/home/team"].some((one) => router.path.startsWith(one));
    return router.path.startsWith(path);
  }

  #unread(name) {
    const kinds = { chat: "chat", desk: "chat", group: "group", dossiers: "group" };
    return kinds[name] ? messenger.channels.ofKind(kinds[name]).reduce((sum, channel) => sum + channel.unread, 0) : 0;
  }
}

customElements.define("draad-navigation", Navigation);
