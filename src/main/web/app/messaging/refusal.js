/** The numbers that the web application treats by name. All of them stand in src/docs/protocol.md. */
export const Numbers = Object.freeze({
  NOT_SIGNED_IN: 4401,
  NOT_FOUND: 4403,
  SIGNED_OUT: 4420,
  HELLO_FIRST: 4421,
  TOO_MANY: 4555,
});

/** A numbered "no" from the server. The number is protocol; people read the text that belongs to it in their language. */
export class Refusal extends Error {
  /**
   * @param {number} number
   * @param {string} [text] English, for developers
   * @param {number} [after] seconds to wait, where the server says so
   */
  constructor(number, text = "", after = undefined) {
    super(`${number} ${text}`);
    this.name = "Refusal";
    this.number = number;
    this.after = after;
  }

  /** Repeating the same thing later, with the same ref, may work. */
  get retryable() {
    return this.number >= 4500;
  }

  /** Says something about the connection and nothing about what was sent over it. */
  get aboutConnection() {
    return [Numbers.NOT_SIGNED_IN, Numbers.SIGNED_OUT, Numbers.HELLO_FIRST].includes(this.number);
  }
}

/** The line went away, or no answer came in time. What was sent may or may not have arrived. */
export class LineLost extends Error {
  constructor() {
    super("line lost");
    this.name = "LineLost";
  }
}
