import { messenger } from "../draad.js";
import { t } from "../words/words.js";

/** Names the page, with how much is unread before it. @param {string} name */
export function title(name) {
  const shown = ["chat", "group"].flatMap((kind) => messenger.channels.ofKind(kind));
  const unread = shown.reduce((sum, channel) => sum + channel.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${name} · ${t("app.name")}`;
}
