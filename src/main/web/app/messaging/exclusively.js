/**
 * Runs one deed at a time among all tabs of this browser. Where the browser has no locks (an insecure address), the deed
 * simply runs: every deed that uses this is harmless when repeated.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} deed
 * @returns {Promise<T>}
 */
export function exclusively(name, deed) {
  return navigator.locks ? navigator.locks.request(name, deed) : deed();
}
