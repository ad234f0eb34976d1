/**
 * One listener for all keys of the page, and the sheet that lists them. A key acts only where nobody is typing, and a
 * person can switch the single letters off (they stay off in this browser).
 */
import { showKeys } from "./keys-help.js";

const groups = [];
const SWITCH = "factcheck.letters";

/**
 * Binds keys until the returned undo is called. `bindings` are {key, name, run}: `key` as the browser names it
 * ("j", "Escape", "Shift+ArrowRight"), `name` what the help says of it (none: not listed). `run` gets the event and
 * returns false when the key is not for it after all.
 */
export function bindKeys(title, bindings) {
  const group = { title, bindings };
  groups.push(group);
  return () => groups.splice(groups.indexOf(group), 1);
}

/** All that keys do on this page at this moment, as {title, bindings}; one group for each title. */
export function boundKeys() {
  const named = groups.map(({ title, bindings }) => [title, bindings.filter((one) => one.name)]).filter(([, bindings]) => bindings.length);
  return [...new Set(named.map(([title]) => title))].map((title) => ({
    title,
    bindings: named.filter(([other]) => other === title).flatMap(([, bindings]) => bindings),
  }));
}

export function lettersAreOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

export function switchLetters(on) {
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // Without storage the choice can't be kept; the letters stay as they are.
  }
}

export default function keys(body) {
  const opener = body.querySelector("[data-opens-keys]");
  const help = () => showKeys(boundKeys(), lettersAreOn(), switchLetters);
  const unbind = bindKeys("Everywhere", [
    { key: "/", name: "Search", run: focusSearch },
    { key: "u", name: "Undo the last step", run: undoLast },
    { key: "?", name: "These keys", run: help },
  ]);
  if (opener) opener.hidden = false;
  opener?.addEventListener("click", help);
  document.addEventListener("keydown", onKey);
  return () => {
    unbind();
    opener?.removeEventListener("click", help);
    document.removeEventListener("keydown", onKey);
  };
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || withModifier(event)) return;
  const isLetter = event.key.length === 1;
  if (isLetter && (isTyping(event.target) || !lettersAreOn())) return;
  if (document.querySelector("dialog[open]")) return;
  const pressed = !isLetter && event.shiftKey ? `Shift+${event.key}` : event.key;
  for (const group of [...groups].reverse()) {
    for (const binding of group.bindings) {
      if (binding.key === pressed && binding.run(event) !== false) {
        event.preventDefault();
        return;
      }
    }
  }
}

/** Alt Gr types brackets on many keyboards, so it does not count as a modifier. */
function withModifier(event) {
  if (event.getModifierState("AltGraph")) return false;
  return event.ctrlKey || event.metaKey || event.altKey;
}

export function isTyping(element) {
  return Boolean(element.closest?.("input, textarea, select, [contenteditable]"));
}

function focusSearch() {
  const field = document.querySelector('[role="search"] input');
  field?.focus();
  field?.select();
  return Boolean(field);
}

function undoLast() {
  const form = [...document.querySelectorAll("form[data-undo]")].at(-1);
  form?.requestSubmit();
  return Boolean(form);
}
