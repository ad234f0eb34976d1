/** A <details> that closes like a menu: on Escape, on a press elsewhere, and when the focus leaves it. */
export default function menu(details) {
  const summary = details.querySelector("summary");
  const onKey = (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.preventDefault();
    details.open = false;
    summary.focus();
  };
  const onPress = (event) => {
    if (!details.contains(event.target)) details.open = false;
  };
  const onFocusOut = (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
  };
  details.addEventListener("keydown", onKey);
  details.addEventListener("focusout", onFocusOut);
  document.addEventListener("pointerdown", onPress);
  return () => {
    details.removeEventListener("keydown", onKey);
    details.removeEventListener("focusout", onFocusOut);
    document.removeEventListener("pointerdown", onPress);
  };
}
