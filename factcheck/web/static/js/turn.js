/** Turns to another page that a form has already fetched, since its messages would not be told a second time. */
import { attach, detach } from "./behaviours.js";

let shown = location.pathname + location.search;

/** Shows `page` at `address`, as if the browser had gone there. */
export function turnTo(page, address) {
  if (sheetsOf(page).join() !== sheetsOf(document).join()) {
    location.assign(address);
    return;
  }
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

function sheetsOf(page) {
  return [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href"));
}
