// Bad input in every form, with scripts on: each page of the demonstration organisation is walked by everybody who may see
// it, and each form that takes input is sent empty and with far too long words. (`tests/it` does the same without scripts.)
import assert from 'node:assert/strict';
import { left, look, Server, story } from './harness.mjs';
import { send, signIn, takeSeat } from './hands.mjs';

const LONG = 'far too long '.repeat(2000);
/** An address with its ids taken out: forms of the same kind are one form. */
const kind = address => new URL(address, 'http://x').pathname
  .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*').replace(/\/\d+(?=\/|$)/g, '/*').replace(/^\/join\/(?!pictures)[^/]+/, '/join/*');

/** The forms of a page that take input, and where its links lead. */
const READ = () => ({
  links: [...document.querySelectorAll('a[href]')].map(link => link.href).filter(href => new URL(href).origin === location.origin && !new URL(href).hash),
  forms: [...document.querySelectorAll('form[method=post]')].filter(form =>
    form.querySelector('textarea, select, input:not([type=hidden], [type=submit])')).map(form => form.getAttribute('action')),
});

/** Every page that can be reached by links, and the forms on each: kind of form → page. */
async function walk(page, starts) {
  const forms = new Map();
  const seen = new Set();
  const kinds = new Map();
  const ahead = [...starts];
  while (ahead.length) {
    const address = new URL(ahead.shift(), page.url()).href;
    if (seen.has(address)) continue;
    seen.add(address);
    // The same page in other states holds other forms; after a dozen of a kind there is nothing new.
    const of = kinds.get(kind(address)) ?? 0;
    if (of >= 12) continue;
    kinds.set(kind(address), of + 1);
    const answer = await page.goto(address).catch(error => {
      if (/Download is starting|ERR_ABORTED/.test(error.message)) return null;
      throw error;
    });
    if (!answer || !(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    assert.ok(answer.status() < 400, `${address} is linked to, and answers ${answer.status()}`);
    const { links, forms: found } = await page.evaluate(READ);
    ahead.push(...links);
    for (const action of found) if (!forms.has(kind(action))) forms.set(kind(action), { page: address, action });
  }
  return { forms, pages: seen, kinds };
}

/** Fills every field of a form with `words` (or nothing), past the browser's own checks. */
const FILL = ([action, words]) => {
  const form = [...document.querySelectorAll('form[method=post]')].find(form => form.getAttribute('action') === action);
  form.noValidate = true;
  const typed = {};
  for (const field of form.querySelectorAll('textarea, select, input')) {
    if (['hidden', 'submit', 'file'].includes(field.type)) continue;
    if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
    else if (field.tagName === 'SELECT') field.selectedIndex = -1;
    else {
      field.removeAttribute('maxlength');
      const plain = ['text', 'textarea', 'search', 'tel'].includes(field.type);
      if (!plain && words && !['email', 'password'].includes(field.type)) continue;
      field.value = words;
      if (plain) typed[field.name] = field.value;
    }
  }
  return typed;
};

const SUBMIT = action => [...document.querySelectorAll('form[method=post]')].find(form => form.getAttribute('action') === action).requestSubmit();

/** What a refused form looks like: the summary, the messages, and what still stands in the fields. */
const REFUSED = action => {
  const form = [...document.querySelectorAll('form[method=post]')].find(form => form.getAttribute('action') === action);
  const summary = document.querySelector('.errors');
  return {
    summary: summary?.innerText.trim() ?? '',
    focused: summary === document.activeElement || summary?.contains(document.activeElement),
    links: [...summary?.querySelectorAll('a[href^="#"]') ?? []].map(link => [link.innerText, !!document.getElementById(link.hash.slice(1))]),
    beside: [...form?.querySelectorAll('.error') ?? []].map(message => message.innerText.trim()),
    marked: form?.querySelectorAll('[aria-invalid=true], .field.bad').length ?? 0,
    values: Object.fromEntries([...form?.querySelectorAll('textarea, input') ?? []].filter(field => field.name).map(field => [field.name, field.value])),
  };
};

/** Sends one form badly; says what is wrong with the answer, or null if it was taken. */
async function refused(page, { page: address, action }, words) {
  await page.goto(address);
  const typed = await page.evaluate(FILL, [action, words]);
  const answered = page.waitForResponse(answer => answer.request().method() === 'POST');
  // The page may be gone before the call that sends the form has returned.
  await left(page, () => page.evaluate(SUBMIT, action).catch(() => {}));
  const answer = await answered;
  await page.waitForLoadState('load');
  if (answer.status() === 303) return { taken: true };
  assert.equal(answer.status(), 422, `${action} answered ${answer.status()}`);
  await look(page);
  const shown = await page.evaluate(REFUSED, action);
  assert.ok(shown.summary, `${action}: no summary at the top`);
  for (const [words, there] of shown.links) assert.ok(there, `${action}: "${words}" in the summary leads nowhere`);
  if (shown.links.length) {
    assert.ok(shown.beside.length, `${action}: no message beside a field, although the summary names one`);
    assert.ok(shown.marked, `${action}: no field is marked`);
  }
  for (const [name, value] of Object.entries(typed)) {
    if (/password|code/.test(name)) continue;
    assert.equal((shown.values[name] ?? '').replaceAll('\r\n', '\n').trim(), value.trim(), `${action}: what was typed in "${name}" is gone`);
  }
  assert.ok(!page.url().includes('?') || !page.url().includes('far'), `${action}: what was typed stands in the address`);
  return { taken: false, beside: shown.links.length };
}

story('Bad input in every form, scripts on', { apart: true }, async (step, open) => {
  const server = await Server.withDemo();
  const { demo } = server;
  const met = new Map();

  const everyForm = async (page, found) => {
    const faults = [];
    const before = met.size;
    for (const [name, form] of found.forms) {
      if (met.has(name)) continue;
      met.set(name, form);
      try {
        const empty = await refused(page, form, '');
        const long = await refused(page, form, LONG);
        assert.ok(!(empty.taken && long.taken), `${name} takes anything`);
      } catch (error) {
        faults.push(`${name} (${page.device}, ${form.page}): ${error.message.split('\n')[0]}`);
      }
    }
    if (faults.length) throw new Error(faults.join('\n      '));
    return `${found.kinds.size} kinds of pages, ${met.size - before} forms`;
  };

  await step('a visitor: sign-in and joining', async () => {
    const page = await open('laptop', { server, name: 'visitor' });
    return everyForm(page, await walk(page, ['/', '/sign-in', '/join']));
  });
  for (const role of ['manager', 'hr', 'facilitator', 'administrator']) {
    await step(`the ${role}: every form on every page`, async () => {
      const person = demo.people.find(person => [person.role].flat().includes(role));
      const page = await open('laptop', { server, name: role });
      await signIn(page, person);
      return everyForm(page, await walk(page, [page.url()]));
    });
  }
  await step('a panel member on a tablet: every form on every page', async () => {
    const page = await open('tablet', { server, name: 'tablet' });
    await page.goto(demo.seats[0].url);
    await takeSeat(page);
    const at = `/seat/interview/${demo.seats[0].interview}`;
    const starts = ['', '/practice', '/ask/1', '/score/1', '/why/1', '/check', '/safe', '/support', '/finish'].map(end => at + end);
    await send(page, `${at}/score/1`, { answer: '2' }, { from: `${at}/score/1` });
    return everyForm(page, await walk(page, ['/seat', ...starts, '/seat/stop', '/seat/consent', '/seat/choices', '/seat/know']));
  });
  await step('no form of the list of routes was left out', async () => {
    const { out: list } = await server.run('routes', '--json');
    const left = JSON.parse(list).filter(route => route.method === 'POST' && !met.has(route.path.replace(/\{[^}]+\}/g, '*')));
    return `${met.size} forms sent; not met with input here: ${left.map(route => route.name).join(', ') || 'none'}`;
  });
  await server.stop();
});
