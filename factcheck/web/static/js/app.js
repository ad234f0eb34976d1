/** Starts every behaviour that the page asks for. The page works before this arrives. */
import { attach } from "./behaviours.js";
import { settleSent } from "./draft.js";
import { keepNetsOf } from "./net.js";

settleSent();
keepNetsOf(document.body.dataset.viewer);
await attach(document);
document.documentElement.dataset.ready = "";
