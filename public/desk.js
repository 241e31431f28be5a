// @ts-check
// Loads the browser part of a page that has islands, and wakes each of them. Pages without islands do not load this.
// Leptos brings the same as an inline script; a file of our own needs no exception in the content security policy.

const me = /** @type {HTMLElement} */ (document.getElementById('islands'));
const { islands, wasm } = me.dataset;

const mod = await import(/** @type {string} */ (islands));
await mod.default({ module_or_path: wasm });
mod.hydrate();
for (const island of document.querySelectorAll('leptos-island')) {
  const wake = mod[/** @type {HTMLElement} */ (island).dataset.component ?? ''];
  if (wake) await wake(island);
}
document.documentElement.dataset.hydrated = 'yes';
