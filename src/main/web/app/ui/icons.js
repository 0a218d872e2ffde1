import { svg, html } from "lit";

/** Our own drawings, one stroke wide, on a field of 24 by 24. */
const strokes = {
  chat: svg`<path d="M4 11.5C4 7.4 7.6 4.5 12 4.5s8 2.9 8 7-3.6 7-8 7c-1 0-2-.1-2.9-.4L4.8 19.500l1.1-3.300C4.7 14.9 4 13.3 4 11.500z"/>`,
  group: svg`<circle cx="9" cy="9" r="3.2"/><path d="M3.5 19c.4-3.2 2.6-5 5.5-5s5.1 1.8 5.5 5M15.5 6.200a3 3 0 0 1 0 5.800M17.2 14.300c1.9.6 3 2.2 3.3 4.7"/>`,
  overview: svg`<path d="M7 3.500v17"/><circle cx="7" cy="7.5" r="2" fill="var(--icon-fill, Canvas)"/><circle cx="7" cy="15.5" r="2" fill="var(--icon-fill, Canvas)"/><path d="M12.5 7.500h7M12.5 15.500h7"/>`,
  more: svg`<path d="M5 7.500h14M5 12h14M5 16.500h14"/>`,
  team: svg`<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.5-4 3.3-6.3 7-6.300s6.5 2.3 7 6.3"/>`,
  send: svg`<path d="M12 19.500v-14M6 11l6-6 6 6"/>`,
  leave: svg`<path d="M13.5 4.500H6.500v15h7M11 12h9.500M17 8.500l3.5 3.5-3.5 3.5"/>`,
  close: svg`<path d="M6.5 6.500l11 11M17.5 6.500l-11 11"/>`,
  back: svg`<path d="M19 12H5.500M11 6l-6 6 6 6"/>`,
  down: svg`<path d="M12 5v13.500M6 13l6 6 6-6"/>`,
  next: svg`<path d="M9.5 6l6 6-6 6"/>`,
  reply: svg`<path d="M10 7L5 12l5 5M5.5 12H14c3.3 0 5.5 2 5.5 5.5"/>`,
  edit: svg`<path d="M5 19l.8-3.800L15.5 5.500l3 3L8.8 18.200zM13.5 7.500l3 3"/>`,
  withdraw: svg`<path d="M5 7h14M10 7V5h4v2M7 7l.8 12h8.400L17 7"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.500v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2"/>`,
  actions: svg`<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3"/>`,
  smile: svg`<circle cx="12" cy="12" r="8"/><path d="M8.5 14c1.8 2.6 5.2 2.6 7 0M9.3 9.700v.1M14.7 9.700v.1"/>`,
  clock: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.500V12l3 2"/>`,
  sending: svg`<circle cx="12" cy="12" r="7" stroke-dasharray="3.5 3"/>`,
  sent: svg`<path d="M6 12.500l4 4 8-9"/>`,
  delivered: svg`<path d="M3 12.500l4 4 8-9M11.5 15.500l1 1 8-9"/>`,
  read: svg`<path d="M3 12.500C5.2 8.6 8.3 6.5 12 6.500s6.8 2.1 9 6c-2.2 3.9-5.3 6-9 6s-6.8-2.1-9-6z"/><circle cx="12" cy="12.5" r="2.5"/>`,
  alert: svg`<path d="M12 4.500L21 19.500H3zM12 10v4.500M12 17v.1"/>`,
  offline: svg`<path d="M4 4l16 16M8.5 14.500a5 5 0 0 1 5.5-1M5.5 11.500a9 9 0 0 1 4-2.200M18.5 11.500a9 9 0 0 0-5-2.500M12 18v.1"/>`,
  language: svg`<circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c-4.5 4.5-4.5 11.5 0 16M12 4c4.5 4.5 4.5 11.5 0 16"/>`,
  text: svg`<path d="M3.5 18.500L8.5 6l5 12.500M5.2 14.500h6.600M14.5 18.500l3-7.5 3 7.500M15.6 16h3.8"/>`,
  signOut: svg`<path d="M10.5 4.500h7v15h-7M13 12H3.500M7 8.500L3.5 12 7 15.5"/>`,
  devices: svg`<rect x="3.5" y="5" width="12" height="9.5" rx="1.5"/><path d="M6.5 18.500h5"/><rect x="15" y="10" width="5.5" height="9.5" rx="1.2" fill="var(--icon-fill, Canvas)"/>`,
  desk: svg`<path d="M4 13.500l2.5-8h11l2.5 8v5H4zM4 13.500h4.500l1.2 2.500h4.600l1.2-2.500H20"/>`,
  folder: svg`<path d="M4 6.500h5.500l2 2.500H20v9.500H4z"/>`,
  keys: svg`<rect x="3.5" y="6.5" width="17" height="11" rx="2"/><path d="M7 10.200v.1M10.3 10.200v.1M13.7 10.200v.1M17 10.200v.1M8 14h8"/>`,
  beside: svg`<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M12 5v14"/>`,
  check: svg`<path d="M5.5 12.500l4.5 4.5 8.5-10"/>`,
};

/** @param {keyof strokes} name @returns a drawing that says nothing to a screen reader: the words stand beside it */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${strokes[name]}</svg>`;
}

/** The mark: one thread that forms a d. */
export function mark() {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M20.5 3.500v17.800a6.6 6.6 0 1 1-13.2 0a6.6 6.6 0 1 1 13.2 0v3q0 4.2 4.5 4.2" />
  </svg>`;
}
