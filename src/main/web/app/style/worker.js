import { css } from "lit";

/** What the panes of the worker's console share. */
export const worker = css`
  .pane-title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    font-size: var(--base);
    font-weight: 650;
    padding: 0 0.25rem;
  }
  .list {
    display: grid;
    gap: 0.375rem;
  }
  .item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.125rem 0.75rem;
    align-items: center;
    padding: 0.625rem 0.75rem;
    border-radius: var(--round);
    border: 1px solid transparent;
    text-decoration: none;
    color: var(--ink);
    position: relative;
  }
  a.item:hover {
    background: var(--tint);
  }
  .item[aria-current] {
    background: var(--tint);
    border-color: var(--primary);
  }
  .item .face {
    grid-row: span 2;
  }
  .item b,
  .item .lines {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .clock {
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    color: var(--ink-soft);
    white-space: nowrap;
  }
  .clock.owed {
    color: var(--ink);
  }
  .clock.long {
    justify-self: start;
    color: var(--warn);
    background: var(--warn-tint);
    border-radius: 1rem;
    padding: 0 0.625rem 0 0.375rem;
    font-weight: 650;
  }
  .hint {
    font-size: var(--small);
    color: var(--ink-soft);
    padding: 0.5rem 0.25rem;
  }
`;
