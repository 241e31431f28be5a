// @ts-check
// Advice on what panel members will read, while it is typed: the words go to the server, which looks at them and keeps
// nothing, and what it says stands below the field. Without this script the same advice comes with the next answer.

/** @type {WeakMap<Element, ReturnType<typeof setTimeout>>} */
const waiting = new WeakMap();
/** @type {WeakMap<Element, AbortController>} */
const asked = new WeakMap();

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
async function ask(field) {
  const place = document.getElementById(`${field.id}-advice`);
  if (!place) return;
  asked.get(field)?.abort();
  if (!field.value.trim()) return place.replaceChildren();
  const asking = new AbortController();
  asked.set(field, asking);
  try {
    const answer = await fetch('/texts/advice', { method: 'POST', body: new URLSearchParams({ text: field.value }), signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const said = page.getElementById('found');
    if (said && said.textContent !== place.textContent) place.replaceChildren(...said.childNodes);
  } catch {
    // The network is away, or something newer was typed: the advice comes with the next answer.
  }
}

for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[data-read]'))) {
  field.addEventListener('input', () => {
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => ask(field), 600));
  });
}
