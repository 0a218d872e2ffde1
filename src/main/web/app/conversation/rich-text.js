import { html } from "lit";

/** An address that begins with http, https or www. What closes a sentence is not part of it. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi;
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\s){1,12}$/u;

/** A text with its addresses as links. Text stays text: nothing in it is ever read as markup. */
export function richText(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = safe(found[0]);
    if (!address) continue;
    parts.push(text.slice(from, found.index), link(address, found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

/** Whether a text begins in a script that runs from right to left. */
export const rightToLeft = (text) => /^[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);

/** Whether a text is a few emoji and nothing else. */
export const onlyEmoji = (text) => ONLY_EMOJI.test(text) && /\p{Extended_Pictographic}/u.test(text);

function link(address, shown) {
  return html`<a href=${address} target="_blank" rel="noopener noreferrer nofollow">${shown}</a>`;
}

function safe(found) {
  try {
    const address = new URL(/^www\./i.test(found) ? `https://${found}` : found);
    return ["http:", "https:"].includes(address.protocol) ? address.href : undefined;
  } catch {
    return undefined;
  }
}
