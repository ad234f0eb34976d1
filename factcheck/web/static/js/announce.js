/** Says a sentence to those who hear the page rather than see it. */
export function announce(sentence) {
  const place = document.getElementById("announcer");
  if (!place) return;
  place.textContent = "";
  // A live region speaks of a change only; the same words twice would pass unheard without the pause.
  setTimeout(() => { place.textContent = sentence; }, 50);
}
