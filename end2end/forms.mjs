// Bad input in every form, with scripts on: each page of the demonstration organisation is walked by everybody who may see
// it, and each form that takes input is sent empty and with far too long words. (`tests/it` does the same without scripts.)
import assert from 'node:assert/strict';
import { Server, SILENT, story } from './harness.mjs';
import { badly } from './bad-input.mjs';
import { send, signIn, takeSeat } from './hands.mjs';

/** An address with its ids taken out: forms of the same kind are one form. */
const kind = address => new URL(address, 'http://x').pathname
  .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*').replace(/\/\d+(?=\/|$)/g, '/*').replace(/^\/join\/(?!pictures)[^/]+/, '/join/*');

/** Only choices stand in these, and to choose nothing leaves all as it was. */
const NOTHING_IS_AN_ANSWER = new Set(['/panels/*/consents/note', '/panels/*/consents/away', '/people/second-step', '/organisation/second']);

/** The forms of a page that take input, and where its links lead. */
const READ = () => ({
  links: [...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0]).filter(href => new URL(href).origin === location.origin),
  forms: [...document.querySelectorAll('form[method=post]')].filter(form =>
    form.querySelector('textarea, select, input:not([type=hidden], [type=submit])')).map(form => form.getAttribute('action')),
});

/** Every page that can be reached by links, and the forms on each: kind of form → page. */
async function walk(page, base, starts) {
  const forms = new Map();
  const seen = new Set();
  const kinds = new Map();
  const ahead = [...starts];
  while (ahead.length) {
    const address = new URL(ahead.shift(), base).href;
    if (seen.has(address)) continue;
    seen.add(address);
    // The same page in other states holds other forms; after thirty of a kind there is nothing new.
    const of = kinds.get(kind(address)) ?? 0;
    if (of >= 30) continue;
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

story('Bad input in every form, scripts on', { apart: true }, async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const { demo } = server;
  const met = new Map();

  const everyForm = async (page, found) => {
    const faults = [];
    const before = met.size;
    for (const [name, form] of found.forms) {
      if (met.has(name) || NOTHING_IS_AN_ANSWER.has(name)) continue;
      met.set(name, form);
      try {
        await badly(page, form);
      } catch (error) {
        faults.push(`${name} (${page.device}, ${form.page}): ${error.message.split('\n')[0]}`);
      }
    }
    if (faults.length) throw new Error(faults.join('\n      '));
    return `${found.kinds.size} kinds of pages, ${met.size - before} forms`;
  };

  await step('a visitor: sign-in and joining', async () => {
    const page = await open('laptop', { server, name: 'visitor' });
    return everyForm(page, await walk(page, server.url, ['/', '/sign-in', '/join']));
  });
  for (const role of ['manager', 'hr', 'facilitator', 'administrator']) {
    await step(`the ${role}: every form on every page`, async () => {
      const person = demo.people.find(person => [person.role].flat().includes(role));
      const page = await open('laptop', { server, name: role });
      await signIn(page, person);
      const starts = [page.url()];
      if (role === 'manager') {
        // A vacancy at its beginning: its pages have forms that the two of the demonstration have no more.
        await send(page, '/vacancies/new', { title: 'Cook', role_words: 'You cook with us.', contact: '01234 567890' }, { from: '/vacancies/new' });
        const at = /\/vacancies\/[^/]+/.exec(page.url())[0];
        await send(page, `${at}/candidates`, { name: 'Ada Cole', email: 'ada@mail.example', shortlist: [] }, { from: `${at}/candidates` });
        await send(page, `${at}/kit`, {}, { from: `${at}/kit` });
        starts.push('/library', '/library/new', ...['', '/role', '/candidates', '/notice', '/kit', '/panel', '/agreement'].map(end => at + end));
      }
      return everyForm(page, await walk(page, server.url, starts));
    });
  }
  await step('a panel member on a tablet: every form on every page', async () => {
    const page = await open('tablet', { server, name: 'tablet' });
    await page.goto(demo.seats[0].url);
    await takeSeat(page);
    const at = `/seat/interview/${demo.seats[0].interview}`;
    // Whoever sends nothing to a question that is answered goes on, so the bad answers go to one that is not.
    const starts = ['', '/practice', '/ask/1', '/score/2', '/why/1', '/check', '/safe', '/support', '/finish'].map(end => at + end);
    await send(page, `${at}/score/1`, { answer: '2' }, { from: `${at}/score/1` });
    return everyForm(page, await walk(page, server.url, ['/seat', ...starts, '/seat/stop', '/seat/consent', '/seat/choices', '/seat/know']));
  });
  await step('the forms that were not met here are those of other moments', async () => {
    const { out: list } = await server.run('routes', '--json');
    const left = JSON.parse(list).filter(route => route.method === 'POST' && !met.has(route.path.replace(/\{[^}]+\}/g, '*')));
    return `${met.size} forms sent; not met with input here: ${left.map(route => route.name).join(', ') || 'none'}`;
  });
  await server.stop();
});
