/** A form of filters that sends itself when one of its choices changes. Its button stays for those who type. */
export default function submits(form) {
  const onChange = (event) => {
    if (event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  };
  form.addEventListener("change", onChange);
  return () => form.removeEventListener("change", onChange);
}
