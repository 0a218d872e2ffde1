/** A person's colour: the same everywhere, one of six that can be read on every ground. */
export function voice(person) {
  let sum = 7;
  for (const character of person ?? "") sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return `voice-${(sum % 6) + 1}`;
}

/** @param {string} name @returns {string} one or two letters */
export function initials(name) {
  const parts = name.trim().split(/\s+/);
  const letters = parts.length > 1 ? [parts[0], parts[parts.length - 1]] : [parts[0]];
  return letters.map((part) => [...part][0] ?? "").join("").toUpperCase();
}
