// @ts-check
// A waiting screen on a tablet asks the server now and then, and shows the page anew when it says something else.
// Screens where somebody answers do not load this, and without scripts the same screen has a "Look again" button.
// (A refreshing page would also take the place of somebody who listens to it, each few seconds; this one stays still.)

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const seconds = Number(/** @type {HTMLElement} */ (document.getElementById('again')).dataset.seconds);

/** @param {Document} page */
const words = page => `${page.title} ${page.getElementById('main')?.textContent}`;

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.redirected || (answer.status < 500 && words(page) !== words(document))) return location.assign(answer.url);
  } catch {
    // The network is away: the next look may find it.
  }
  setTimeout(look, seconds * 1000);
}

main.setAttribute('aria-live', 'polite');
setTimeout(look, seconds * 1000);
