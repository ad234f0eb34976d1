/** A note that shows while the chosen rating is one of those in data-departing: it departs from similar claims. */
import { announce } from "./announce.js";

export default function departs(note) {
  const form = note.closest("form");
  const departing = new Set(note.dataset.departing.split(" "));
  const look = () => {
    const chosen = form.querySelector("input[type=radio][name$='-rating']:checked");
    note.hidden = !chosen || !departing.has(chosen.value);
  };
  const onChange = (event) => {
    if (!event.target.matches("input[name$='-rating']")) return;
    const wasHidden = note.hidden;
    look();
    if (wasHidden && !note.hidden) announce(note.textContent);
  };
  look();
  form.addEventListener("change", onChange);
  return () => form.removeEventListener("change", onChange);
}
