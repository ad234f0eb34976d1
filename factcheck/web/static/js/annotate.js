/**
 * Taking passages from an article: words selected with mouse, finger or keys become the fields of the ordinary forms
 * of the page (#attach-form, #mark-form, #remark-form). The server finds the words on its frozen text and draws the marks; here only
 * what is being selected is drawn.
 */
import { announce } from "./announce.js";
import { bindKeys } from "./keys.js";
import { paragraphsOf, passageOf, rangeOf } from "./offsets.js";
import { stanceSheet } from "./stance-sheet.js";
import { send } from "./swap.js";
import { neighbour, sentencesOf, stretched, wholeParagraphsOf, wordsOf } from "./walk.js";

const SETTLED_MS = 180;

/** What the page has forms for may change while the article stays: a claim that is opened takes passages from then on. */
export default function annotate(article) {
  let forms = formsHere();
  let undo = begin(article, forms);
  const onSwapped = () => {
    const now = formsHere();
    if (Object.keys(now).every((name) => now[name] === forms[name])) return;
    undo();
    forms = now;
    undo = begin(article, forms);
  };
  article.addEventListener("swapped", onSwapped);
  return () => {
    undo();
    article.removeEventListener("swapped", onSwapped);
  };
}

function formsHere() {
  const has = (id) => Boolean(document.getElementById(id));
  return { takes: has("attach-form"), marks: has("mark-form"), talks: has("remark-form") };
}

function begin(article, { takes, marks, talks }) {
  let pending = null;
  let place = -1;
  let isPressed = false;
  let timer = 0;
  if (!takes && !marks && !talks) return () => {};
  const sheet = stanceSheet({
    attach: takes ? attach : null,
    mark: marks ? mark : null,
    talk: talks ? talk : null,
    people: document.querySelector("#remark-form [data-people]")?.dataset.people,
    leaveNote: backToWords,
  });

  function show(passage) {
    const range = rangeOf(article, passage.start, passage.end);
    if (!range) return drop();
    if (pending?.start !== passage.start) place = passage.start;
    pending = passage;
    CSS.highlights?.set("pending", new Highlight(range));
    sheet.place(article, range);
  }

  function drop() {
    if (sheet.element.contains(document.activeElement)) focusArticle();
    pending = null;
    sheet.forget();
    sheet.element.remove();
    CSS.highlights?.delete("pending");
  }

  function focusArticle() {
    article.tabIndex = -1;
    article.focus({ preventScroll: true });
  }

  /** From the note back to the selected words, where 1, 2 and 3 act; the note stays. */
  function backToWords() {
    const range = pending && rangeOf(article, pending.start, pending.end);
    if (!range) return;
    focusArticle();
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function lookAtSelection() {
    const selection = document.getSelection();
    if (isPressed || sheet.element.contains(document.activeElement)) return;
    const passage = selection.rangeCount && !selection.isCollapsed ? passageOf(article, selection.getRangeAt(0)) : null;
    if (!passage) {
      if (pending) drop();
    } else if (passage.start !== pending?.start || passage.end !== pending?.end) {
      show(passage);
    }
  }

  /** Selects by offsets, as keys do: the page's own selection goes along, so that it can be copied and is read aloud. */
  function select({ start, end }) {
    const range = rangeOf(article, start, end);
    const passage = range && passageOf(article, range);
    if (!passage) return;
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    bringIntoView(range);
    show(passage);
    place = start;
    announce(passage.exact);
  }

  function step(places, by) {
    const from = pending ? pending.start : place;
    const isFirstStep = from < 0;
    const next = isFirstStep ? firstInSight(article, places) : neighbour(places, from, by);
    if (next) select(next);
  }

  function stretch(edge, by) {
    if (!pending) return false;
    select(stretched(wordsOf(article), pending, edge, by));
  }

  async function sendWith(formId, prefix, fields) {
    const passage = pending;
    if (!passage) {
      announce("Select some words first.");
      return false;
    }
    const version = article.dataset.version;
    const values = { exact: passage.exact, start: passage.start, version, ...fields };
    const wasDone = await send(document.getElementById(formId), {
      fill: (data) => Object.entries(values).forEach(([name, value]) => data.set(`${prefix}-${name}`, value)),
    });
    if (wasDone && pending === passage) {
      drop();
      document.getSelection().removeAllRanges();
    }
    return wasDone;
  }

  function attach(stance) {
    return sendWith("attach-form", "evidence", { stance, note: sheet.note.value });
  }

  function mark() {
    return sendWith("mark-form", "claim", {});
  }

  function talk() {
    return sendWith("remark-form", "remark", { text: sheet.words.value });
  }

  function onEscape() {
    if (!pending) return false;
    if ([sheet.note, sheet.words].includes(document.activeElement)) return backToWords();
    drop();
    document.getSelection().removeAllRanges();
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(lookAtSelection, SETTLED_MS);
  };
  const onPress = (event) => { isPressed = event.pointerType === "mouse" && article.contains(event.target); };
  const onRelease = () => {
    isPressed = false;
    later();
  };
  const onSwapped = () => {
    if (pending) show(pending);
  };
  const onResize = () => {
    if (pending) show(pending);
  };

  const unbind = [
    bindKeys("The article", [
      { key: "j", name: "Next sentence", run: () => step(sentencesOf(article), 1) },
      { key: "]", name: "Next sentence", run: () => step(sentencesOf(article), 1) },
      { key: "k", name: "Previous sentence", run: () => step(sentencesOf(article), -1) },
      { key: "[", name: "Previous sentence", run: () => step(sentencesOf(article), -1) },
      { key: "J", name: "Next paragraph", run: () => step(wholeParagraphsOf(article), 1) },
      { key: "K", name: "Previous paragraph", run: () => step(wholeParagraphsOf(article), -1) },
      { key: "Shift+ArrowRight", name: "End one word later", run: () => stretch("end", 1) },
      { key: "Shift+ArrowLeft", name: "End one word earlier", run: () => stretch("end", -1) },
      { key: "}", name: "Start one word later", run: () => stretch("start", 1) },
      { key: "{", name: "Start one word earlier", run: () => stretch("start", -1) },
      { key: "Escape", name: "Let the selection go", run: onEscape },
    ]),
    takes && bindKeys("The selected words", [
      { key: "1", name: "Contradicts", run: () => { attach("contradicts"); } },
      { key: "2", name: "Supports", run: () => { attach("supports"); } },
      { key: "3", name: "Context", run: () => { attach("context"); } },
      { key: "n", name: "Write a note first; Enter goes back", run: () => (pending ? sheet.note.focus() : false) },
    ]),
    marks && bindKeys("The selected words", [{ key: "c", name: "Mark as claim", run: () => { mark(); } }]),
    talks && bindKeys("The selected words", [{ key: "m", name: "Comment on them", run: () => (pending ? sheet.comment() : false) }]),
  ].filter(Boolean);

  document.addEventListener("selectionchange", later);
  document.addEventListener("pointerdown", onPress);
  document.addEventListener("pointerup", onRelease);
  window.addEventListener("resize", onResize);
  article.addEventListener("swapped", onSwapped);
  // Words may have been selected before the script was at work.
  later();
  return () => {
    drop();
    clearTimeout(timer);
    unbind.forEach((undo) => undo());
    document.removeEventListener("selectionchange", later);
    document.removeEventListener("pointerdown", onPress);
    document.removeEventListener("pointerup", onRelease);
    window.removeEventListener("resize", onResize);
    article.removeEventListener("swapped", onSwapped);
  };
}

/** The first of `places` in the topmost paragraph that a reader sees whole now; the walk begins there. */
function firstInSight(article, places) {
  const seen = paragraphsOf(article).find(({ element }) => element.getBoundingClientRect().top >= 0);
  return places.find(({ start }) => start >= (seen?.start ?? 0)) ?? places[0];
}

function bringIntoView(range) {
  const { top, bottom } = range.getBoundingClientRect();
  const margin = window.innerHeight / 5;
  if (top < margin / 2) window.scrollBy({ top: top - margin });
  else if (bottom > window.innerHeight - margin) window.scrollBy({ top: bottom - window.innerHeight + margin });
}
