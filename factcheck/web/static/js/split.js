/**
 * Splitting a claim: words selected in it, with mouse, finger or keys, become the words of the ordinary form beside it
 * (#split-form). The server finds them in the claim.
 */
import { announce } from "./announce.js";
import { bindKeys } from "./keys.js";
import { passageOf, rangeOf } from "./offsets.js";
import { neighbour, stretched, wordsOf } from "./walk.js";

const SETTLED_MS = 120;

export default function split(claim) {
  let chosen = null;
  let timer = 0;
  const form = () => document.getElementById("split-form");
  const field = (name) => form()?.elements.namedItem(`part-${name}`);

  function take(passage) {
    const isKnown = chosen && passage.start === chosen.start && passage.end === chosen.end;
    chosen = passage;
    if (isKnown || !form()) return;
    form().closest("details").open = true;
    field("exact").value = passage.exact;
    field("start").value = passage.start;
  }

  function lookAtSelection() {
    const selection = document.getSelection();
    const isWords = selection.rangeCount && !selection.isCollapsed;
    const passage = isWords ? passageOf(claim, selection.getRangeAt(0)) : null;
    if (passage) take(passage);
  }

  function select(place) {
    const range = rangeOf(claim, place.start, place.end);
    const passage = range && passageOf(claim, range);
    if (!passage) return;
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    take(passage);
    announce(passage.exact);
  }

  function step(by) {
    const words = wordsOf(claim);
    const next = chosen ? neighbour(words, chosen.start, by) : words[0];
    if (next) select(next);
  }

  function stretch(edge, by) {
    if (!chosen) return false;
    select(stretched(wordsOf(claim), chosen, edge, by));
  }

  function splitOff() {
    if (!field("exact")?.value.trim()) return announce("Select some words of the claim first.");
    form().requestSubmit();
  }

  // Typed over, the words are no longer those that were selected there.
  const onInput = (event) => {
    if (event.target === field("exact")) field("start").value = "";
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(lookAtSelection, SETTLED_MS);
  };

  const unbind = bindKeys("The claim’s words", [
    { key: "j", name: "Next word", run: () => step(1) },
    { key: "k", name: "Previous word", run: () => step(-1) },
    { key: "Shift+ArrowRight", name: "End one word later", run: () => stretch("end", 1) },
    { key: "Shift+ArrowLeft", name: "End one word earlier", run: () => stretch("end", -1) },
    { key: "}", name: "Start one word later", run: () => stretch("start", 1) },
    { key: "{", name: "Start one word earlier", run: () => stretch("start", -1) },
    { key: "p", name: "Split off the selected words", run: splitOff },
  ]);
  document.addEventListener("selectionchange", later);
  document.addEventListener("input", onInput);
  later();
  return () => {
    unbind();
    clearTimeout(timer);
    document.removeEventListener("selectionchange", later);
    document.removeEventListener("input", onInput);
  };
}
