/** The sheet that lists the keys of the page and lets a person switch the single letters off. */
const SHOWN = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", Shift: "Shift" };

/** Opens the sheet over `groups` of {title, bindings}; `onSwitch` hears whether letters shall act. */
export function showKeys(groups, lettersOn, onSwitch) {
  const dialog = element("dialog", { id: "keys-help", "aria-labelledby": "keys-help-title" });
  const head = element("div", { class: "dialog-head" });
  head.append(element("h2", { id: "keys-help-title" }, "Keyboard"), closer(dialog));
  dialog.append(head);
  for (const group of groups) dialog.append(element("h3", {}, group.title), list(group.bindings));
  dialog.append(lettersSwitch(lettersOn, onSwitch));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function closer(dialog) {
  const button = element("button", { type: "button", class: "quiet" }, "Close");
  button.addEventListener("click", () => dialog.close());
  return button;
}

function list(bindings) {
  const terms = element("dl", { class: "keys-list" });
  for (const name of new Set(bindings.map((one) => one.name))) {
    const term = element("dt");
    for (const { key } of bindings.filter((one) => one.name === name)) {
      for (const part of key.length > 1 ? key.split("+") : [key]) term.append(element("kbd", {}, SHOWN[part] ?? part), " ");
    }
    terms.append(term, element("dd", {}, name));
  }
  return terms;
}

function lettersSwitch(lettersOn, onSwitch) {
  const label = element("label", { class: "keys-switch" });
  const box = element("input", { type: "checkbox" });
  box.checked = lettersOn;
  box.addEventListener("change", () => onSwitch(box.checked));
  label.append(box, element("span", {}, "Single letters, digits and signs act as keys (this browser remembers)"));
  return label;
}

function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}
