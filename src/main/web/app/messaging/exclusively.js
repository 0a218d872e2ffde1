/**
 * Runs one deed at a time among all tabs of this browser. Where the browser has no locks (an insecure address), the deed
 * simply runs, perhaps in two tabs at once: every deed that uses this ends the same. A post is stored once under its ref, and
 * comes back in the row of its ref; a refresh token that is used twice within a moment is forgiven.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} deed
 * @returns {Promise<T>}
 */
export function exclusively(name, deed) {
  return navigator.locks ? navigator.locks.request(name, deed) : deed();
}
