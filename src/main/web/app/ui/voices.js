/**
 * A person's colour: one of six that can be read on every ground. Among the people of one group the first six differ.
 *
 * @param {string | undefined} person
 * @param {Record<string, unknown>} [among] everyone in that group, by id
 */
export function voice(person, among) {
  const place = Object.keys(among ?? {}).sort().indexOf(person ?? "");
  if (place >= 0) return `voice-${(place % 6) + 1}`;
  let sum = 7;
  for (const character of person ?? "") sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return `voice-${(sum % 6) + 1}`;
}

/**
 * A person's colour wherever a channel's people are shown: the same in its thread, its team and every list that leads to it.
 *
 * @param {{kind: string, people: Record<string, unknown>} | undefined} channel
 * @param {string | undefined} person
 */
export function voiceIn(channel, person) {
  return voice(person, channel?.kind === "chat" ? undefined : channel?.people);
}

/** @param {string} name @returns {string} one or two letters */
export function initials(name) {
  const parts = name.trim().split(/\s+/);
  const letters = parts.length > 1 ? [parts[0], parts[parts.length - 1]] : [parts[0]];
  return letters.map((part) => [...part][0] ?? "").join("").toUpperCase();
}
