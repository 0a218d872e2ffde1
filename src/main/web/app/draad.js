import { Home } from "./home.js";
import { Messenger } from "./messaging/messenger.js";
import { Router } from "./ui/router.js";

/** The three things that every screen may use: the server, the address, and what is this person's. One of each per tab. */
export const messenger = new Messenger();
export const router = new Router();
export const home = new Home(messenger);
