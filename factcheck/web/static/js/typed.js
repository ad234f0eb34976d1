/** Keeps what a person has typed or chosen in the forms of a region while its children are replaced. */

/**
 * Remembers the changed fields of every form with an id in `region`, but for `sentForm`; the returned function puts them
 * back into the forms with those ids.
 */
export function keepWords(region, sentForm) {
  const kept = [...region.querySelectorAll("form[id]")]
    .filter((form) => form !== sentForm)
    .flatMap((form) => [...form.elements].filter(isChanged).map((field) => remember(form.id, field)));
  return () => kept.forEach(putBack);
}

function isChanged(field) {
  if (!field.name || field.type === "hidden" || field.type === "file") return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field instanceof HTMLSelectElement) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return "defaultValue" in field && field.value !== field.defaultValue;
}

function remember(formId, field) {
  return { formId, name: field.name, type: field.type, value: field.value, checked: field.checked };
}

function putBack({ formId, name, type, value, checked }) {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return;
  for (const field of [...form.elements].filter((one) => one.name === name && one.type === type)) {
    if (type === "radio" || type === "checkbox") {
      if (field.value === value) field.checked = checked;
    } else {
      field.value = value;
    }
  }
}
