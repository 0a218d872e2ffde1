import { css } from "lit";

/** The conversation: the thread with its knots, the bubbles beside it. */
export const talk = css`
  .log {
    position: absolute;
    inset: 0;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    padding: 0.5rem 0.75rem 0.75rem;
  }
  .log:focus-visible {
    outline-offset: -4px;
  }
  .thread {
    position: relative;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: 100%;
    padding-inline-start: 1.125rem;
  }
  .thread::before {
    content: "";
    position: absolute;
    inset-block: 0 -0.75rem;
    inset-inline-start: 0.3125rem;
    border-inline-start: 2px solid var(--thread);
  }
  .thread.over {
    min-block-size: calc(100% - 1.5rem);
  }
  .thread.over::before {
    inset-block-end: 0;
  }
  .day,
  .line {
    position: relative;
    text-align: center;
    font-size: var(--small);
    color: var(--ink-soft);
    padding: 0.25rem 0.5rem;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .day {
    margin-block: 1rem 0.5rem;
    font-weight: 600;
  }
  .line {
    margin-block: 0.375rem;
  }
  .day::before,
  .line::before {
    content: "";
    position: absolute;
    inset-inline-start: -1.125rem;
    inset-block-start: calc(50% - 0.375rem);
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border-radius: 50%;
    background: var(--thread);
  }
  .line::before {
    background: var(--paper);
    border: 2px solid var(--thread);
  }
  .new {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--thread);
    font-size: var(--small);
    font-weight: 650;
    margin-block: 0.75rem 0.25rem;
  }
  .new::before,
  .new::after {
    content: "";
    flex: 1;
    border-block-start: 1px solid currentcolor;
  }
  .post {
    display: flex;
    align-items: flex-end;
    gap: 0.125rem;
    margin-block-start: 0.1875rem;
    max-inline-size: 100%;
    position: relative;
  }
  .post.first {
    margin-block-start: 0.75rem;
  }
  .post.own {
    flex-direction: row-reverse;
  }
  .bubble {
    min-inline-size: 0;
    max-inline-size: min(85%, 34rem);
    padding: 0.5rem 0.875rem 0.4375rem;
    border-radius: var(--bubble);
    background: var(--surface);
    border: 1px solid var(--line);
    display: flow-root;
  }
  .own .bubble {
    background: var(--own);
    border-color: transparent;
  }
  .last:not(.own) .bubble {
    border-end-start-radius: 0.3125rem;
  }
  .last.own .bubble {
    border-end-end-radius: 0.3125rem;
  }
  .post.flash .bubble {
    outline: 3px solid var(--thread);
  }
  .name {
    display: block;
    font-size: var(--small);
    font-weight: 650;
    color: var(--voice);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .text.rtl {
    display: inline-block;
    max-inline-size: 100%;
  }
  .emoji .text {
    font-size: 2rem;
    line-height: 1.3;
  }
  .withdrawn .text {
    font-style: italic;
    color: var(--ink-soft);
  }
  .own.withdrawn .text {
    color: var(--own-soft);
  }
  .withdrawn .bubble {
    background: none;
    border: 1px dashed var(--edge);
  }
  .meta {
    float: inline-end;
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    margin-inline-start: 0.75rem;
    margin-block-start: 0.3125rem;
    font-size: 0.8125rem;
    color: var(--ink-soft);
    white-space: nowrap;
  }
  .own .meta {
    color: var(--own-soft);
  }
  .withdrawn .meta {
    color: var(--ink-soft);
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }
  .mark .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .quote {
    display: block;
    inline-size: 100%;
    min-block-size: 0;
    text-align: start;
    font-weight: 400;
    font-size: var(--small);
    color: inherit;
    border: 0;
    border-inline-start: 3px solid var(--voice, var(--edge));
    border-radius: 0.25rem;
    background: color-mix(in srgb, var(--voice, var(--edge)) 8%, transparent);
    padding: 0.25rem 0.625rem;
    margin-block: 0.1875rem 0.375rem;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .quote b {
    color: var(--voice);
  }
  .actions {
    position: relative;
    flex: none;
    align-self: center;
  }
  .dots {
    min-inline-size: 2rem;
    inline-size: 2rem;
    color: var(--ink-soft);
    opacity: 0.55;
  }
  .post:hover .dots,
  .dots:focus-visible,
  .open .dots {
    opacity: 1;
  }
  .choices {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% - 0.25rem);
    inset-inline-end: -0.5rem;
    inline-size: max-content;
    display: grid;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--round);
    box-shadow: var(--shadow), 0 0 0 1px var(--line);
    padding: 0.25rem;
  }
  .own .choices {
    inset-inline: -0.5rem auto;
  }
  .post:nth-child(-n + 4) .choices {
    inset-block: calc(100% - 0.25rem) auto;
  }
  .choice {
    justify-content: flex-start;
    white-space: nowrap;
    color: var(--ink);
    font-weight: 500;
    padding-inline: 0.75rem 1.25rem;
  }
  .loop {
    display: block;
    inline-size: 2.25rem;
    block-size: 1.5rem;
    fill: none;
    stroke: var(--thread);
    stroke-width: 2;
    stroke-linecap: round;
  }
  @media (hover: hover) {
    .dots {
      opacity: 0;
    }
  }
`;
