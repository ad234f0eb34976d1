/** The small sheet beside a selected passage: three stances, a note, "Mark as claim", a comment. It stands in the reading order after its paragraph. */
import mentions from "./mentions.js";

const STANCES = [["contradicts", "✕", "Contradicts", "1"], ["supports", "✓", "Supports", "2"], ["context", "○", "Context", "3"]];
const GAP = 8;

/**
 * A sheet with the given acts: `attach(stance)`, `mark()` and `talk()`, each may be null, and `leaveNote()`, which follows
 * Enter in the note. `people` is where those who can be mentioned in a comment are asked for. Returns its element, the
 * note and the comment as they are typed, `comment()`, which asks for one, and `place(article, range)`, which puts the
 * sheet by the last line of the range.
 */
export function stanceSheet({ attach, mark, talk, people, leaveNote }) {
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
  const words = made("textarea", { "aria-label": "Comment", rows: "2", maxlength: "4000", "data-people": people ?? "" });
  const opener = button("quiet", ["Comment ", keycap("m")], comment);
  const box = made("div", { class: "sheet-comment" });
  if (talk) {
    box.hidden = true;
    box.append(words, button("", ["Write the comment"], talk));
    sheet.append(opener, box);
    mentions(words);
  }
  function comment() {
    box.hidden = false;
    opener.hidden = true;
    words.focus();
  }
  function forget() {
    note.value = words.value = "";
    box.hidden = true;
    opener.hidden = false;
  }
  note.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    leaveNote();
  });
  // A press on a button must not take the selection away before it is used.
  sheet.addEventListener("mousedown", (event) => { if (event.target !== note && event.target !== words) event.preventDefault(); });
  return { element: sheet, note, words, comment, forget, place: (article, range) => place(sheet, article, range) };
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
