/**
 * The ticks of a table: all of the page at once, a stretch with Shift, and how many there are. What is done to them
 * shows when something is ticked.
 */
import { announce } from "./announce.js";
import { bindKeys } from "./keys.js";

export default function chooses(form) {
  const all = form.querySelector("[data-chooses-all]");
  const bulk = form.querySelector("[data-bulk]");
  const count = form.querySelector("[data-bulk-count]");
  const boxes = () => [...form.querySelectorAll('input[name="claim"]')];
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
    const box = form.querySelector('tr[aria-current="true"] input[name="claim"]');
    if (!box) return false;
    box.checked = true;
    stretchTo(box);
    last = box;
    show({ say: true });
  }

  /** The space bar on a row, which isn't a control, ticks it. */
  function onSpace(event) {
    const row = event.target.closest?.("tr[id]");
    if (event.key !== " " || event.target !== row) return;
    event.preventDefault();
    row.querySelector('input[name="claim"]')?.click();
  }

  if (all) all.hidden = false;
  show({ say: false });
  const unbind = bindKeys("These claims", [{ key: "X", name: "Choose all from the last one to this", run: stretchByKey }]);
  form.addEventListener("click", onClick);
  form.addEventListener("keydown", onSpace);
  return () => {
    unbind();
    form.removeEventListener("click", onClick);
    form.removeEventListener("keydown", onSpace);
  };
}
