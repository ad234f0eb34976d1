/**
 * The ticks of a list: all of the page at once, a stretch with Shift, and how many there are. What is done to them
 * shows when something is ticked, and a button with data-bulk-key is pressed by that letter then. The ticks stand in
 * the form, or around it in [data-chosen-from].
 */
import { announce } from "./announce.js";
import { bindKeys } from "./keys.js";

export default function chooses(form) {
  const list = form.closest("[data-chosen-from]") ?? form;
  const all = form.querySelector("[data-chooses-all]");
  const bulk = form.querySelector("[data-bulk]");
  const count = form.querySelector("[data-bulk-count]");
  const boxes = () => [...list.querySelectorAll('input[name="claim"]')];
  // What was ticked before this script came counts as ticked.
  let last = boxes().findLast((box) => box.checked) ?? null;

  function show({ say }) {
    const ticked = boxes().filter((box) => box.checked).length;
    if (all) {
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && !all.checked;
    }
    if (!bulk) return;
    const words = ticked === 1 ? "1 claim chosen" : `${ticked} claims chosen`;
    bulk.toggleAttribute("data-shown", ticked > 0);
    count.textContent = words;
    if (say) announce(words);
  }

  function stretchTo(box) {
    const line = boxes();
    const [from, to] = [line.indexOf(last ?? box), line.indexOf(box)].sort((a, b) => a - b);
    for (const one of line.slice(from, to + 1)) one.checked = box.checked;
  }

  function onClick(event) {
    const box = event.target;
    if (box === all) for (const one of boxes()) one.checked = all.checked;
    else if (!box.matches?.('input[name="claim"]')) return;
    else {
      if (event.shiftKey) stretchTo(box);
      last = box;
    }
    show({ say: true });
  }

  /** Ticks everything from the last tick to the current row. */
  function stretchByKey() {
    const box = list.querySelector('[aria-current="true"] input[name="claim"]');
    if (!box) return false;
    box.checked = true;
    stretchTo(box);
    last = box;
    show({ say: true });
  }

  /** The space bar on a row, which isn't a control, ticks it. */
  function onSpace(event) {
    const row = event.target.closest?.("tr[id], li.row[id]");
    if (event.key !== " " || event.target !== row) return;
    event.preventDefault();
    row.querySelector('input[name="claim"]')?.click();
  }

  function pressWhenTicked(button) {
    if (!boxes().some((box) => box.checked)) return false;
    button.click();
  }

  if (all) all.hidden = false;
  show({ say: false });
  const pressed = [...form.querySelectorAll("[data-bulk-key]")].map((button) => ({
    key: button.dataset.bulkKey,
    name: button.dataset.keyName,
    run: () => pressWhenTicked(button),
  }));
  const unbind = bindKeys("These claims", [
    { key: "X", name: "Choose all from the last one to this", run: stretchByKey },
    ...pressed,
  ]);
  list.addEventListener("click", onClick);
  list.addEventListener("keydown", onSpace);
  return () => {
    unbind();
    list.removeEventListener("click", onClick);
    list.removeEventListener("keydown", onSpace);
  };
}
