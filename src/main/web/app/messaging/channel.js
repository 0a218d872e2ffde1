import { TakenBack } from "./taken-back.js";

/** @typedef {import("./frames.js").Entry} Entry */

/**
 * This device's copy of one channel: what it holds, it holds without gaps. An entry at `end + 1` is taken in, an older
 * one is dropped, a newer one is kept aside and means that something was missed.
 *
 * Edits and withdrawals are folded into the post that they are about, so that `entries` shows what people see.
 */
export class Channel {
  /** Held without gaps, by place. @type {Entry[]} */
  entries = [];
  /** The last place taken in. */
  end = 0;
  /** Posts up to the last place taken in. */
  posts = 0;
  /** Until where this person has read. */
  read = 0;
  /** Posts that are not unread: those up to there, and this person's own above. */
  #postsRead = 0;
  /** So many posts stood in the channel when the server counted last. */
  #postsCounted = 0;
  /** The record of a chat that is over: read, not followed. */
  finished = false;
  /** Nothing older can be asked for. */
  atBeginning = false;
  /** @type {Map<string, {delivered: number, read: number}>} */
  marks = new Map();
  /** People who have a device connected now. @type {Set<string>} */
  here = new Set();
  /** Who is typing, and until when we believe it (milliseconds since 1970). @type {Map<string, number>} */
  typing = new Map();
  /** What this person took back, and who had read it by then. */
  takenBack = new TakenBack();
  /** Came too early, by place. @type {Map<number, Entry>} */
  #aside = new Map();

  /**
   * @param {import("./frames.js").ChannelFrame} frame without a cursor: the last entries
   * @param {string} me
   */
  constructor(frame, me) {
    this.id = frame.channel;
    this.mine = me;
    this.describe(frame);
    this.#replace(frame);
  }

  /** Takes over what may have changed while this device was away, entries left out. */
  describe(frame) {
    this.kind = frame.kind;
    this.dossier = frame.dossier;
    this.desk = frame.desk;
    this.title = frame.title;
    this.open = frame.open;
    this.role = frame.me.role;
    this.visible = frame.me.visible;
    this.entries = this.entries.filter((entry) => entry.seq >= this.visible); // left and let in again meanwhile
    this.mayPost = frame.me.mayPost;
    this.members = frame.members;
    this.people = { ...this.people, ...frame.people };
    for (const member of frame.members) {
      this.people[member.person] = member.name;
      this.mark(member);
    }
    this.read = Math.max(this.read, frame.me.read);
    this.#postsRead = Math.max(this.#postsRead, frame.end.posts - frame.unread);
    this.#postsCounted = Math.max(this.#postsCounted, frame.end.posts);
  }

  #replace(frame) {
    this.entries = [];
    for (const entry of frame.entries) this.#append(entry);
    this.end = Math.max(this.end, frame.end.seq);
    this.posts = Math.max(this.posts, frame.end.posts);
  }

  /**
   * Takes in one live entry by the rule of reading.
   *
   * @param {Entry} entry
   * @returns {"taken" | "old" | "hole"}
   */
  take(entry) {
    if (entry.seq <= this.end) return "old";
    if (entry.seq > this.end + 1) {
      if (this.#aside.size < 200) this.#aside.set(entry.seq, entry);
      return "hole";
    }
    this.#append(entry);
    this.#takeAside();
    return "taken";
  }

  /**
   * Takes in a page that the server says comes next: places missing in it are not for this person.
   *
   * @param {Entry[]} entries
   * @param {import("./frames.js").End | undefined} end the channel's end, when the page reaches it
   * @returns {Entry[]} what was new, what had come too early included
   */
  takePage(entries, end) {
    const fresh = entries.filter((entry) => entry.seq > this.end);
    for (const entry of fresh) this.#append(entry);
    const early = this.#takeAside();
    if (end) {
      this.end = Math.max(this.end, end.seq);
      this.posts = Math.max(this.posts, end.posts);
    }
    return [...fresh, ...early, ...this.#takeAside()];
  }

  /** Takes in a page of what came before. @param {Entry[]} entries @param {boolean} more */
  takeHistory(entries, more) {
    const first = this.entries[0]?.seq ?? Infinity;
    this.entries = [...entries.filter((entry) => entry.seq < first), ...this.entries];
    this.atBeginning = !more;
    for (const entry of this.entries.filter((held) => held.kind === "edit" || held.kind === "withdrawal")) this.#fold(entry);
  }

  /** Whether something came too early, and what lies before it is missing. */
  get hasAside() {
    return this.#aside.size > 0;
  }

  /** Whether older entries can be asked for. */
  get hasOlder() {
    return !this.atBeginning && (this.entries[0]?.seq ?? 0) > Math.max(1, this.visible);
  }

  /** How many posts of others above what was read. */
  get unread() {
    return Math.max(0, this.posts - this.#postsRead);
  }

  /** The first place that is new to this person, 0 without one. What was written oneself is not new. */
  get firstUnread() {
    return this.unread > 0 ? (this.entries.find((entry) => entry.seq > this.read && !this.#isOwnPost(entry))?.seq ?? this.read + 1) : 0;
  }

  /** This person has seen everything up to a place. @returns {boolean} whether that is news */
  readUpTo(seq) {
    if (seq <= this.read) return false;
    this.read = seq;
    const own = this.entries.filter((entry) => entry.seq > seq && this.#isOwnPost(entry)).length;
    const last = this.entries.findLast((entry) => entry.seq <= seq);
    this.#postsRead = Math.max(this.#postsRead, seq >= this.end ? this.posts : last ? last.posts + own : 0);
    return true;
  }

  /** @param {{person: string, delivered: number, read: number}} mark */
  mark({ person, delivered, read }) {
    const known = this.marks.get(person) ?? { delivered: 0, read: 0 };
    this.marks.set(person, { delivered: Math.max(known.delivered, delivered), read: Math.max(known.read, read) });
    if (person !== this.mine) this.takenBack.read(person, read);
    else if (read > this.read) this.readUpTo(read);
  }

  /** How far the others are with a place: everyone read it, everyone's device holds it, or neither. */
  progress(seq) {
    const others = this.members.filter((member) => member.person !== this.mine);
    const marks = others.map((member) => this.marks.get(member.person) ?? { delivered: 0, read: 0 });
    const read = marks.filter((mark) => mark.read >= seq).length;
    const delivered = marks.filter((mark) => Math.max(mark.delivered, mark.read) >= seq).length;
    return { others: others.length, read, delivered };
  }

  /** @returns {string[]} the others who are here and have read a place */
  readersOf(seq) {
    return this.members.map((member) => member.person).filter((person) => person !== this.mine && (this.marks.get(person)?.read ?? 0) >= seq);
  }

  /** @returns {Entry | undefined} the entry at a place, if this device holds it */
  at(seq) {
    const index = this.#indexOf(seq);
    return index < 0 ? undefined : this.entries[index];
  }

  nameOf(person) {
    return (person && this.people[person]) || "";
  }

  #append(entry) {
    this.entries.push(entry);
    this.end = entry.seq;
    this.posts = Math.max(this.posts, entry.posts);
    this.#fold(entry);
    this.#membership(entry);
    if (entry.author) this.typing.delete(entry.author);
    if (entry.seq <= this.read) this.#postsRead = Math.max(this.#postsRead, entry.posts); // the mark was here first
    else if (this.#isOwnPost(entry) && entry.posts > this.#postsCounted) this.#postsRead++;
  }

  #isOwnPost(entry) {
    return entry.kind === "post" && entry.author === this.mine;
  }

  #takeAside() {
    const taken = [];
    for (let next; (next = this.#aside.get(this.end + 1)); taken.push(next)) this.#append(next);
    for (const seq of [...this.#aside.keys()]) if (seq <= this.end) this.#aside.delete(seq);
    return taken;
  }

  /** Makes what an edit or a withdrawal says visible in the post that it is about. */
  #fold(entry) {
    if (entry.kind !== "edit" && entry.kind !== "withdrawal") return;
    const index = this.#indexOf(entry.about ?? 0);
    const post = this.entries[index];
    if (entry.kind === "withdrawal" && entry.author === this.mine) this.takenBack.note(entry.about ?? 0, entry.seq, this.#othersMarks);
    if (!post || post.withdrawn) return;
    if (entry.kind === "withdrawal") this.entries[index] = { ...post, body: undefined, withdrawn: true };
    else if (entry.body?.text !== undefined) this.entries[index] = { ...post, body: entry.body, edited: true };
  }

  #membership(entry) {
    const { kind, body } = entry;
    if (kind === "joined" || kind === "claimed") {
      this.people = { ...this.people, [body.person]: body.name };
      const others = this.members.filter((member) => member.person !== body.person);
      this.members = [...others, { person: body.person, name: body.name, role: body.role, delivered: 0, read: 0 }];
    } else if (kind === "left") {
      this.members = this.members.filter((member) => member.person !== body.person);
    } else if (kind === "role") {
      this.members = this.members.map((member) => (member.person === body.person ? { ...member, role: body.role } : member));
      if (body.person === this.mine) {
        this.role = body.role;
        this.mayPost = this.open && body.role !== "reader";
      }
    } else if (kind === "ended") {
      this.open = false;
      this.mayPost = false;
    }
  }

  get #othersMarks() {
    return new Map([...this.marks].filter(([person]) => person !== this.mine));
  }

  #indexOf(seq) {
    let low = 0;
    let high = this.entries.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.entries[middle].seq;
      if (found === seq) return middle;
      if (found < seq) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
