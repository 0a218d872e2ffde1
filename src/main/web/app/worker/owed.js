/** Who waits longer than this for an answer, in milliseconds, is pointed out. */
export const LONG = 3 * 60_000;

/**
 * Since when the other one waits for an answer: the first post after this worker's last one. What was taken back counts for
 * neither.
 *
 * @param {import("../messaging/channel.js").Channel | undefined} channel
 * @returns {string | undefined} a time, or nothing where the worker wrote last
 */
export function owedSince(channel) {
  if (!channel) return undefined;
  const posts = channel.entries.filter((entry) => (entry.kind === "post" && !entry.withdrawn) || entry.kind === "claimed");
  const mine = posts.findLastIndex((entry) => entry.kind === "post" && entry.author === channel.mine);
  return posts.slice(mine + 1)[0]?.at;
}

/** @param {string | undefined} since @returns {boolean} whether that is long ago for who waits for an answer */
export function waitsLong(since, now = Date.now()) {
  return since !== undefined && now - new Date(since).getTime() >= LONG;
}
