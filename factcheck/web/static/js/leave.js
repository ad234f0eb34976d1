/** Signing out: nothing that was typed stays behind for the next person at this browser. */
import { forgetDrafts } from "./draft.js";
import { emptyNets } from "./net.js";

export default function leave(form) {
  const forget = () => {
    forgetDrafts();
    emptyNets();
  };
  form.addEventListener("submit", forget);
  return () => form.removeEventListener("submit", forget);
}
