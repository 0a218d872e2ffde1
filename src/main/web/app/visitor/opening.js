import { t, words } from "../words/words.js";

/**
 * @typedef {{open: boolean, until?: string, next?: string, changesIn?: number, zone: string, language: "nl" | "en",
 *   emergency: boolean, reason?: string, holiday?: string}} Opening
 */

/** Whether a desk is open, and until when or when again, in one or two sentences. @param {Opening} opening */
export function openingSaid(opening, now = new Date()) {
  if (opening.open) return opening.until ? t("opening.until", { when: moment(opening.until, opening.zone, now, true) }) : t("opening.open");
  const again = opening.next ? t("opening.next", { when: moment(opening.next, opening.zone, now, false) }) : t("opening.next.unknown");
  return `${t("opening.closed")} ${again}`;
}

/** Why today is unlike other days, in our words where we have them. @param {Opening} opening */
export const holidaySaid = (opening) => (opening.holiday ? t("opening.holiday", { name: t(`holiday.${opening.holiday}`) }) : "");

/** @returns {string} "om 9.00 uur", "morgen om 9.00 uur", "dinsdag om 9.00 uur"; as an end without "om" */
function moment(at, zone, now, isEnd) {
  const date = new Date(at);
  const days = Math.round((dayIn(date, zone) - dayIn(now, zone)) / 86_400_000);
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", timeZone: zone, hourCycle: "h23" }).format(date);
  if (isEnd && days === 1 && clock === "00:00") return t("opening.midnight");
  const time = t("opening.time", { time: words.language === "nl" ? clock.replace(":", ".").replace(/^0(\d)/, "$1") : clock });
  const kind = isEnd ? "end" : "at";
  if (days === 0) return t(`opening.${kind}`, { time });
  return t(`opening.${kind}.day`, { day: dayNamed(date, zone, days), time });
}

function dayNamed(date, zone, days) {
  if (days === 1) return t("opening.tomorrow");
  const form = days < 7 ? { weekday: "long" } : { weekday: "long", day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(words.locale, { ...form, timeZone: zone }).format(date);
}

/** What the clock on a zone's wall shows, to the minute: "2027-03-02T18:00". @param {string} at an instant */
export function wallClock(at, zone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** When a zone's clock shows this: the second guess has the offset of the right side of a change. @param {string} wall */
export function instantOf(wall, zone) {
  const shown = Date.parse(`${wall}Z`);
  const offset = (at) => Date.parse(`${wallClock(at, zone)}Z`) - at;
  const guess = shown - offset(shown);
  return new Date(shown - offset(guess)).toISOString();
}

/** Midnight UTC of the date that it is somewhere: two of them can be compared. */
function dayIn(date, zone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "numeric", day: "numeric", timeZone: zone }).formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day);
}
