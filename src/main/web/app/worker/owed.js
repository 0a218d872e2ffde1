/**
 * Since when the other one waits for an answer: the first post after this worker's last one.
 *
 * @param {import("../messaging/channel.js").Channel | undefined} channel
 * @returns {string | undefined} a time, or nothing where the worker wrote last
 */
export function owedSince(channel) {
  if (!channel) return undefined;
  const posts = channel.entries.filter((entry) => entry.kind === "post" || entry.kind === "claimed");
  const mine = posts.findLastIndex((entry) => entry.kind === "post" && entry.author === channel.mine);
  return posts.slice(mine + 1)[0]?.at;
}
