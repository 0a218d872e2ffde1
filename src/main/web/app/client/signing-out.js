import { messenger } from "../draad.js";
import { confirmed } from "../ui/dialog.js";
import { counted, t } from "../words/words.js";

/** Asks first, and says what would be lost: what is on its way, what came back, and what was begun. @param {boolean} everywhere */
export async function signOut(everywhere) {
  const unsent = messenger.outbox.items.length + (await messenger.drafts.begun());
  const sure = await confirmed({
    title: t("signOut.title"),
    text: everywhere ? `${t("signOut.everywhere")} ${t("signOut.everywhere.text")}` : `${t("signOut.plain")} ${t("signOut.text")}`,
    warning: unsent ? counted("signOut.unsent", unsent) : undefined,
    yes: t("signOut.yes"),
    no: t("signOut.no"),
    danger: unsent > 0,
  });
  if (sure) await messenger.signOut(everywhere);
}
