/** Walks the sentences and words of an article by offsets, for those who select without a mouse. */
import { countCodePoints, paragraphsOf } from "./offsets.js";

/** The sentences of the article in order, as {start, end} without the blanks around them. Furniture has none. */
export function sentencesOf(article) {
  return readable(article).flatMap((paragraph) => pieces(paragraph, "sentence"));
}

/** The paragraphs of the article in order, as {start, end}; without furniture. */
export function wholeParagraphsOf(article) {
  return readable(article).map(({ start, text }) => ({ start, end: start + countCodePoints(text) }));
}

/** The words of the article in order, as {start, end}. */
export function wordsOf(article) {
  return paragraphsOf(article).flatMap((paragraph) => pieces(paragraph, "word"));
}

/** Among `places`, the one after (by = 1) or before (by = -1) the offset; at either end the last one again. */
export function neighbour(places, offset, by) {
  return by > 0
    ? places.find((place) => place.start > offset) ?? places.at(-1)
    : places.findLast((place) => place.start < offset) ?? places[0];
}

/** `passage` with its end (edge "end") or its start (edge "start") moved by one word; never empty. */
export function stretched(words, passage, edge, by) {
  const offset = passage[edge];
  const edges = words.map((word) => word[edge]);
  const moved = by > 0 ? edges.find((one) => one > offset) : edges.findLast((one) => one < offset);
  const next = { ...passage, [edge]: moved ?? offset };
  return next.start < next.end ? next : passage;
}

function readable(article) {
  return paragraphsOf(article)
    .filter(({ element, text }) => text && !element.classList.contains("furniture"))
    .map(withoutDateline);
}

/** A paragraph from where its journalism begins: furniture at its head is left out. */
function withoutDateline({ element, start, text }) {
  const head = element.firstChild;
  const furniture = head instanceof Element && head.matches("span.furniture") ? head.textContent : "";
  return { start: start + countCodePoints(furniture), text: text.slice(furniture.length) };
}

function pieces({ start, text }, granularity) {
  const segmenter = new Intl.Segmenter(document.documentElement.lang || "en", { granularity });
  const found = [];
  let offset = start;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const length = countCodePoints(segment);
    if (granularity !== "word" || isWordLike) {
      const blanks = countCodePoints(segment) - countCodePoints(segment.trimEnd());
      found.push({ start: offset, end: offset + length - blanks });
    }
    offset += length;
  }
  return found;
}
