/** A button that copies the value of the field whose id is in data-copies. */
import { announce } from "./announce.js";

export default function copy(button) {
  const label = button.textContent;
  const copyIt = async () => {
    const field = document.getElementById(button.dataset.copies);
    const done = await written(field);
    button.textContent = done ? "Copied" : label;
    announce(done ? "Copied." : "This browser doesn't let the page copy. The words are selected: copy them yourself.");
    setTimeout(() => { button.textContent = label; }, 2000);
  };
  button.hidden = false;
  button.addEventListener("click", copyIt);
  return () => button.removeEventListener("click", copyIt);
}

async function written(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // No clipboard without HTTPS or without leave: the older way needs the field selected, and so does the person.
    field.select();
    return document.execCommand("copy");
  }
}
