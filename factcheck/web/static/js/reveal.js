/** A button that shows and hides the password in the field whose id is in data-reveals. */
export default function reveal(button) {
  const field = document.getElementById(button.dataset.reveals);
  const label = button.getAttribute("aria-label").replace(/^Show /, "");
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? "Hide" : "Show";
    button.setAttribute("aria-label", `${button.textContent} ${label}`);
  };
  const turn = () => show(field.type === "password");
  // A browser offers to keep what it is sent as a password, and remembers what it is sent as text.
  const hide = () => show(false);
  button.hidden = false;
  button.addEventListener("click", turn);
  field.form.addEventListener("submit", hide);
  return () => {
    button.removeEventListener("click", turn);
    field.form.removeEventListener("submit", hide);
  };
}
