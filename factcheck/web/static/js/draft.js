/**
 * Keeps what is typed into a form against a crash, a closed tab's reload or an expired sign-in: in this tab only, for
 * this person only, until the form has been sent.
 *
 * An ordinary submission can't be heard to succeed, so its words are set apart as sent, and come back if the next page
 * turns out to be the sign-in page (nobody is signed in there).
 */
const DRAFT = "factcheck.draft ";
const SENT = "factcheck.sent ";

export default function draft(form) {
  const viewer = document.body.dataset.viewer;
  const key = `${viewer} ${location.pathname} ${form.id}`;

  const keep = () => write(DRAFT + key, wordsOf(form));
  const forget = () => remove(DRAFT + key);
  const onSubmit = (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    write(SENT + key, wordsOf(form));
    forget();
  };

  bringBack(form, read(DRAFT + key));
  form.addEventListener("input", keep);
  // Heard at the document, so that a behaviour which sends the form itself has said so by then.
  document.addEventListener("submit", onSubmit);
  form.addEventListener("sent", forget);
  return () => {
    form.removeEventListener("input", keep);
    document.removeEventListener("submit", onSubmit);
    form.removeEventListener("sent", forget);
  };
}

/** Drops every draft of this tab: on signing out nothing of a person's stays behind. */
export function forgetDrafts() {
  for (const key of storedKeys()) remove(key);
}

/** Called on each page: what had been sent is done with, unless the person was asked to sign in instead. */
export function settleSent() {
  const isSignedOut = !document.body.dataset.viewer;
  for (const key of storedKeys().filter((one) => one.startsWith(SENT))) {
    if (isSignedOut) write(DRAFT + key.slice(SENT.length), read(key));
    remove(key);
  }
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && field.matches("textarea, input[type=text], input:not([type])"));
}

function wordsOf(form) {
  return Object.fromEntries(fieldsOf(form).filter((field) => field.value).map((field) => [field.name, field.value]));
}

function bringBack(form, words) {
  for (const field of fieldsOf(form)) {
    if (words?.[field.name] && !field.value) field.value = words[field.name];
  }
}

function storedKeys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFT) || key.startsWith(SENT));
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, words) {
  try {
    sessionStorage.setItem(key, JSON.stringify(words));
  } catch {
    // A full or forbidden storage costs the safety net, not the form.
  }
}

function remove(key) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}
