/** Messages: each can be closed; what changed in place floats, so that it is seen wherever the page is scrolled to. */
import { attach, detach } from "./behaviours.js";

export default function flash(region) {
  const onSwapped = () => {
    region.classList.toggle("floating", region.childElementCount > 0);
    addClosers(region);
  };
  const onClick = (event) => {
    const closer = event.target.closest(".flash-close");
    if (closer) remove(closer.closest(".flash"));
  };
  const onEscape = (event) => {
    if (event.key === "Escape" && region.classList.contains("floating") && !event.defaultPrevented) {
      for (const message of [...region.children]) remove(message);
    }
  };
  addClosers(region);
  region.addEventListener("swapped", onSwapped);
  region.addEventListener("click", onClick);
  document.addEventListener("keydown", onEscape);
  return () => {
    region.removeEventListener("swapped", onSwapped);
    region.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onEscape);
  };
}

/** Shows a message of the page's own, in place of the ones before. `category` is as for the server's messages. */
export function say(sentence, category) {
  const region = document.querySelector('[data-region="flash"]');
  const message = document.createElement("div");
  message.className = `flash ${category}`;
  const words = document.createElement("p");
  words.textContent = sentence;
  message.append(words);
  detach(region);
  region.replaceChildren(message);
  attach(region);
  region.dispatchEvent(new CustomEvent("swapped", { cancelable: true, detail: { lostFocus: false } }));
}

function addClosers(region) {
  for (const message of region.querySelectorAll(".flash:not(:has(.flash-close))")) {
    const closer = document.createElement("button");
    closer.type = "button";
    closer.className = "flash-close";
    closer.setAttribute("aria-label", "Close this message");
    closer.textContent = "×";
    message.append(closer);
  }
}

function remove(message) {
  const region = message.parentElement;
  const hadFocus = message.contains(document.activeElement);
  detach(message);
  message.remove();
  if (!region.childElementCount) region.classList.remove("floating");
  if (hadFocus) document.getElementById("main")?.focus({ preventScroll: true });
}
