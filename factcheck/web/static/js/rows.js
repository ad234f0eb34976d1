/**
 * A list that is walked by keys: j and k move among its rows with an id, and any button or link of the current row is
 * pressed by the letter in its data-key. The place is kept by the row's id, or where that row has gone, by its number.
 */
import { bindKeys } from "./keys.js";

const ROW = "li.row[id], li.thread[id], tr[id]";

export default function rows(list) {
  let currentId = null;
  let number = 0;
  let unbind = () => {};
  // The rows that went, so that one which an undo brings back is the current one again.
  const gone = new Set();
  let shown = [];

  const all = () => [...list.querySelectorAll(ROW)];

  function choose(row, { focus }) {
    for (const other of all()) other.removeAttribute("aria-current");
    currentId = row?.id ?? null;
    if (!row) return;
    number = all().indexOf(row);
    row.setAttribute("aria-current", "true");
    row.tabIndex = -1;
    if (focus) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
  }

  function current() {
    const rowsNow = all();
    return rowsNow.find((row) => row.id === currentId) ?? rowsNow[Math.min(number, rowsNow.length - 1)];
  }

  function move(by) {
    const rowsNow = all();
    if (!rowsNow.length) return false;
    const next = Math.max(0, Math.min(rowsNow.length - 1, rowsNow.indexOf(current()) + by));
    choose(rowsNow[next], { focus: true });
  }

  /** A letter of the row, else one of the group that it stands in. */
  function press(key) {
    const control = [current(), current()?.closest("[data-group]")]
      .map((place) => place?.querySelector(`[data-key="${CSS.escape(key)}"]`))
      .find(Boolean);
    control?.click();
    return Boolean(control);
  }

  function bind() {
    unbind();
    const controls = [...list.querySelectorAll("[data-key]")];
    const letters = new Map(controls.map((control) => [control.dataset.key, nameOf(control)]));
    unbind = bindKeys("This list", [
      { key: "j", name: "Next", run: () => move(1) },
      { key: "k", name: "Previous", run: () => move(-1) },
      ...[...letters].map(([key, name]) => ({ key, name, run: () => press(key) })),
    ]);
  }

  /** The row that has come back since the last look, if one has. */
  function returned() {
    const now = all().map((row) => row.id);
    const back = now.find((id) => gone.delete(id));
    for (const id of shown) if (!now.includes(id)) gone.add(id);
    shown = now;
    return back && document.getElementById(back);
  }

  function onSwapped(event) {
    bind();
    const back = returned();
    choose(back ?? current(), { focus: event.detail.lostFocus || Boolean(back) });
    if (event.detail.lostFocus && current()) event.preventDefault();
  }

  const onFocusIn = (event) => {
    const row = event.target.closest(ROW);
    if (row && row.id !== currentId) choose(row, { focus: false });
  };

  bind();
  returned();
  choose(all()[0], { focus: false });
  list.addEventListener("focusin", onFocusIn);
  list.addEventListener("swapped", onSwapped);
  return () => {
    unbind();
    list.removeEventListener("focusin", onFocusIn);
    list.removeEventListener("swapped", onSwapped);
  };
}

function nameOf(control) {
  if (control.dataset.keyName) return control.dataset.keyName;
  const words = control.cloneNode(true);
  for (const sign of words.querySelectorAll("kbd, [aria-hidden]")) sign.remove();
  return words.textContent.trim();
}
