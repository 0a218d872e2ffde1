import { css } from "lit";

/** People's colours and the round sign with their letters. */
export const voices = css`
  .voice-1 {
    --voice: var(--voice-1);
  }
  .voice-2 {
    --voice: var(--voice-2);
  }
  .voice-3 {
    --voice: var(--voice-3);
  }
  .voice-4 {
    --voice: var(--voice-4);
  }
  .voice-5 {
    --voice: var(--voice-5);
  }
  .voice-6 {
    --voice: var(--voice-6);
  }
  .face {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: 50%;
    border: 2px solid var(--voice);
    color: var(--voice);
    background: var(--surface);
    font-size: var(--small);
    font-weight: 700;
    line-height: 1;
  }
`;
