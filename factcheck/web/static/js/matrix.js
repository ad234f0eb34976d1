/**
 * The table of evidence by part as a grid: one stop of the Tab key, arrows move among its links and buttons, and 1, 2, 3 and
 * 0 press the buttons of the cell that has the focus.
 */
import { bindKeys } from "./keys.js";

export default function matrix(table) {
  const rows = () => [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("a, button")]);
  const current = () => (table.contains(document.activeElement) ? document.activeElement.closest("a, button") : null);

  function stopAt(button) {
    for (const other of rows().flat()) other.tabIndex = other === button ? 0 : -1;
  }

  /** Moves by so many rows down and things along; at an edge it stays. */
  function move(down, along) {
    const grid = rows();
    const row = grid.findIndex((things) => things.includes(current()));
    if (row < 0) return false;
    const place = grid[row].indexOf(current());
    const next = grid[clamp(row + down, grid.length)]?.[clamp(place + along, grid[row].length)];
    next?.focus();
  }

  function press(stance) {
    const cell = current()?.closest("td");
    if (!cell) return false;
    const wanted = stance
      ? cell.querySelector(`[data-stance="${stance}"][aria-pressed="false"]`)
      : cell.querySelector('[aria-pressed="true"]');
    wanted?.click();
  }

  const onFocusIn = (event) => {
    const button = event.target.closest("a, button");
    if (button) stopAt(button);
  };

  table.setAttribute("role", "grid");
  stopAt(current() ?? table.querySelector("tbody button"));
  table.addEventListener("focusin", onFocusIn);
  const unbind = bindKeys("The table of parts", [
    { key: "ArrowRight", name: "Move in the table", run: () => move(0, 1) },
    { key: "ArrowLeft", name: "Move in the table", run: () => move(0, -1) },
    { key: "ArrowDown", name: "Move in the table", run: () => move(1, 0) },
    { key: "ArrowUp", name: "Move in the table", run: () => move(-1, 0) },
    { key: "Home", run: () => move(0, -Infinity) },
    { key: "End", run: () => move(0, Infinity) },
    { key: "1", name: "Contradicts the part", run: () => press("contradicts") },
    { key: "2", name: "Supports the part", run: () => press("supports") },
    { key: "3", name: "Context of the part", run: () => press("context") },
    { key: "0", name: "Doesn’t bear on the part", run: () => press(null) },
  ]);
  return () => {
    unbind();
    table.removeEventListener("focusin", onFocusIn);
  };
}

function clamp(index, length) {
  return Math.max(0, Math.min(length - 1, index));
}
