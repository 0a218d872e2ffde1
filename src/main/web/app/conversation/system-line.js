import { t } from "../words/words.js";

/**
 * What the small line in the middle says about an entry that nobody wrote.
 *
 * @param {import("../messaging/frames.js").Entry} entry
 * @param {import("../messaging/channel.js").Channel} channel
 */
export function systemLine(entry, channel) {
  const body = entry.body ?? {};
  const you = body.person === channel.mine ? ".you" : "";
  const name = body.name ?? (channel.nameOf(body.person) || t("talk.someone"));
  switch (entry.kind) {
    case "opened":
      return body.subject ? t("system.opened.subject", { subject: body.subject }) : t("system.opened");
    case "joined":
      return t(`system.joined${you}`, { name });
    case "left":
      return t(`system.left${you}`, { name });
    case "claimed":
      return t(`system.claimed${you}`, { name });
    case "role":
      return t("system.role", { name, role: t(`role.${body.role}`) });
    case "ended":
      return ended(entry, channel);
    default:
      return "";
  }
}

function ended(entry, channel) {
  if (entry.author && entry.author === channel.mine) return t("system.ended.you");
  const name = entry.author && channel.nameOf(entry.author);
  return name ? t("system.ended.client", { name }) : t("system.ended");
}
