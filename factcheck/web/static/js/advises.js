/**
 * Keeps the notes on a wording up to what is typed: asks at the address in data-notes, half a second after the last key.
 * The notes stop nobody, and come with the saved words where there is no script.
 */
const PAUSE_MS = 500;

export default function advises(form) {
  const place = form.querySelector("[data-wording-notes]");
  const asking = [...form.querySelectorAll("[data-noted]")];
  let timer = 0;
  let asked = null;

  const onInput = (event) => {
    if (!asking.includes(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  };

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    try {
      const response = await fetch(form.dataset.notes, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        signal: asked.signal,
      });
      if (response.ok && form.isConnected) show((await response.json()).notes);
    } catch {
      // What was asked last counts; without an answer the notes come when the words are saved.
    }
  }

  function show(notes) {
    place.hidden = notes.length === 0;
    place.querySelector("ul").replaceChildren(...notes.map(lineOf));
  }

  form.addEventListener("input", onInput);
  return () => {
    clearTimeout(timer);
    asked?.abort();
    form.removeEventListener("input", onInput);
  };
}

function lineOf({ field, sentence }) {
  const line = document.createElement("li");
  const name = document.createElement("b");
  name.textContent = field[0].toUpperCase() + field.slice(1);
  line.append(name, ` ${sentence}`);
  return line;
}
