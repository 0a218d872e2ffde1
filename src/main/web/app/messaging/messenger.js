import { Api } from "./api.js";
import { Channels } from "./channels.js";
import { Connection } from "./connection.js";
import { Desks } from "./desks.js";
import { Drafts } from "./drafts.js";
import { leaveQuickly, wipeAfter } from "./farewell.js";
import { Local } from "./local.js";
import { Outbox } from "./outbox.js";
import { Session } from "./session.js";

/** Everything that the screens need of the server, put together once per tab. */
export class Messenger {
  local = new Local();
  session = new Session();
  api = new Api(this.session);
  connection = new Connection(this.session);
  channels = new Channels(this.connection, this.session);
  drafts = new Drafts(this.local, () => this.session.person?.id ?? "visitor");
  outbox = new Outbox(this.local, this.channels, this.drafts);
  desks = new Desks(this.connection);
  #tabs = new BroadcastChannel("draad.farewell");

  constructor() {
    this.#tabs.onmessage = () => leaveQuickly(this);
    this.session.on("ended", () => this.drafts.forget());
  }

  /** Somebody is signed in: reads what is unsent and opens the line. */
  async start() {
    this.local.begin();
    await this.outbox.load();
    this.connection.start();
  }

  /** Signs out and wipes what this browser kept. @param {boolean} everywhere */
  async signOut(everywhere) {
    await this.session.signOut(everywhere);
    await wipeAfter(this.local);
  }

  /** Every tab leaves. */
  leaveQuickly() {
    this.#tabs.postMessage("leave");
    return leaveQuickly(this);
  }
}
