import { Emitter } from "../messaging/emitter.js";
import { en } from "./en.js";
import { nl } from "./nl.js";

const dictionaries = { nl, en };
const KEY = "draad.language";

/**
 * The words on the screen, in the language that the person chose on this device. Both dictionaries have equal keys.
 * Emits `change`.
 */
class Words extends Emitter {
  language = localStorage.getItem(KEY) === "en" ? "en" : "nl";

  constructor() {
    super();
    document.documentElement.lang = this.language;
  }

  /** @param {"nl" | "en"} language */
  choose(language) {
    this.language = language;
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language;
    this.emit("change");
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    const sentence = dictionaries[this.language][key];
    if (sentence === undefined) throw new Error(`expected words for "${key}" in ${this.language} but found none`);
    return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }

  has(key) {
    return dictionaries[this.language][key] !== undefined;
  }

  get locale() {
    return this.language === "nl" ? "nl-NL" : "en-GB";
  }
}

export const words = new Words();

/** @param {string} key @param {Record<string, string | number>} [values] */
export const t = (key, values) => words.say(key, values);

/** Says one thing for one and another for more. */
export const counted = (key, n, values) => words.say(`${key}.${n === 1 ? "one" : "many"}`, { n, ...values });

/** @param {string[]} names @returns {string} "jij, Anja en Frits" */
export const listed = (names) => new Intl.ListFormat(words.locale, { type: "conjunction" }).format(names);

/** @param {string | Date} at @returns {string} "14:05" */
export const time = (at) => new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

/** @param {string | Date} at @returns {string} "vandaag", "gisteren", "dinsdag 3 maart", "3 maart 2024" */
export function day(at, now = new Date()) {
  const date = new Date(at);
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return t("day.today");
  if (days === 1) return t("day.yesterday");
  const thisYear = date.getFullYear() === now.getFullYear();
  const form = thisYear ? { weekday: "long", day: "numeric", month: "long" } : { day: "numeric", month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(words.locale, form).format(date);
}

/** @returns {string} "vandaag om 14:05" */
export const dayAndTime = (at) => t("day.at", { day: day(at), time: time(at) });

/** How long ago something began, in whole minutes: "net", "3 min", "2 uur". */
export function since(at, now = Date.now()) {
  const minutes = Math.max(0, Math.floor((now - new Date(at).getTime()) / 60_000));
  if (minutes < 1) return t("since.now");
  if (minutes < 60) return t("since.minutes", { n: minutes });
  if (minutes < 48 * 60) return t("since.hours", { n: Math.floor(minutes / 60) });
  return counted("since.days", Math.floor(minutes / 1440));
}

/** How long something lasted or lasts, as part of a sentence. */
export function lasted(at, now = Date.now()) {
  return now - new Date(at).getTime() < 60_000 ? t("since.short") : since(at, now);
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
