import { html, nothing } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { icon } from "../ui/icons.js";
import { voiceIn } from "../ui/voices.js";
import { counted, listed, t, time } from "../words/words.js";
import { onlyEmoji, rightToLeft, richText } from "./rich-text.js";

/** A post can be edited for this long. */
const EDITABLE = 15 * 60_000;

/**
 * One post as a bubble.
 *
 * @param {import("./rows.js").Row} row
 * @param {import("../messaging/channel.js").Channel} channel
 * @param {{latest: boolean, open: boolean, toggle: () => void, reply: () => void, edit: () => void, withdraw: () => void,
 *   copy: () => void, jump: (seq: number) => void}} deeds `latest` is the last one of our own: its mark is said in words
 */
export function message(row, channel, deeds) {
  const { entry, own, pending } = row;
  const name = own ? t("talk.you") : channel.nameOf(entry.author) || t("talk.someone");
  const text = entry.body?.text ?? "";
  const shape = { post: true, own, first: row.first, last: row.last, pending, withdrawn: Boolean(entry.withdrawn), open: deeds.open, emoji: onlyEmoji(text) };
  return html`<li class=${classMap({ ...shape, [voiceIn(channel, entry.author)]: true })} data-seq=${entry.seq}>
    <div class="bubble">
      ${row.first && !own && channel.kind !== "chat" ? html`<span class="name" aria-hidden="true" dir="auto">${name}</span>` : nothing}
      <span class="hidden-text">${t("talk.said", { name, time: time(entry.at) })}: </span>
      ${entry.about ? quote(entry.about, channel, deeds.jump) : nothing}
      ${entry.withdrawn
        ? html`<span class="text">${own ? regretted(entry, channel) : t("talk.withdrawn", { name })}</span>`
        : html`<span class="text ${rightToLeft(text) ? "rtl" : ""}" dir="auto">${richText(text)}</span>`}
      <span class="meta"
        >${entry.edited ? html`<span>${t("talk.edited")}</span>` : nothing}<time datetime=${entry.at} aria-hidden="true">${time(entry.at)}</time>${own && !channel.finished ? markOf(row, channel, deeds.latest) : nothing}</span
      >
    </div>
    ${pending || entry.withdrawn ? nothing : actions(row, channel, deeds, name)}
  </li>`;
}

/** What was taken back, and who is known to have read it before. */
function regretted(entry, channel) {
  const readers = channel.takenBack.readers(entry.seq).map((person) => channel.nameOf(person) || t("talk.someone"));
  return readers.length ? counted("talk.withdrawn.read", readers.length, { names: listed(readers) }) : t("talk.withdrawn.you");
}

function quote(about, channel, jump) {
  const post = channel.at(about);
  if (post?.kind !== "post") return html`<span class="quote">${t("talk.quote.gone")}</span>`;
  const name = post.author === channel.mine ? t("talk.you") : channel.nameOf(post.author);
  const text = post.withdrawn ? t("talk.quote.withdrawn") : post.body?.text;
  return html`<button class="quote ${voiceIn(channel, post.author)}" @click=${() => jump(about)}><b dir="auto">${name}</b> <span dir="auto">${text}</span></button>`;
}

/** How far it came, as a shape for everyone and as a word for who listens; in sight at the last one. */
function markOf(row, channel, latest) {
  const { read, delivered, others } = row.pending ? { read: 0, delivered: 0, others: 0 } : channel.progress(row.entry.seq);
  const shape = row.pending ? "sending" : read > 0 ? "read" : others > 0 && delivered === others ? "delivered" : "sent";
  const word = shape === "read" && others > 1 ? t("mark.readBy", { n: read }) : t(`mark.${shape}`);
  return html`<span class="mark ${shape}">${icon(shape)}<span class=${latest || row.pending ? "" : "hidden-text"}>${word}</span></span>`;
}

function actions(row, channel, deeds, name) {
  const { entry, own } = row;
  const editable = own && Date.now() - new Date(entry.at).getTime() < EDITABLE;
  const label = `${t("talk.actions")} ${t("talk.said", { name, time: time(entry.at) })}`;
  return html`<div class="actions">
    <button class="round dots" aria-expanded=${deeds.open} aria-label=${label} @click=${deeds.toggle}>${icon("actions")}</button>
    ${deeds.open
      ? html`<div class="choices" role="group" aria-label=${t("talk.actions")}>
          ${channel.mayPost ? choice("reply", deeds.reply) : nothing}
          ${channel.mayPost && editable ? choice("edit", deeds.edit) : nothing}
          ${channel.mayPost && own ? choice("withdraw", deeds.withdraw) : nothing}
          ${choice("copy", deeds.copy)}
        </div>`
      : nothing}
  </div>`;
}

function choice(name, deed) {
  return html`<button class="choice" @click=${deed}>${icon(name)}${t(`talk.${name}`)}</button>`;
}
