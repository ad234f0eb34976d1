/**
 * Keeps a draft of the form at the desk as one types, at the address in data-draft: within a second, and when the page is
 * left. Until the desk has confirmed it, the same hangs in a net in this browser, for a crash or a lost connection.
 *
 * A draft that another window saved meanwhile is never overwritten unseen: saving stops, and both can be shown.
 */
import { announce } from "./announce.js";
import { caught, hang, takeDown } from "./net.js";

const PAUSE_MS = 500;
const LONGEST_WAIT_MS = 900;
const AGAIN_MS = 4000;
/** What a browser still sends of a page that is gone. */
const MOST_KEPT_ALIVE = 60_000;

/** This window's name: what it saved itself it may save again. */
const WINDOW = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export default function keeps(form) {
  const viewer = document.body.dataset.viewer;
  const address = form.dataset.draft;
  const status = form.querySelector("[data-draft-status]");
  const saver = form.querySelector("[data-saves-draft]");
  const discarder = form.querySelector("[data-discards-draft]");
  const showsBoth = form.querySelector("[data-shows-both]");
  const base = hiddenOf(form, "draft");
  const windowName = hiddenOf(form, "window");

  let timer = null;
  let waitingSince = null;
  let saving = false;
  let changed = 0;
  let stopped = false;

  const tell = (sentence, { aloud = false } = {}) => {
    status.textContent = sentence;
    if (aloud) announce(sentence);
  };
  const keepNet = () => hang(viewer, address, { words: wordsOf(form), base: base.value, window: windowName.value });

  const schedule = (wait = PAUSE_MS) => {
    waitingSince ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(wait, waitingSince + LONGEST_WAIT_MS - Date.now())));
  };
  const retry = () => {
    clearTimeout(timer);
    timer = setTimeout(save, AGAIN_MS);
  };

  async function save() {
    clearTimeout(timer);
    timer = null;
    if (stopped || !form.isConnected) return;
    if (saving) {
      schedule();
      return;
    }
    saving = true;
    waitingSince = null;
    const saved = changed;
    const data = new FormData(form);
    let answer = null;
    let response = null;
    try {
      response = await fetch(address, {
        method: "POST",
        body: data,
        headers: { Accept: "application/json" },
        keepalive: sizeOf(data) < MOST_KEPT_ALIVE,
      });
      if (response.headers.get("Content-Type")?.startsWith("application/json")) answer = await response.json();
    } catch {
      response = null;
    }
    saving = false;
    if (!form.isConnected || stopped) return;
    settle(response, answer, saved);
  }

  function settle(response, answer, saved) {
    if (response === null) {
      tell("Not saved: no connection. Your words are kept in this browser meanwhile.", { aloud: true });
      retry();
    } else if (response.ok && answer) {
      base.value = answer.revision;
      discarder.hidden = false;
      tell(`Draft saved ${clock(answer.saved_at)}`);
      if (changed === saved) takeDown(viewer, address);
      else keepNet();
    } else if (response.status === 409) {
      stopped = true;
      showsBoth.hidden = false;
      tell("Not saved: another window of yours saved a newer draft.", { aloud: true });
    } else if (answer) {
      tell(`Not saved: ${answer.problem}`, { aloud: true });
    } else if (response.status >= 500) {
      tell("Not saved: the desk doesn’t answer just now. Your words are kept in this browser meanwhile.", { aloud: true });
      retry();
    } else {
      tell("Not saved: your session may have ended. Sign in again in another tab.", { aloud: true });
    }
  }

  const onInput = () => {
    changed += 1;
    keepNet();
    if (!stopped) schedule();
  };
  const onLeaving = () => {
    if (document.visibilityState === "hidden" && timer !== null) {
      saving = false;
      save();
    }
  };
  const onOnline = () => {
    if (timer !== null) save();
  };
  // What the form is sent with is newer than any draft of it.
  const onSubmit = () => clearTimeout(timer);
  const onSent = () => {
    stopped = true;
    takeDown(viewer, address);
  };
  const onShowBoth = () => form.requestSubmit(saver);

  windowName.value = WINDOW;
  if (isRefused(form)) {
    takeDown(viewer, address);
  } else {
    const net = caught(viewer, address);
    if (net) {
      putBack(form, net.words);
      base.value = net.base;
      windowName.value = net.window;
      schedule(0);
    }
  }
  form.addEventListener("input", onInput);
  form.addEventListener("submit", onSubmit);
  form.addEventListener("sent", onSent);
  showsBoth.addEventListener("click", onShowBoth);
  document.addEventListener("visibilitychange", onLeaving);
  window.addEventListener("pagehide", onLeaving);
  window.addEventListener("online", onOnline);
  return () => {
    clearTimeout(timer);
    form.removeEventListener("input", onInput);
    form.removeEventListener("submit", onSubmit);
    form.removeEventListener("sent", onSent);
    showsBoth.removeEventListener("click", onShowBoth);
    document.removeEventListener("visibilitychange", onLeaving);
    window.removeEventListener("pagehide", onLeaving);
    window.removeEventListener("online", onOnline);
  };
}

/** The server shows both drafts here: what is typed from now on is meant to go before the other. */
function isRefused(form) {
  return Boolean(form.parentElement.querySelector("[data-other-draft]"));
}

function hiddenOf(form, name) {
  return form.querySelector(`input[type=hidden][name$="-${name}"]`);
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && field.matches("textarea, select, input[type=radio], input[type=checkbox]"));
}

function wordsOf(form) {
  return fieldsOf(form)
    .filter((field) => field.type !== "radio" || field.checked)
    .map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]);
}

function putBack(form, words) {
  const fields = fieldsOf(form);
  for (const [name, value] of words) {
    for (const field of fields.filter((one) => one.name === name)) {
      if (field.type === "checkbox") field.checked = value;
      else if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
}

function sizeOf(data) {
  return [...data].reduce((size, [name, value]) => size + 3 * (name.length + value.length) + 100, 0);
}

function clock(moment) {
  return new Date(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
