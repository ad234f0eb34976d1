/**
 * The net under drafts that the desk keeps: what it has not confirmed yet, in this browser. It is one person's alone, so
 * that nothing of somebody else's stays once another person is signed in.
 */
const NET = "factcheck.net ";

/** What hangs under `name` for this viewer, or null. */
export function caught(viewer, name) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(viewer, name)));
  } catch {
    return null;
  }
}

export function hang(viewer, name, words) {
  try {
    localStorage.setItem(keyOf(viewer, name), JSON.stringify(words));
  } catch {
    // A full or forbidden storage costs the net, not the draft.
  }
}

export function takeDown(viewer, name) {
  remove(keyOf(viewer, name));
}

/** On signing out nothing stays behind. */
export function emptyNets() {
  for (const key of keys()) remove(key);
}

/** A page for somebody else: what another person left here is none of theirs. */
export function keepNetsOf(viewer) {
  if (!viewer) return;
  for (const key of keys()) if (!key.startsWith(`${NET}${viewer} `)) remove(key);
}

function keyOf(viewer, name) {
  return `${NET}${viewer} ${name}`;
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(NET));
  } catch {
    return [];
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
