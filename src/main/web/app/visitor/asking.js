import { home, messenger } from "../draad.js";

/** Until here a text is the subject of the talk; a longer one is its first message. */
const SUBJECT = 80;
const KEPT = "draad.asking";

/**
 * What a visitor wants to talk about, kept until there is a place in the queue for it: signing up comes between.
 *
 * @typedef {{slug: string, desk: string, text: string, key: string}} Wish
 */

/** @param {{slug: string, desk: string, text: string}} wish */
export function keepWish(wish) {
  const before = keptWish();
  const same = before && before.slug === wish.slug && before.desk === wish.desk && before.text === wish.text;
  sessionStorage.setItem(KEPT, JSON.stringify({ ...wish, key: same ? before.key : crypto.randomUUID() }));
}

/** @returns {Wish | undefined} */
export function keptWish() {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? "null") ?? undefined;
}

/**
 * Asks for a talk. The key stays the same until it worked, so that asking twice gives one place.
 *
 * @returns {Promise<string>} where the talk is
 */
export async function askForTalk() {
  const wish = /** @type {Wish} */ (keptWish());
  const text = wish.text.trim();
  const short = text.length <= SUBJECT && !text.includes("\n");
  const chat = await messenger.api.post(`/api/desks/${wish.desk}/chats`, text && short ? { subject: text } : {}, wish.key);
  home.know(chat);
  if (text && !short) await messenger.outbox.post(chat.channel, text);
  sessionStorage.removeItem(KEPT);
  return `/home/chat/${chat.id}`;
}
