/** Turns to another page that a form has already fetched, since its messages would not be told a second time. */
import { attach, detach } from "./behaviours.js";

let shown = location.pathname + location.search;

/** Shows `page` at `address`, as if the browser had gone there. */
export async function turnTo(page, address) {
  await dress(page);
  detach(document.body);
  document.title = page.title;
  history.pushState(null, "", address);
  shown = location.pathname + location.search;
  document.body.replaceWith(page.body);
  attach(document.body);
  window.scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** Going back over a turned page loads the page that stands at the address then. */
window.addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) location.reload();
});

/** Gives this document the stylesheets of `page`; those that were missing are there when it resolves. */
async function dress(page) {
  const wanted = sheetsOf(page);
  const worn = sheetsOf(document);
  const missing = wanted.filter((sheet) => !worn.some((one) => isSame(one, sheet))).map((sheet) => {
    const link = document.importNode(sheet);
    const settled = new Promise((resolve) => { link.onload = link.onerror = resolve; });
    document.head.append(link);
    return settled;
  });
  await Promise.all(missing);
  for (const link of worn) if (!wanted.some((sheet) => isSame(link, sheet))) link.remove();
}

function sheetsOf(page) {
  return [...page.querySelectorAll("link[rel=stylesheet]")];
}

function isSame(one, other) {
  return one.getAttribute("href") === other.getAttribute("href");
}
