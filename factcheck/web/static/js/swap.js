/**
 * Sends a form without leaving the page: the answer is the whole page as the server would show it, and each element
 * with data-region takes over the children of its namesake there. Place, focus and words typed elsewhere stay.
 */
import { say } from "./flash.js";
import { showWhole, takeOver } from "./regions.js";
import { turnTo } from "./turn.js";

const UNREACHABLE = "The desk can't be reached. Nothing you typed is lost: send it again when the connection is back.";
const PATIENCE_MS = 30_000;

let line = Promise.resolve();

export default function swap(form) {
  const onSubmit = (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") send(form, { submitter: event.submitter });
  };
  form.addEventListener("submit", onSubmit);
  return () => form.removeEventListener("submit", onSubmit);
}

/**
 * Sends `form` when the ones before it have been answered, so that each goes with the newest hidden fields.
 * `fill(data)` may set fields of the FormData that goes out; what stands in the form itself is then left alone.
 * Resolves to whether the server did what was asked.
 */
export function send(form, { submitter = null, fill = null } = {}) {
  const answer = line.then(() => exchange(newest(form), submitter, fill));
  line = answer.catch(() => false);
  return answer;
}

/** Shows the page as the server has it now; words typed in its forms stay. */
export function refresh() {
  const done = line.then(lookAgain);
  line = done.catch(() => false);
  return done;
}

async function lookAgain() {
  let response;
  let page;
  try {
    response = await fetch(location.href, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(PATIENCE_MS) });
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    say(UNREACHABLE, "error");
    return false;
  }
  if (!page.body.dataset.viewer) location.assign(response.url);
  else if (!response.ok) say(reasonIn(page, response.status), "error");
  else takeOver(page, { sentForm: null, isRefusal: false });
  return response.ok;
}

/** The form as it stands on the page now: an answer may have put another with the same id in its place. */
function newest(form) {
  return (form.id && document.getElementById(form.id)) || form;
}

async function exchange(form, submitter, fill) {
  const button = form.contains(submitter) ? submitter : null;
  const data = new FormData(form, button);
  fill?.(data);
  form.setAttribute("aria-busy", "true");
  let response;
  let page;
  try {
    response = await fetch(button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href, {
      method: "POST",
      body: data,
      headers: { Accept: "text/html" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    say(UNREACHABLE, "error");
    return false;
  } finally {
    form.removeAttribute("aria-busy");
  }
  return settle(form, response, page, Boolean(fill));
}

async function settle(form, response, page, wasFilled) {
  const isRefusal = response.status === 409 || response.status === 422;
  if (!response.ok && !isRefusal) {
    say(reasonIn(page, response.status), "error");
    return false;
  }
  const problems = [...page.querySelectorAll("[data-error-summary] li")].map((one) => one.textContent.trim());
  if (wasFilled && response.status === 422 && problems.length) {
    // What was selected is still selected; the form that it was sent by stays out of sight.
    say(problems.join(" "), "error");
    return false;
  }
  const isSignedOut = !page.body.dataset.viewer;
  if (response.ok && !isSignedOut) form.dispatchEvent(new CustomEvent("sent"));
  if (response.redirected && new URL(response.url).pathname !== location.pathname) {
    if (isSignedOut) location.assign(response.url);
    else await turnTo(page, response.url);
    return !isSignedOut;
  }
  const ownWordsStay = wasFilled && response.ok;
  const took = takeOver(page, { sentForm: ownWordsStay ? null : form, isRefusal });
  if (!took) showWhole(page);
  return response.ok;
}

/** What the server says on a page of refusal: its heading and its first sentence. */
function reasonIn(page, status) {
  const heading = page.querySelector("main h1")?.textContent.trim();
  const text = page.querySelector("main p:not(.code)")?.textContent.trim();
  const reason = [heading, text].filter(Boolean).map((part) => part.replace(/[.\s]*$/, ".")).join(" ");
  return `${reason || `The desk answered ${status}.`} Nothing you typed is lost.`;
}
