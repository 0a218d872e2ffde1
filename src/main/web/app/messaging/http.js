import { LineLost, Refusal } from "./refusal.js";

/** A problem detail (RFC 9457). `name` is the last part of its type and never changes its meaning. */
export class Problem extends Refusal {
  /**
   * @param {number} status
   * @param {{number?: number, title?: string, type?: string, detail?: string}} body
   * @param {number} [after] seconds to wait
   */
  constructor(status, body, after) {
    super(body.number ?? status, body.title, after);
    this.status = status;
    this.name = (body.type ?? "/problems/failure").split("/").pop() ?? "failure";
    this.detail = body.detail;
  }
}

/**
 * One HTTP request, JSON both ways.
 *
 * @param {string} method
 * @param {string} path
 * @param {{body?: object, token?: string, key?: string, keepalive?: boolean}} [options] `key` is the Idempotency-Key
 * @returns {Promise<any>} the answer's body, or undefined where there is none
 * @throws {Problem} a numbered "no"
 * @throws {LineLost} nothing was heard
 */
export async function request(method, path, { body, token, key, keepalive } = {}) {
  const headers = { Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers["Idempotency-Key"] = key;
  const response = await ask(path, { method, headers, keepalive, body: body && JSON.stringify(body) });
  if (response.status === 204) return undefined;
  const text = await response.text().catch(() => "");
  const answer = read(text);
  if (response.ok && answer) return answer;
  throw new Problem(response.status, answer ?? {}, Number(response.headers.get("Retry-After")) || undefined);
}

async function ask(path, options) {
  try {
    return await fetch(path, { ...options, credentials: "same-origin", cache: "no-store", signal: patience(options) });
  } catch {
    throw new LineLost();
  }
}

/** A line that says nothing for 20 seconds is a lost one. What leaves while the page goes away is not waited for. */
function patience(options) {
  return options.keepalive ? undefined : AbortSignal.timeout(20_000);
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
