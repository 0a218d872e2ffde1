import { css, html, LitElement } from "lit";
import { shared } from "../style/shared.js";

/** A question in a window of its own, with a yes and a no. */
class Dialog extends LitElement {
  static properties = { question: { attribute: false } };
  static styles = [shared, css`
    dialog { border: 0; border-radius: 1rem; padding: 1.5rem; inline-size: min(28rem, calc(100vw - 2rem)); max-block-size: calc(100dvh - 2rem); overflow: auto; background: var(--surface); color: var(--ink); box-shadow: 0 1rem 3rem rgb(0 0 0 / 25%); }
    dialog::backdrop { background: rgb(17 24 26 / 55%); }
    .answers { display: grid; gap: 0.5rem; margin-block-start: 1.25rem; }
    .answers.danger .yes { background: var(--danger); color: var(--surface); }
    p + p { margin-block-start: 0.5rem; }
    h2 { margin-block-end: 0.5rem; }
  `];

  render() {
    const { title, text, warning, yes, no, danger } = this.question;
    return html`<dialog aria-labelledby="title" aria-describedby="text" @close=${this.#closed} @click=${this.#outside}>
      <h2 id="title">${title}</h2>
      <div id="text"><p>${text}</p>${warning ? html`<p class="notice">${warning}</p>` : ""}</div>
      <div class="answers ${danger ? "danger" : ""}">
        <button class="main yes" @click=${() => this.#close("yes")}>${yes}</button>
        <button class="edged" autofocus @click=${() => this.#close("no")}>${no}</button>
      </div>
    </dialog>`;
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }

  #close(answer) {
    this.renderRoot.querySelector("dialog").close(answer);
  }

  #outside(event) {
    if (event.target.localName === "dialog") this.#close("no");
  }

  #closed(event) {
    this.dispatchEvent(new CustomEvent("answered", { detail: event.target.returnValue === "yes" }));
  }
}

customElements.define("draad-dialog", Dialog);

/**
 * Asks before something that cannot be taken back lightly. The focus returns to where it was.
 *
 * @param {{title: string, text: string, warning?: string, yes: string, no: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export function confirmed(question) {
  return new Promise((resolve) => {
    const dialog = Object.assign(document.createElement("draad-dialog"), { question });
    dialog.addEventListener("answered", ({ detail }) => {
      dialog.remove();
      resolve(detail);
    });
    document.body.append(dialog);
  });
}
