/**
 * Offers people while somebody types @ and the beginning of a name. The field stays an ordinary one: the arrows choose,
 * Enter or Tab takes, Escape closes, and what is written by hand counts the same.
 */
import { announce } from "./announce.js";

const BEGUN = /(?:^|[\s(\[{“"'])@([^\s@]{0,40}(?: [^\s@]{1,40})?)$/u;
const PAUSE_MS = 150;

let number = 0;

export default function mentions(field) {
  const list = document.createElement("ul");
  list.className = "people-offered";
  list.id = `people-offered-${number += 1}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "People to mention");
  let offered = [];
  let chosen = 0;
  let timer = 0;
  let asked = "";
  field.setAttribute("aria-autocomplete", "list");
  field.autocomplete = "off";

  const begun = () => (field.selectionStart === field.selectionEnd
    ? BEGUN.exec(field.value.slice(0, field.selectionStart)) : null);

  function onInput() {
    clearTimeout(timer);
    if (!begun()) return close();
    timer = setTimeout(offer, PAUSE_MS);
  }

  async function offer() {
    const match = begun();
    if (!match) return;
    asked = match[1];
    try {
      const response = await fetch(`${field.dataset.people}?q=${encodeURIComponent(asked)}`, { headers: { Accept: "application/json" } });
      if (!response.ok || response.redirected) return close();
      const { people } = await response.json();
      // Who typed on meanwhile has asked for something else.
      if (begun()?.[1] === asked && document.activeElement === field) open(people);
    } catch {
      close();
    }
  }

  function open(people) {
    const isDone = people.length === 1 && people[0].write.toLowerCase() === asked.toLowerCase();
    if (!people.length || isDone) return close();
    offered = people;
    list.replaceChildren(...people.map(row));
    if (!list.isConnected) field.after(list);
    field.setAttribute("aria-controls", list.id);
    choose(0);
    announce(`${people.length === 1 ? "1 person" : `${people.length} people`} to mention. Up and down choose, Enter takes.`);
  }

  function close() {
    clearTimeout(timer);
    offered = [];
    list.remove();
    field.removeAttribute("aria-controls");
    field.removeAttribute("aria-activedescendant");
  }

  function row(person, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    const hint = document.createElement("span");
    hint.className = "hint";
    hint.textContent = person.hint;
    item.append(person.name, hint);
    // The field keeps the focus.
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(index));
    return item;
  }

  function choose(index) {
    chosen = (index + offered.length) % offered.length;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    field.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
  }

  function take(index) {
    const match = begun();
    const person = offered[index];
    close();
    if (!match) return;
    const end = field.selectionStart;
    field.setRangeText(`${person.write} `, end - match[1].length, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  function onKey(event) {
    if (!offered.length || event.isComposing) return;
    const deeds = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen - 1),
      Enter: () => take(chosen),
      Tab: () => take(chosen),
      Escape: close,
    };
    if (!Object.hasOwn(deeds, event.key) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    deeds[event.key]();
  }

  field.addEventListener("input", onInput);
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", close);
  return () => {
    close();
    field.removeEventListener("input", onInput);
    field.removeEventListener("keydown", onKey);
    field.removeEventListener("blur", close);
  };
}
