import { Emitter } from "../messaging/emitter.js";

/** Where the person is, as a real address: every screen has a link, the back button works, and a reload comes back. */
export class Router extends Emitter {
  constructor() {
    super();
    addEventListener("popstate", () => this.emit("change"));
    addEventListener("click", (event) => this.#clicked(event));
  }

  get path() {
    return location.pathname;
  }

  /** The address in parts: `/home/chat/1` is `["home", "chat", "1"]`. */
  get parts() {
    return location.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  }

  /** @param {string} name @returns {string | null} */
  query(name) {
    return new URLSearchParams(location.search).get(name);
  }

  go(path) {
    if (path === location.pathname + location.search) return;
    history.pushState(null, "", path);
    this.emit("change");
  }

  /** Goes without leaving a trace to come back to. */
  replace(path) {
    if (path === location.pathname + location.search) return;
    history.replaceState(null, "", path);
    this.emit("change");
  }

  #clicked(event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download")) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}
