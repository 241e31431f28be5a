// @ts-check
// Other ways to press: one or two switches, a pointer that rests, a keyboard with numbers. Only tablets of people who set one
// of them load this. It presses what a finger would press, so every screen works with it; and without it, by touch.

const root = document.documentElement;
const press = root.dataset.press ?? '';
const pace = Number(root.dataset.pace ?? 2000);
const THINGS = 'a[href]:not(.skip), button, summary, label:has(input), input:not([type=hidden]), textarea';

/** @param {Element} thing */
const typed = thing => thing.matches('textarea, input:not([type=radio], [type=checkbox])');
/** What can be pressed now, the screen's own part first, as it stands on the page. */
const things = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(THINGS)])
  .filter(thing => thing.getClientRects().length > 0 && getComputedStyle(thing).visibility === 'visible'
    && !thing.matches(':disabled') && !(thing.matches('input') && thing.closest('label:has(input)')))
  .sort((one, other) => Number(!one.closest('#main')) - Number(!other.closest('#main')));

/** @param {HTMLElement} thing */
function choose(thing) {
  const within = /** @type {HTMLElement} */ (thing.matches('label') ? thing.querySelector('input') : thing);
  within.focus({ preventScroll: true });
  if (!typed(within)) within.click();
}

// ---------------------------------------------------------------- switches: a frame stands on one thing after another

let at = -1;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let clock;

/** The thing in the frame, if it is still there. @returns {HTMLElement | null} */
const framed = () => document.querySelector('[data-now]');

function move() {
  const all = things().filter(thing => !typed(thing));
  const now = framed();
  if (now) at = all.indexOf(now);
  now?.removeAttribute('data-now');
  at = (at + 1) % all.length;
  all[at].setAttribute('data-now', '');
  all[at].scrollIntoView({ block: 'nearest' });
}

function wait() {
  clearTimeout(clock);
  if (press === 'switch_moves') clock = setTimeout(() => { move(); wait(); }, pace);
  // Waiting chooses, once: what was chosen is not chosen again by waiting longer.
  if (press === 'switch_step') clock = setTimeout(pick, pace);
}

function pick() {
  const now = framed();
  if (now) choose(now);
}

/** @param {KeyboardEvent} event */
function switched(event) {
  const isSwitch = event.key === ' ' || event.key === 'Enter';
  if (!isSwitch || event.target instanceof Element && typed(event.target)) return;
  event.preventDefault();
  event.stopPropagation();
  // A switch that is held down is one press.
  if (event.repeat) return;
  const moves = press === 'switch_step' || (press === 'switch_two' && event.key === ' ');
  if (moves) move();
  else pick();
  wait();
}

if (press.startsWith('switch')) {
  addEventListener('keydown', switched, true);
  addEventListener('keyup', event => event.key === ' ' && !(event.target instanceof Element && typed(event.target)) && event.preventDefault(), true);
  if (press !== 'switch_step') move();
  if (press === 'switch_moves') wait();
}

// ---------------------------------------------------------------- a pointer that rests: a ring fills, and can be left

if (press === 'rest') {
  const ring = document.createElement('i');
  ring.className = 'ring';
  ring.setAttribute('aria-hidden', 'true');
  /** @type {HTMLElement | null | undefined} */
  let over;
  let full = 0;
  const fill = () => {
    ring.dataset.full = String(++full);
    if (full < 8) clock = setTimeout(fill, pace / 8);
    else {
      ring.remove();
      if (over) choose(over);
    }
  };
  addEventListener('pointermove', event => {
    if (event.pointerType === 'touch') return;
    const thing = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(THINGS));
    const now = thing?.closest('label:has(input)') ?? thing;
    if (now === over) return;
    clearTimeout(clock);
    ring.remove();
    // Where the pointer lies when a screen comes, nothing is chosen before it was somewhere else.
    const first = over === undefined;
    over = /** @type {HTMLElement | null} */ (now);
    if (!over || first) return;
    full = -1;
    over.append(ring);
    fill();
  });
  document.addEventListener('pointerleave', () => { clearTimeout(clock); ring.remove(); over = null; });
}

// ---------------------------------------------------------------- a keyboard: the number of an answer chooses it

if (press === 'keys') {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof Element && typed(event.target)) return;
    /** @type {HTMLElement | undefined} */
    const answer = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.choice, label.other'))].filter(one => one.getClientRects().length > 0)[Number(event.key) - 1];
    if (answer) choose(answer);
  });
}
