/**
 * Places in a frozen text. The server counts code points of the canonical text, a browser counts UTF-16 units
 * inside text nodes; these functions go between the two. In the page every paragraph is a <p data-start="…">
 * with the code point at which it begins; in the canonical text a blank line stands between two paragraphs.
 */
const BETWEEN_PARAGRAPHS = "\n\n";

/** How many code points `text` has. */
export function countCodePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The UTF-16 index in `text` of the code point number `count`; the length of `text` when it has fewer. */
export function unitsBefore(text, count) {
  let units = 0;
  for (const character of text) {
    if (count <= 0) break;
    units += character.length;
    count -= 1;
  }
  return units;
}

/** The paragraphs of an article: element, the offset it begins at, its text. */
export function paragraphsOf(article) {
  return [...article.querySelectorAll("p[data-start]")].map((element) => ({
    element,
    start: Number(element.dataset.start),
    text: textNodesOf(element).map((node) => node.data).join(""),
  }));
}

/**
 * Where the words of a DOM range stand: {start, end, exact} in code points, end exclusive, without blanks at
 * either end. None but the article's own text counts. Null when the range holds no words of the article.
 */
export function passageOf(article, range) {
  let start = null;
  let end = null;
  const pieces = [];
  for (const element of article.querySelectorAll("p[data-start]")) {
    if (!range.intersectsNode(element)) continue;
    let before = Number(element.dataset.start);
    let piece = "";
    for (const node of textNodesOf(element)) {
      const [from, to] = unitsInside(node, range);
      if (from < to) {
        start ??= before + countCodePoints(node.data.slice(0, from));
        end = before + countCodePoints(node.data.slice(0, to));
        piece += node.data.slice(from, to);
      }
      before += countCodePoints(node.data);
    }
    if (piece) pieces.push(piece);
  }
  return start === null ? null : trimmed(start, end, pieces.join(BETWEEN_PARAGRAPHS));
}

/** The DOM range of the code points from `start` to `end`; null when the article on the page has no such place. */
export function rangeOf(article, start, end) {
  const paragraphs = paragraphsOf(article);
  const first = paragraphs.find((one) => start < one.start + countCodePoints(one.text));
  const last = paragraphs.findLast((one) => end > one.start);
  if (!first || !last || first.start > last.start) return null;
  const range = document.createRange();
  range.setStart(...boundary(first, Math.max(start, first.start), false));
  range.setEnd(...boundary(last, end, true));
  return range;
}

function boundary(paragraph, offset, isEnd) {
  let left = offset - paragraph.start;
  let node = null;
  for (node of textNodesOf(paragraph.element)) {
    const length = countCodePoints(node.data);
    if (left < length || (isEnd && left === length)) return [node, unitsBefore(node.data, left)];
    left -= length;
  }
  return node ? [node, node.data.length] : [paragraph.element, 0];
}

function textNodesOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** The part of a text node that lies in the range, widened so that it never cuts a surrogate pair. */
function unitsInside(node, range) {
  if (!range.intersectsNode(node)) return [0, 0];
  let from = node === range.startContainer ? range.startOffset : 0;
  let to = node === range.endContainer ? range.endOffset : node.data.length;
  if (from >= to) return [0, 0];
  if (cutsPair(node.data, from)) from -= 1;
  if (cutsPair(node.data, to)) to += 1;
  return [from, to];
}

function cutsPair(text, index) {
  return /[\uD800-\uDBFF]/.test(text[index - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[index] ?? "");
}

function trimmed(start, end, text) {
  const exact = text.trim();
  if (!exact) return null;
  const leading = countCodePoints(text.slice(0, text.length - text.trimStart().length));
  const trailing = countCodePoints(text.slice(text.trimEnd().length));
  return { start: start + leading, end: end - trailing, exact };
}
