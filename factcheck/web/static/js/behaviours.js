/**
 * Attaches behaviours to the elements that name them in data-behaviour="one other".
 * A behaviour is a module whose default export takes the element and returns its undo.
 */
const modules = {
  advises: () => import("./advises.js"),
  annotate: () => import("./annotate.js"),
  chooses: () => import("./chooses.js"),
  copy: () => import("./copy.js"),
  departs: () => import("./departs.js"),
  draft: () => import("./draft.js"),
  flash: () => import("./flash.js"),
  inbox: () => import("./rows.js"),
  keys: () => import("./keys.js"),
  keeps: () => import("./keeps.js"),
  leave: () => import("./leave.js"),
  matrix: () => import("./matrix.js"),
  menu: () => import("./menu.js"),
  mentions: () => import("./mentions.js"),
  presence: () => import("./presence.js"),
  reveal: () => import("./reveal.js"),
  rows: () => import("./rows.js"),
  split: () => import("./split.js"),
  submits: () => import("./submits.js"),
  suggestions: () => import("./rows.js"),
  swap: () => import("./swap.js"),
};

const arrived = new Map();
const undoings = new Map();

/**
 * Attaches what `root` and everything in it asks for; resolves when all of it is at work. What has arrived before is at work
 * at once, so that no key is lost between a region that goes and the one that takes its place.
 */
export function attach(root) {
  return Promise.all(asking(root).map(begin));
}

/** Undoes the behaviours of everything in `root`, before it leaves the page. */
export function detach(root) {
  for (const element of asking(root)) {
    for (const undo of undoings.get(element) ?? []) undo();
    undoings.delete(element);
  }
}

function asking(root) {
  const elements = [...root.querySelectorAll("[data-behaviour]")];
  if (root.matches?.("[data-behaviour]")) elements.unshift(root);
  return elements;
}

async function begin(element) {
  if (undoings.has(element)) return;
  const undos = [];
  undoings.set(element, undos);
  for (const name of element.dataset.behaviour.split(/\s+/)) {
    if (!Object.hasOwn(modules, name)) continue;
    const module = arrived.get(name) ?? (await arrival(name));
    const stillWanted = element.isConnected && undoings.get(element) === undos;
    if (!stillWanted) return;
    undos.push(module.default(element));
  }
}

async function arrival(name) {
  const module = await modules[name]();
  arrived.set(name, module);
  return module;
}
