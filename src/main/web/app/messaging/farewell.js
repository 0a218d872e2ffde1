import { request } from "./http.js";

/** A page that nobody has to explain: the weather. */
export const NEUTRAL = "https://www.buienradar.nl/";

/**
 * Leaves at once: the screen is blank first, then everything that this browser kept is wiped, unsent text too, and the
 * server is asked to end the session: by its token, or where there is none by the cookie alone. Safety goes before delivery.
 *
 * @param {import("./messenger.js").Messenger} messenger
 */
export async function leaveQuickly(messenger) {
  document.documentElement.replaceChildren();
  document.title = "";
  const token = messenger.session.tokenAtHand;
  messenger.session.abandon();
  request("DELETE", "/api/session?everywhere=false", { token, keepalive: true }).catch(() => {});
  messenger.connection.stop();
  const patience = new Promise((resume) => setTimeout(resume, 400));
  await Promise.race([wipe(messenger.local), patience]);
  location.replace(NEUTRAL);
}

/** How the screen looks, which says nothing about anybody. */
const COMFORTS = ["draad.language", "draad.text", "draad.single-key"];

/** Removes what this browser keeps of a person who signs out; the language and the letters stay. */
export async function wipeAfter(local) {
  const comforts = COMFORTS.map((key) => [key, localStorage.getItem(key)]);
  await wipe(local);
  for (const [key, value] of comforts) if (value !== null) localStorage.setItem(key, value);
}

/** Removes everything that this browser keeps for Draad. @param {import("./local.js").Local} local */
export async function wipe(local) {
  localStorage.clear();
  sessionStorage.clear();
  const stores = "caches" in globalThis ? caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))) : undefined;
  await Promise.all([local.destroy(), stores]);
}
