// What is kept, and for how long: the table of clocks, copies of documents that come near their day, one that waits for somebody
// and is deleted by hand, and a deletion that is complete when its last copy has lapsed.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder, go, Server, shot, SILENT, story } from './harness.mjs';
import { form, here, send, signIn } from './hands.mjs';

const london = at => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at);
const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const A_PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n');

for (const scripts of [true, false]) {
  story(`What is kept, and for how long, ${scripts ? 'with' : 'without'} scripts`, async (step, open) => {
    const server = await Server.withDemo(SILENT);
    const { demo } = server;
    const as = role => demo.people.find(one => one.role === role);
    const file = name => demo.files[['Joy', 'Mina', 'Sam'].indexOf(name)].candidate;
    const name = what => `clocks${scripts ? '' : '-plain'}-${what}`;
    const scan = join(await freshFolder(), 'scan.pdf');
    await writeFile(scan, A_PDF);
    let harriet = await open('laptop', { server, scripts, name: 'Harriet' });
    let tablet = await open('tablet', { server, scripts, name: 'Harriet’s tablet' });
    let alex = await open('laptop', { server, scripts, name: 'Alex' });
    /** A server so many days from now; whoever was signed in signs in again. */
    const on = async days => {
      const moved = await server.run('clock', String(days));
      assert.equal(moved.code, 0, moved.said);
      await server.stop();
      await server.up();
      harriet = await open('laptop', { server, scripts, name: `Harriet, day ${days}` });
      tablet = await open('tablet', { server, scripts, name: `Harriet’s tablet, day ${days}` });
      alex = await open('laptop', { server, scripts, name: `Alex, day ${days}` });
      await signIn(harriet, as('hr'));
      await signIn(tablet, as('hr'));
      await signIn(alex, as('administrator'));
    };

    await step('HR reads how long each thing is kept, why, and who set it; the administrator reads it where periods are set', async () => {
      await signIn(harriet, as('hr'));
      await signIn(tablet, as('hr'));
      await signIn(alex, as('administrator'));
      await go(harriet, '/retention/clocks');
      assert.match(await words(harriet), /six months at most\. That is an outer limit/);
      assert.match(await words(harriet), /As long as the candidate’s file/);
      await shot(harriet, name('table'));
      await go(tablet, '/retention/clocks');
      await shot(tablet, name('table-tablet'), undefined, { fullPage: true });
      await go(alex, '/data-protection');
      assert.equal(await alex.locator('#clocks tbody tr').count(), 9);
      await shot(alex, name('settings'));
    });

    let ada;
    await step('three copies are kept, and somebody’s last day is noted', async () => {
      await send(harriet, '/employed/import', { text: 'name,job,home,start date\nAda Abara,Support worker,Elm House,1/5/2019' }, { from: '/employed/import' });
      await send(harriet, '/employed/import/keep', { told: ['yes'] });
      await go(harriet, '/employed');
      ada = (await harriet.locator('.matrix tbody th a', { hasText: 'Ada Abara' }).getAttribute('href')).replace('/checks', '').split('/').at(-1);
      for (const [who, kept] of [
        [ada, { what: 'address', words: 'Water bill of May', items: ['identity_photo'] }],
        [ada, { what: 'right_to_work', words: 'Online check', items: ['right_to_work'] }],
        [file('Sam'), { what: 'identity', words: 'ends 417', items: ['identity_photo'] }],
      ]) await send(harriet, '/evidence', { ...kept, file: scan }, { from: `/candidates/${who}/evidence` });
      await go(harriet, `/files/${ada}`);
      await harriet.locator('#employment summary').click();
      await send(harriet, '/ended', { ended_on: london(Date.now()) });
      await go(harriet, `/retention/candidates/${ada}`);
      assert.match(await words(harriet), /Parts that go before the file/);
      await shot(harriet, name('ada'));
    });

    await step('two years on, what comes near stands in the queue by clock, with what goes and what stays', async () => {
      await on(705);
      await go(harriet, '/retention');
      assert.match(await words(harriet), /Goes within 30 days: 3/);
      await shot(harriet, name('queue'));
      await go(tablet, '/retention');
      await shot(tablet, name('queue-tablet'), undefined, { fullPage: true });
      await harriet.locator('a', { hasText: 'Water bill of May' }).first().click();
      await harriet.waitForURL('**/retention/candidates/*');
      const said = await words(harriet);
      assert.match(said, /The document itself: 1 page/);
      assert.match(said, /its fingerprint, and when and why it went/);
      assert.equal(await form(harriet, '/copy').count(), 0, 'its day has not come');
      await shot(harriet, name('part'));
      await go(tablet, `/retention/candidates/${ada}`);
      await shot(tablet, name('part-tablet'), undefined, { fullPage: true });
    });

    await step('another number of years needs a reason of its own; where somebody is asked first, a copy waits', async () => {
      await go(alex, '/data-protection');
      const set = { contact: 'Harriet Row, HR', reach: 'data@larches.example', years: '5', erases: 'ask_first' };
      await send(alex, '/data-protection/set', set, { status: 422 });
      assert.match(await alex.locator('#years_why-error').innerText(), /say why/);
      assert.equal(await alex.locator('[name=years]').inputValue(), '5', 'what was typed is kept');
      await shot(alex, name('years-refused'));
      await send(alex, '/data-protection/set', { ...set, years_why: 'Our solicitor says five years' });
      assert.match(await words(alex), /Our solicitor says five years/);
      await on(760);
      await go(harriet, '/retention');
      assert.match(await words(harriet), /Waits for somebody to delete it/);
      await shot(harriet, name('due'));
      await go(harriet, `/retention/candidates/${ada}`);
      await shot(harriet, name('part-due'));
      const before = await form(harriet, '/copy').count();
      await send(harriet, '/copy');
      assert.equal(here(harriet), `/retention/candidates/${ada}`);
      assert.equal(before, 1, 'the first of those that are due');
      await go(harriet, `/candidates/${ada}/evidence`);
      assert.match(await words(harriet), /the time for which it is kept was over/);
      await shot(harriet, name('gone'));
    });

    await step('a deletion says when it is complete, and from that day that it is', async () => {
      await go(harriet, `/retention/candidates/${file('Sam')}`);
      await send(harriet, '/erase', { sure: ['yes'] });
      assert.match(await words(harriet), /the last copy that may hold something lapses then/);
      await shot(harriet, name('erased'));
      await go(harriet, `/files/${file('Sam')}`);
      assert.match(await words(harriet), /The deletion is complete on .* the last copy that may hold something lapses then/);
      await shot(harriet, name('erased-file'));
      await on(795);
      for (const path of ['/retention', `/retention/candidates/${file('Sam')}`, `/files/${file('Sam')}`]) {
        await go(harriet, path);
        assert.match(await words(harriet), /omplete since/i);
      }
      await shot(harriet, name('complete-file'));
      await go(harriet, '/retention');
      await shot(harriet, name('complete'));
    });
  });
}
