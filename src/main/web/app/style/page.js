import { css } from "lit";

/** A screen with a bar above and one column that scrolls. */
export const page = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    block-size: 100%;
    min-block-size: 0;
  }
  .scroll {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 1.25rem 1rem 2rem;
    min-block-size: 0;
  }
  .column {
    max-inline-size: var(--column);
    margin-inline: auto;
  }
  .talk {
    min-block-size: 0;
    inline-size: 100%;
    max-inline-size: var(--column);
    margin-inline: auto;
    display: flex;
    flex-direction: column;
  }
  .talk draad-conversation {
    flex: 1;
    min-block-size: 0;
  }
  @media (min-width: 60rem) {
    .talk {
      border-inline: 1px solid var(--line);
    }
  }
  .after {
    background: var(--surface);
    border-block-start: 1px solid var(--line);
    padding: 1rem;
    display: grid;
    gap: 0.75rem;
    justify-items: center;
    text-align: center;
  }
  .nothing {
    display: grid;
    justify-items: center;
    gap: 1rem;
    text-align: center;
    padding: 3rem 1rem;
  }
  .nothing svg.icon {
    inline-size: 3rem;
    block-size: 3rem;
    color: var(--thread);
    stroke-width: 1.2;
    --icon-fill: var(--paper);
  }
`;
