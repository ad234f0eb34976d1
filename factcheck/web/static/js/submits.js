/**
 * A form of filters that sends itself when one of its choices changes, but for those in [data-waits], of which several
 * are made. Its button stays for those, and for those who type.
 */
export default function submits(form) {
  const onChange = (event) => {
    if (event.target.closest("[data-waits]")) return;
    if (event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  };
  form.addEventListener("change", onChange);
  return () => form.removeEventListener("change", onChange);
}
