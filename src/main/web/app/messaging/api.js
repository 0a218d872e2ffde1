import { Problem, request } from "./http.js";

/** The HTTP interface for somebody who is signed in: a fresh token on every request, one more try when it was refused. */
export class Api {
  /** @param {import("./session.js").Session} session */
  constructor(session) {
    this.session = session;
  }

  get(path) {
    return this.#call("GET", path);
  }

  post(path, body, key) {
    return this.#call("POST", path, { body: body ?? {}, key });
  }

  put(path, body) {
    return this.#call("PUT", path, { body });
  }

  delete(path, key) {
    return this.#call("DELETE", path, { key });
  }

  async #call(method, path, options = {}) {
    const token = await this.session.token();
    try {
      return await request(method, path, { ...options, token });
    } catch (no) {
      if (!(no instanceof Problem) || no.status !== 401) throw no;
      await this.session.refresh(token);
      return request(method, path, { ...options, token: await this.session.token() });
    }
  }
}
