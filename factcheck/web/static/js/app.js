/** Starts every behaviour that the page asks for. The page works before this arrives. */
import { attach } from "./behaviours.js";
import { settleSent } from "./draft.js";

settleSent();
attach(document);
