/**
 * Says who else has this claim on the screen, and what somebody else did to it since it was loaded. Asked for while the
 * page is looked at; when the desk doesn't answer, less and less often.
 */
import { refresh } from "./swap.js";

const EVERY_MS = 15_000;
const LONGEST_MS = 300_000;
const FIRST_MS = 800;

export default function presence(region) {
  let wait = EVERY_MS;
  let timer = setTimeout(ask, FIRST_MS);
  let isOver = false;

  async function ask() {
    clearTimeout(timer);
    if (isOver || document.hidden) return;
    const seen = region.dataset.seen;
    try {
      const response = await fetch(region.dataset.asks, { method: "POST", body: question(seen), headers: { Accept: "application/json" } });
      if (response.redirected || (response.status >= 400 && response.status < 500)) return;
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      wait = EVERY_MS;
      // What was asked about an older state of the page is no news.
      if (!isOver && seen === region.dataset.seen) show(answer);
    } catch {
      wait = Math.min(2 * wait, LONGEST_MS);
    }
    if (!isOver) timer = setTimeout(ask, wait);
  }

  function show(answer) {
    // Looked up anew: a swap puts others in their place.
    const here = region.querySelector(".here");
    const moved = region.querySelector(".moved");
    // A live region is spoken whenever it is written to, changed or not.
    if (here.textContent !== answer.here) here.textContent = answer.here;
    if (moved.dataset.told === answer.moved) return;
    moved.dataset.told = answer.moved;
    moved.replaceChildren(...(answer.moved ? [`Meanwhile: ${answer.moved} `, shower()] : []));
  }

  function shower() {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Show";
    button.dataset.focusKey = "show-what-moved";
    button.addEventListener("click", refresh);
    return button;
  }

  const onVisible = () => {
    if (!document.hidden) ask();
  };
  document.addEventListener("visibilitychange", onVisible);
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisible);
  };
}

function question(seen) {
  const data = new FormData();
  data.set("csrf_token", document.querySelector("input[name=csrf_token]").value);
  data.set("seen", seen);
  return data;
}
