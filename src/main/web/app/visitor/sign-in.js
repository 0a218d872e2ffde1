import { css, html, nothing } from "lit";
import { home, messenger, router } from "../draad.js";
import { page } from "../style/page.js";
import { shared } from "../style/shared.js";
import { said } from "../ui/said.js";
import { View } from "../ui/view.js";
import { t } from "../words/words.js";
import { askForTalk, keptWish } from "./asking.js";

/** Making an account (a name to be called by, an address, a password, nothing more) and signing in. */
class SignIn extends View {
  static properties = { making: { type: Boolean }, busy: { state: true }, trouble: { state: true }, wrong: { state: true }, shown: { state: true } };
  static styles = [shared, page, css`
    .column { max-inline-size: 28rem; padding-block: clamp(0rem, 5vh, 3rem) 2rem; }
    form { display: grid; gap: 1.125rem; }
    .secret { display: grid; grid-template-columns: 1fr auto; gap: 0.5rem; }
    .secret button { font-size: var(--small); padding-inline: 0.75rem; }
    .wrong { color: var(--danger); font-size: var(--small); font-weight: 600; }
    [aria-invalid="true"] { border-color: var(--danger); border-width: 2px; }
    .main { min-block-size: 3.25rem; }
    .title { font-size: var(--huge); }
  `];

  constructor() {
    super();
    this.trouble = "";
    this.wrong = {};
  }

  willUpdate(changed) {
    if (!changed.has("making")) return;
    this.trouble = "";
    this.wrong = {};
  }

  render() {
    const kind = this.making ? "signUp" : "signIn";
    return html`<draad-bar heading=${t(`${kind}.title`)} back=${keptWish() ? `/${keptWish().slug}` : "/"} plain></draad-bar>
      <div class="scroll"><div class="column stack">
        <p class="soft">${t(this.#ended ? "signOut.ended" : `${kind}.text`)}</p>
        <form novalidate @submit=${this.#submit}>
          ${this.making ? this.#field("name", { autocomplete: "nickname", hint: t("signUp.name.hint"), label: t("signUp.name") }) : nothing}
          ${this.#field("email", { type: "email", autocomplete: "username", label: t("signUp.email"), hint: this.making ? t("signUp.email.hint") : "" })}
          ${this.#password()}
          ${this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing}
          <button class="main" ?disabled=${this.busy}>${t(`${kind}.button`)}</button>
          <a class="button" href=${(this.making ? "/account/sign-in" : "/account/sign-up") + location.search}>${t(this.making ? "signUp.have" : "signIn.none")}</a>
        </form>
      </div></div>`;
  }

  get #ended() {
    return !this.making && router.query("ended") !== null;
  }

  #field(name, { label, hint, type = "text", autocomplete }) {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : nothing}
      <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} dir="auto" maxlength="200" aria-invalid=${Boolean(this.wrong[name])} aria-describedby="${name}-wrong ${name}-hint">
      ${this.#wrongLine(name)}
    </div>`;
  }

  #password() {
    return html`<div class="field">
      <label for="password">${t("signUp.password")}</label>
      ${this.making ? html`<span class="hint" id="password-hint">${t("signUp.password.hint")}</span>` : nothing}
      <div class="secret">
        <input id="password" name="password" type=${this.shown ? "text" : "password"} autocomplete=${this.making ? "new-password" : "current-password"} aria-invalid=${Boolean(this.wrong.password)} aria-describedby="password-wrong password-hint">
        <button type="button" class="edged" aria-label=${t(this.shown ? "password.hide" : "password.show")} @click=${() => (this.shown = !this.shown)}>${t(this.shown ? "password.hide.short" : "password.show.short")}</button>
      </div>
      ${this.#wrongLine("password")}
    </div>`;
  }

  #wrongLine(name) {
    return this.wrong[name] ? html`<span class="wrong" id="${name}-wrong">${this.wrong[name]}</span>` : nothing;
  }

  #check(who) {
    const wrong = {};
    if (this.making && !who.name.trim()) wrong.name = t("form.missing");
    if (!who.email.trim()) wrong.email = t("form.missing");
    else if (!/^\S+@\S+$/.test(who.email.trim())) wrong.email = t("form.email");
    if (!who.password) wrong.password = t("form.missing");
    else if (this.making && [...who.password].length < 10) wrong.password = t("problem.password-too-short");
    this.wrong = wrong;
    const first = Object.keys(wrong)[0];
    if (first) this.renderRoot.getElementById(first).focus();
    return !first;
  }

  async #submit(event) {
    event.preventDefault();
    const { name = "", email, password } = Object.fromEntries(new FormData(event.target));
    if (this.busy || !this.#check({ name, email, password })) return;
    this.busy = true;
    this.trouble = "";
    try {
      if (this.making) await messenger.session.signUp({ name: name.trim(), email: email.trim(), password });
      else await messenger.session.signIn({ email: email.trim(), password });
      await this.#goOn();
    } catch (no) {
      this.trouble = said(no);
    } finally {
      this.busy = false;
    }
  }

  /** To the place in the queue that was asked for; otherwise to where this person wanted to go, or begins. */
  async #goOn() {
    await home.load();
    const wanted = router.query("then");
    const here = wanted?.startsWith("/") && !wanted.startsWith("//") ? wanted : "/home";
    // A wish that fails now is kept: the chat screen offers it again.
    const next = keptWish() && !home.worksHere ? await askForTalk().catch(() => "/home/chat") : here;
    this.dispatchEvent(new Event("signed-in", { bubbles: true, composed: true }));
    router.replace(next);
  }
}

customElements.define("draad-sign-in", SignIn);
