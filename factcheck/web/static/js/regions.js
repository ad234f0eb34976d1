/** Puts the regions of a returned page in the place of the ones shown, and keeps the reader where they are. */
import { attach, detach } from "./behaviours.js";
import { keepWords } from "./typed.js";

/**
 * Replaces the children of every [data-region] that `page` has too. The words typed in forms other than `sentForm`
 * stay. False when the page shares nothing but the messages: it is another page, and nothing was replaced.
 */
export function takeOver(page, { sentForm, isRefusal }) {
  const pairs = regionsOf(document).map((ours) => [ours, namesake(page, ours)]).filter(([, theirs]) => theirs);
  if (pairs.every(([ours]) => ours.dataset.region === "flash")) return false;
  const focus = rememberFocus();
  const scrolled = rememberScroll(pairs.map(([ours]) => ours), page);
  for (const [ours, theirs] of pairs) {
    if (!ours.isConnected) continue;
    const hadFocus = ours.contains(document.activeElement) && ours !== document.activeElement;
    const putWordsBack = keepWords(ours, sentForm);
    const putOpenBack = keepOpen(ours, sentForm, isRefusal);
    replace(ours, theirs, isRefusal);
    putOpenBack();
    putWordsBack();
    const lostFocus = hadFocus && !focus.restore();
    const event = new CustomEvent("swapped", { cancelable: true, detail: { lostFocus } });
    const isTakenCareOf = !ours.dispatchEvent(event);
    if (lostFocus && !isTakenCareOf) focusOn(ours);
  }
  renewHidden(page);
  scrolled.restore();
  if (isRefusal) focusOnProblem();
  return true;
}

/** Shows `page` in the place of the whole main part, at the same address. */
export function showWhole(page) {
  const main = document.getElementById("main");
  const theirs = page.getElementById("main");
  if (!theirs) return;
  detach(main);
  main.className = theirs.className;
  main.replaceChildren(...theirs.childNodes);
  document.title = page.title;
  attach(main);
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

function regionsOf(root) {
  return [...root.querySelectorAll("[data-region]")];
}

function namesake(page, ours) {
  return page.querySelector(`[data-region="${CSS.escape(ours.dataset.region)}"]`);
}

function replace(ours, theirs, isRefusal) {
  // A region that begins or ceases to be at work (an article that takes passages now) starts anew itself.
  const behavesOtherwise = ours.dataset.behaviour !== theirs.dataset.behaviour;
  const changing = () => (behavesOtherwise ? [ours] : ours.children);
  for (const element of changing()) detach(element);
  for (const { name, value } of theirs.attributes) {
    const isReadersChoice = name === "open" && !isRefusal;
    if (!isReadersChoice && ours.getAttribute(name) !== value && name !== "style") ours.setAttribute(name, value);
  }
  for (const name of ["hidden", "data-behaviour"]) if (!theirs.hasAttribute(name)) ours.removeAttribute(name);
  ours.replaceChildren(...theirs.childNodes);
  for (const element of changing()) attach(element);
}

/**
 * What was unfolded stays unfolded, but for data-folds-when-sent around a form that is done with: any in it, or the one
 * whose id it names. In a refused form what the server unfolds, to show what is wrong, is too.
 */
function keepOpen(region, sentForm, isRefusal) {
  const isDoneWith = (one) => !isRefusal && ["", sentForm?.id].includes(one.dataset.foldsWhenSent) && one.contains(sentForm);
  const before = new Map([...region.querySelectorAll("details[id]")].map((one) => [one.id, one.open && !isDoneWith(one)]));
  return () => {
    for (const [id, wasOpen] of before) {
      const now = document.getElementById(id);
      if (now) now.open = isRefusal ? now.open || wasOpen : wasOpen;
    }
  };
}

function rememberFocus() {
  const element = document.activeElement;
  const { id } = element;
  const { focusKey } = element.dataset;
  return {
    restore() {
      const again = (id && document.getElementById(id))
        || (focusKey && document.querySelector(`[data-focus-key="${CSS.escape(focusKey)}"]`));
      again?.focus({ preventScroll: true });
      return Boolean(again) && document.activeElement === again;
    },
  };
}

/**
 * Panes that scroll by themselves keep their offset, unless they show another step now. The window keeps the topmost
 * paragraph or row in sight that the new page has too where it was, since what is above it may have grown.
 */
function rememberScroll(regions, page) {
  const panes = new Set(regions.flatMap((one) => [...scrollersAround(one), ...one.querySelectorAll("[data-step]")]));
  const offsets = [...panes].map((pane) => [pane, pane.scrollTop, pane.dataset.step]);
  const anchor = [...document.querySelectorAll("main [id]")].find((one) => {
    const { top, height } = one.getBoundingClientRect();
    return height && top >= 0 && page.getElementById(one.id) && !scrollersAround(one).length;
  });
  const top = anchor?.getBoundingClientRect().top;
  const [x, y] = [window.scrollX, window.scrollY];
  return {
    restore() {
      for (const [pane, offset, step] of offsets) {
        const again = pane.isConnected ? pane : document.getElementById(pane.id);
        if (again) again.scrollTop = again.dataset.step === step ? offset : 0;
      }
      const now = anchor && document.getElementById(anchor.id);
      window.scrollTo({ left: x, top: y, behavior: "instant" });
      if (now) window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
    },
  };
}

function scrollersAround(element) {
  const found = [];
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight;
    if (scrolls) found.push(one);
  }
  return found;
}

/** Forms that were not replaced get the hidden values of their namesakes: the next idempotency key, the new version. */
function renewHidden(page) {
  for (const form of document.querySelectorAll("form[id]")) {
    const theirs = page.getElementById(form.id);
    for (const field of theirs?.querySelectorAll("input[type=hidden][name]") ?? []) {
      const ours = form.elements.namedItem(field.name);
      if (ours instanceof HTMLInputElement) ours.value = field.value;
    }
  }
}

function focusOn(region) {
  if (!region.hasAttribute("tabindex")) region.tabIndex = -1;
  region.focus({ preventScroll: true });
}

function focusOnProblem() {
  const summary = document.querySelector("[data-error-summary]");
  const folded = summary?.closest("details");
  if (folded) folded.open = true;
  summary?.focus();
}
