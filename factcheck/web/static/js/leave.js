/** Signing out: nothing that was typed stays behind for the next person at this browser. */
import { forgetDrafts } from "./draft.js";

export default function leave(form) {
  form.addEventListener("submit", forgetDrafts);
  return () => form.removeEventListener("submit", forgetDrafts);
}
