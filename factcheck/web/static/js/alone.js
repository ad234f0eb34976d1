/** Starts the behaviours of a page that stands alone, where nobody is signed in. */
import { attach } from "./behaviours.js";

await attach(document);
document.documentElement.dataset.ready = "";
