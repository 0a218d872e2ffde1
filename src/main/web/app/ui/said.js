import { LineLost, Refusal } from "../messaging/refusal.js";
import { t, words } from "../words/words.js";

/** What happened, that nothing is lost, and what to do: never a number alone. @param {unknown} no */
export function said(no) {
  if (no instanceof LineLost) return t("problem.line");
  const name = no instanceof Refusal ? `problem.${no.name}` : "";
  if (words.has(name)) return t(name, { n: /** @type {Refusal} */ (no).after ?? 10 });
  return t("problem.failure");
}
