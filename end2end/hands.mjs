// What a person does with a page: fills a form and sends it, signs in. A form is found by the end of its address and a field
// by its name, so that a changed wording breaks no test; what the words are is for the pictures and the Easy Read lint.
import { arrived, go, left, PICTURES, shot } from './harness.mjs';

/** The form of this page whose address ends with `action`. */
export const form = (page, action) => page.locator(`form[method=post][action$="${action}"]`).first();

const asList = value => (Array.isArray(value) ? value : [value]);

/** Fills the fields of a form, named as in `values`; a list marks several boxes or fills several fields of one name. */
export async function type(within, values) {
  for (const [name, value] of Object.entries(values)) {
    const fields = within.locator(`[name="${name}"]`);
    const first = fields.first();
    const kind = await first.evaluate(field => (field.tagName === 'INPUT' ? field.type : field.tagName.toLowerCase()));
    if (kind === 'radio') await choose(within, name, value);
    else if (kind === 'checkbox') {
      const wanted = asList(value).map(String);
      for (const box of await fields.all()) {
        if ((await box.isChecked()) !== wanted.includes(await box.getAttribute('value'))) await tap(box);
      }
    } else if (kind === 'select') await each(fields, value, (field, one) => field.selectOption(one));
    else if (kind === 'file') await first.setInputFiles(value);
    else await each(fields, value, (field, one) => field.fill(String(one)));
  }
}

async function each(fields, value, fill) {
  for (const [at, one] of asList(value).entries()) await fill(fields.nth(at), one);
}

/** Marks one of several choices. */
export const choose = (within, name, value) => tap(within.locator(`[name="${name}"][value="${value}"]`));

/** Touches the words of a choice, as a finger does, whether or not the box itself can be seen. */
async function tap(box) {
  const id = await box.getAttribute('id');
  const around = box.locator('xpath=ancestor::label[1]');
  if (await around.count()) await around.click();
  else if (id && await box.page().locator(`label[for="${id}"]`).count()) await box.page().locator(`label[for="${id}"]`).first().click();
  else await box.check();
}

/** Fills a form and sends it; `button` chooses one of several, `from` opens its page first. The next page must answer `status`. */
export async function send(page, action, values = {}, { status = 200, button, nth = 0, from } = {}) {
  if (from) await go(page, from);
  const one = page.locator(`form[method=post][action$="${action}"]`).nth(nth);
  await type(one, values);
  const press = one.locator(button ?? 'button:not([type=button])').first();
  page.acts = (page.acts ?? 0) + 1;
  await left(page, () => press.click());
  return arrived(page, status);
}

/** The path of the page that is shown. */
export const here = page => new URL(page.url()).pathname;

/** Follows the first link to an address that ends so. */
export async function follow(page, end, status = 200) {
  page.acts = (page.acts ?? 0) + 1;
  await left(page, () => page.locator(`a[href$="${end}"]`).first().click());
  return arrived(page, status);
}

/** The id of the candidate of this name, on the page where somebody is chosen. */
export async function candidateOf(page, name) {
  const field = page.locator('section', { has: page.getByRole('heading', { name, exact: true }) }).locator('[name^="outcome-"]').first();
  return (await field.getAttribute('name')).replace('outcome-', '');
}

/** What is filled in for one candidate where somebody is chosen: what becomes of them, why, and what that rests on. */
export async function becomes(page, name, outcome, reasons, rests = ['listening']) {
  const id = await candidateOf(page, name);
  return { [`outcome-${id}`]: outcome, [`rests-${id}`]: rests, [`reasons-${id}`]: reasons };
}

/** Signs in at the desk. */
export async function signIn(page, { email, password }) {
  await go(page, '/sign-in');
  return send(page, '/sign-in', { email, password });
}

// ---------------------------------------------------------------- at a tablet

/** Follows the big link that goes on. */
export async function next(tablet) {
  await left(tablet, () => tablet.locator('a.next').first().click());
  return arrived(tablet);
}

/** Answers every question of the interview that runs now, practice first, up to the check page. */
export async function answerAll(tablet, candidate, say, { shots = false } = {}) {
  // With scripts a waiting tablet sees by itself that the interview has begun.
  if (tablet.scripts && here(tablet) === '/seat') await tablet.locator('a[href*="/seat/interview/"]').first().waitFor();
  else await go(tablet, '/seat');
  if (shots) await shot(tablet, 'tablet-home');
  await left(tablet, () => tablet.locator('a[href*="/seat/interview/"]').first().click());
  await arrived(tablet);
  for (;;) {
    const at = here(tablet);
    const n = Number(/\/(\d+)$/.exec(at)?.[1] ?? 0);
    if (shots) await shot(tablet, `tablet-${at.split('/').slice(4).join('-') || 'start'}`);
    if (at.endsWith('/check')) return;
    if (/\/practice(\/2)?$/.test(at)) {
      await practise(tablet);
      await send(tablet, at);
    }
    else if (/\/score\/\d+$/.test(at)) {
      if (shots && n === 2 && tablet.scripts) {
        // Nothing is marked: the tablet says so at once, on the same screen.
        await form(tablet, at).locator('.next').click();
        await tablet.locator('[data-missing]').first().waitFor();
      } else if (shots && n === 2) await send(tablet, at, {}, { status: 422 });
      await choose(form(tablet, at), 'answer', say(n).answer);
      if (shots && n === 1) await shot(tablet, 'tablet-score-chosen');
      if (shots && n === 1 && PICTURES) await shot(tablet, 'score', PICTURES);
      await send(tablet, at);
    } else if (/\/why\/\d+$/.test(at)) {
      const { words, card } = say(n);
      if (card) await tap(tablet.locator('[name=cards]').first());
      await send(tablet, at, words ? { words } : {});
    } else await next(tablet);
  }
}

/** Marks what fits on a practice screen: somebody kind first, then somebody who is not. */
export async function practise(tablet) {
  const kind = here(tablet).endsWith('/practice');
  await tap(tablet.locator(kind ? '.choice.good input' : '.choice.poor input').first());
}

/** From the check page to "I am finished". */
export async function finishInterview(tablet) {
  const at = here(tablet).replace(/\/check$/, '');
  await next(tablet);
  if (here(tablet).endsWith('/support')) await send(tablet, '/support', { kinds: ['alone'] });
  await send(tablet, `${at}/finish`);
}

/** A tablet joins: Tom opens the door, it comes by the code's address or by the three pictures, gets its seat (in place of one that the person `has`), and says yes. */
export async function sitDown(tablet, tom, panel, person, way, { has = false } = {}) {
  await go(tom, `/panels/${panel}/join`);
  if (await form(tom, '/join/open').count()) await send(tom, '/join/open');
  await shot(tom, 'join-code');
  if (way === 'pictures') {
    const three = await tom.locator('.joincode li b').allInnerTexts();
    await go(tablet, '/join');
    await shot(tablet, 'tablet-join');
    for (const word of three) {
      await left(tablet, () => tablet.getByRole('button', { name: word, exact: true }).click());
      await arrived(tablet);
    }
  } else {
    const address = (await tom.locator('main').innerText()).match(/https?:\/\/[^\s]+\/join\/[^\s]+/)[0];
    await go(tablet, address);
    if (await tablet.locator('form[action*="/join/"]').count()) await send(tablet, new URL(address).pathname);
  }
  await shot(tablet, 'tablet-waits');
  await go(tom, `/panels/${panel}/join`);
  const seat = await tom.locator('[name=seat] option', { hasText: person }).first().getAttribute('value');
  await shot(tom, 'join-waiting');
  await send(tom, '/admit', { seat }, { status: has ? 422 : 200 });
  if (has) await send(tom, '/admit', {}, { button: '[name=replace]' });
  await go(tablet, '/seat');
  await shot(tablet, 'tablet-is-it-you');
  await takeSeat(tablet);
}

/** "Yes, that is me"; then what is asked first: the consents, one a screen, and whom the person knows. */
export async function takeSeat(tablet) {
  for (const [action, name, nth] of [['/seat/take'], ['/seat/consent/answer', 'consent'], ['/seat/know/answer', 'know', 1]]) {
    while (await form(tablet, action).count()) {
      if (name) await shot(tablet, `tablet-${name}`);
      await send(tablet, action, {}, { nth });
    }
  }
}

// ---------------------------------------------------------------- what comes by itself

const PATIENCE = 30_000;

/** Asks until it is so. */
export async function until(what, ask) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const is = await ask().catch(error => ({ error }));
    if (is && !is.error) return is;
    if (Date.now() > end) throw new Error(`gave up waiting for ${what}${is?.error ? `: ${is.error.message}` : ''}`);
    await new Promise(done => setTimeout(done, 25));
  }
}

/** Takes the network away, and waits until the worker has none either: the browser tells it a moment later than the page, and a
 * screen that is asked for in that moment would come from the server. */
export async function loseNetwork(context) {
  await context.setOffline(true);
  for (const worker of context.serviceWorkers()) {
    const isAway = () => worker.evaluate(() => fetch('/healthz', { cache: 'no-store' }).then(() => false, () => true));
    // A worker that has ended asks for nothing.
    await until('the worker to have no network', () => isAway().catch(() => true));
  }
}

/** The screens of these interviews are kept, whole, for this seat or for any. */
export const whole = (page, interviews, seat) => until('the kept screens', () => page.evaluate(async ([interviews, seat]) => {
  if (!navigator.serviceWorker.controller) await navigator.serviceWorker.ready;
  const marks = [];
  for (const name of await caches.keys()) {
    const mark = await caches.match('/whole', { cacheName: name });
    if (mark) marks.push(await mark.json());
  }
  return interviews.every(of => marks.some(mark => mark.of === of && (!seat || mark.seat === seat)));
}, [interviews, seat]));

/** The files of a ZIP that are stored as they are: a name and bytes each. */
export function unpacked(zip) {
  const files = new Map();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [size, name] = [zip.readUInt32LE(at + 22), zip.readUInt16LE(at + 26)];
    const from = at + 30 + name;
    files.set(zip.toString('utf8', at + 30, from), zip.subarray(from, from + size));
    at = from + size;
  }
  return files;
}
