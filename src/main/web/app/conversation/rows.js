/** Posts of one person within this time are one paragraph of that person. */
const TOGETHER = 5 * 60_000;

/**
 * @typedef {object} Row
 * @property {"day"|"new"|"line"|"post"} type
 * @property {string} key the same for a post before and after its ack
 * @property {string} [at]
 * @property {import("../messaging/frames.js").Entry} [entry]
 * @property {boolean} [own]
 * @property {boolean} [pending] on its way
 * @property {boolean} [first] begins a paragraph of its author
 * @property {boolean} [last] ends it
 */

/**
 * What a conversation shows, from top to bottom: entries that the server gave, then what is on its way.
 *
 * @param {import("../messaging/channel.js").Channel} channel
 * @param {import("../messaging/frames.js").OutboxItem[]} outbox
 * @param {number} newFrom the first place that is new to this person, or 0
 * @returns {Row[]}
 */
export function rows(channel, outbox, newFrom) {
  const all = [];
  let day = "";
  let marked = false;
  for (const row of [...told(channel, outbox), ...onTheWay(channel, outbox)]) {
    const date = new Date(row.at).toDateString();
    if (date !== day) all.push({ type: "day", key: `day-${date}`, at: row.at });
    day = date;
    if (newFrom && !marked && row.type === "post" && !row.own && row.entry.seq >= newFrom) {
      all.push({ type: "new", key: "new", at: row.at });
      marked = true;
    }
    all.push(row);
  }
  return paragraphs(all);
}

function told(channel, outbox) {
  const hidden = ["edit", "withdrawal", "hidden"];
  const entries = channel.entries.filter((entry) => !hidden.includes(entry.kind) && !asking(entry, channel));
  return entries.map((entry) => {
    if (entry.kind !== "post") return { type: "line", key: `${entry.seq}`, at: entry.at, entry };
    const changes = outbox.filter((item) => item.about === entry.seq && item.type !== "post");
    return { type: "post", key: keyOf(entry, channel), at: entry.at, entry: changes.reduce(changed, entry), own: entry.author === channel.mine, pending: changes.length > 0 };
  });
}

/** Who asked for a chat is in it from the first: that goes without saying. */
function asking(entry, channel) {
  return channel.kind === "chat" && entry.kind === "joined" && entry.body?.role === "client";
}

function onTheWay(channel, outbox) {
  return outbox.filter((item) => item.type === "post").map((item) => {
    const at = new Date(item.at).toISOString();
    const entry = { seq: Infinity, posts: 0, kind: "post", author: channel.mine, about: item.about, at, ...(item.pulledBack ? { withdrawn: true } : { body: { text: item.text } }) };
    return { type: "post", key: item.ref, at, entry, own: true, pending: true };
  });
}

function keyOf(entry, channel) {
  return entry.author === channel.mine && entry.ref ? entry.ref : `${entry.seq}`;
}

function changed(entry, item) {
  if (item.type === "withdraw") return { ...entry, body: undefined, withdrawn: true };
  return { ...entry, body: { text: item.text }, edited: true };
}

function paragraphs(all) {
  return all.map((row, index) => {
    if (row.type !== "post") return row;
    return { ...row, first: !continues(all[index - 1], row), last: !continues(row, all[index + 1]) };
  });
}

function continues(before, after) {
  if (before?.type !== "post" || after?.type !== "post" || before.entry.author !== after.entry.author) return false;
  return new Date(after.at).getTime() - new Date(before.at).getTime() < TOGETHER;
}
