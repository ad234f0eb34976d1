/** The small sheet beside a selected passage: three stances, a note, "Mark as claim". It stands in the reading order after its paragraph. */
const STANCES = [["contradicts", "✕", "Contradicts", "1"], ["supports", "✓", "Supports", "2"], ["context", "○", "Context", "3"]];
const GAP = 8;

/**
 * A sheet with the given acts: `attach(stance)` and `mark()`, either may be null, and `leaveNote()`, which follows Enter
 * in the note. Returns its element, the note as it is typed, and `place(article, range)`, which puts it by the last line
 * of the range.
 */
export function stanceSheet({ attach, mark, leaveNote }) {
  const sheet = made("div", { class: "stance-sheet", role: "group", "aria-label": "Use the selected words" });
  const note = made("input", { type: "text", "aria-label": "Why it matters (optional)", placeholder: "Why it matters (optional)", autocomplete: "off", maxlength: "2000" });
  if (attach) {
    const row = made("div", { class: "stance-buttons" });
    for (const [stance, sign, word, key] of STANCES) row.append(button(`stance ${stance}`, [hidden(sign), ` ${word} `, keycap(key)], () => attach(stance)));
    const line = made("div", { class: "sheet-note" });
    line.append(note);
    sheet.append(row, line);
  }
  if (mark) sheet.append(button("quiet", ["Mark as claim ", keycap("c")], mark));
  note.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    leaveNote();
  });
  // A press on a button must not take the selection away before it is used.
  sheet.addEventListener("mousedown", (event) => { if (event.target !== note) event.preventDefault(); });
  return { element: sheet, note, place: (article, range) => place(sheet, article, range) };
}

function place(sheet, article, range) {
  const end = range.endContainer;
  const paragraph = (end.nodeType === Node.TEXT_NODE ? end.parentElement : end).closest("p[data-start]");
  if (sheet.previousElementSibling !== paragraph) paragraph.after(sheet);
  const frame = article.getBoundingClientRect();
  const lines = [...range.getClientRects()].filter((one) => one.width);
  if (!lines.length) return;
  const [first, last] = [lines[0], lines.at(-1)];
  const fitsBelow = last.bottom + GAP + sheet.offsetHeight < window.innerHeight;
  const fitsAbove = first.top - GAP - sheet.offsetHeight > 0;
  const top = fitsBelow || !fitsAbove ? last.bottom + GAP : first.top - GAP - sheet.offsetHeight;
  const left = Math.max(0, Math.min(last.left - frame.left, frame.width - sheet.offsetWidth));
  // Custom properties, so that the narrow layout can put the sheet at the foot of the screen by its own rules.
  sheet.style.setProperty("--sheet-top", `${top - frame.top}px`);
  sheet.style.setProperty("--sheet-left", `${left}px`);
}

function made(name, attributes = {}) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

function button(classes, content, press) {
  const element = made("button", { type: "button", class: classes });
  element.append(...content);
  element.addEventListener("click", press);
  return element;
}

function keycap(key) {
  const cap = made("kbd", { "aria-hidden": "true" });
  cap.textContent = key;
  return cap;
}

function hidden(sign) {
  const element = made("span", { "aria-hidden": "true" });
  element.textContent = sign;
  return element;
}
