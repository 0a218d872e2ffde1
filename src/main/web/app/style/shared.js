import { css } from "lit";

/** What every screen shares: headings, links, buttons, fields, cards. */
export const shared = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: var(--huge);
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h2 {
    font-size: var(--big);
    line-height: 1.3;
    font-weight: 650;
  }
  h3 {
    font-size: var(--base);
    font-weight: 650;
  }
  p {
    max-inline-size: 65ch;
    text-wrap: pretty;
  }
  a {
    color: var(--primary);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--primary);
    outline-offset: 2px;
    border-radius: 0.375rem;
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: var(--small);
  }
  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.icon {
    inline-size: 1.375rem;
    block-size: 1.375rem;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  button,
  .button {
    font: inherit;
    font-weight: 600;
    color: var(--primary);
    background: none;
    border: 1px solid transparent;
    border-radius: var(--round);
    min-block-size: var(--touch);
    min-inline-size: var(--touch);
    padding: 0.5rem 1rem;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    cursor: pointer;
    text-decoration: none;
    text-align: center;
    transition: background-color var(--quick);
  }
  button:hover,
  .button:hover {
    background: var(--tint);
  }
  .main {
    background: var(--primary);
    color: var(--on-primary);
  }
  .main:hover {
    background: var(--primary-strong);
  }
  .edged {
    border-color: var(--edge);
    background: var(--surface);
  }
  .danger {
    color: var(--danger);
  }
  .danger.edged {
    border-color: var(--danger);
  }
  .danger:hover {
    background: var(--danger-tint);
  }
  .round {
    padding: 0.5rem;
    border-radius: 50%;
  }
  button[disabled],
  button[aria-disabled="true"] {
    cursor: default;
    color: var(--ink-soft);
    background: var(--sunken);
    border-color: var(--line);
  }
  input,
  textarea,
  select {
    font: inherit;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: var(--round);
    min-block-size: var(--touch);
    padding: 0.5rem 0.875rem;
    inline-size: 100%;
  }
  input:focus-visible,
  textarea:focus-visible,
  select:focus-visible {
    outline-offset: 0;
    border-radius: var(--round);
  }
  ::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  label {
    font-weight: 600;
  }
  .field {
    display: grid;
    gap: 0.375rem;
  }
  .field .hint {
    font-weight: 400;
    font-size: var(--small);
    color: var(--ink-soft);
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--round);
    box-shadow: var(--shadow);
    padding: 1.25rem;
  }
  .stack {
    display: grid;
    gap: 1rem;
    align-content: start;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }
  .notice {
    background: var(--warn-tint);
    color: var(--warn);
    border-radius: var(--round);
    padding: 0.75rem 1rem;
  }
  .notice.bad {
    background: var(--danger-tint);
    color: var(--danger);
  }
  .badge {
    display: inline-grid;
    place-items: center;
    min-inline-size: 1.5rem;
    block-size: 1.5rem;
    padding-inline: 0.375rem;
    border-radius: 1rem;
    background: var(--thread);
    color: var(--on-thread);
    font-size: var(--small);
    font-weight: 650;
    line-height: 1;
  }
`;
