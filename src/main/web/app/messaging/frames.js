/**
 * What travels, as types. The words are those of src/docs/protocol.md.
 *
 * @typedef {"post"|"edit"|"withdrawal"|"opened"|"joined"|"left"|"role"|"claimed"|"ended"|"hidden"} EntryKind
 * @typedef {"client"|"worker"|"supporter"|"reader"} Role
 *
 * @typedef {object} Entry
 * @property {number} seq place in its channel: 1 for the first, then one more each time
 * @property {number} posts posts up to and including this place
 * @property {EntryKind} kind
 * @property {string} [author] absent for the system
 * @property {string} [ref]
 * @property {number} [about] the place that this one answers, edits or takes back
 * @property {string} at ISO 8601, UTC
 * @property {any} [body]
 * @property {boolean} [edited]
 * @property {boolean} [withdrawn]
 *
 * @typedef {{seq: number, posts: number}} End
 * @typedef {{person: string, name: string, role: Role, delivered: number, read: number}} Member
 *
 * @typedef {object} ChannelFrame
 * @property {string} channel
 * @property {"chat"|"group"|"messages"|"staff"} kind
 * @property {string} [dossier]
 * @property {string} [desk]
 * @property {string} [title]
 * @property {boolean} open
 * @property {End} end
 * @property {{role: Role, from: number, visible: number, read: number, delivered: number, mayPost: boolean}} me
 * @property {number} unread
 * @property {Member[]} members
 * @property {Record<string, string>} people
 * @property {Entry[]} entries
 * @property {boolean} more
 *
 * @typedef {object} WaitingChat
 * @property {string} chat
 * @property {{person: string, name: string}} client
 * @property {string} [subject]
 * @property {string} since
 * @property {string} [lines]
 *
 * @typedef {object} OutboxItem
 * @property {string} ref a UUID, kept until the answer
 * @property {string} person who wrote it
 * @property {string} channel
 * @property {"post"|"edit"|"withdraw"} type
 * @property {string} [text]
 * @property {number} [about]
 * @property {boolean} [pulledBack] its writer does not want it any more: it is given up, or withdrawn where it came through
 * @property {number} at milliseconds since 1970: when it was written
 * @property {number} order place among the items of this browser
 * @property {{reason: "refused"|"old", number?: number}} [returned] why it came back, and is not sent any more
 */
export {};
