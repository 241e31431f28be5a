// What the law asks: notices filled from the settings, somebody who becomes due on a moved clock, one kept longer, one deleted,
// what is left of a file, and an answer to somebody who asks for their data.
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { readFile, writeFile } from 'node:fs/promises';
import { form, here, send, signIn, takeSeat, unpacked } from './hands.mjs';

const london = at => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at);
const AHEAD = 380;
const day = (from = 0) => london(Date.now() + (AHEAD + from) * 86_400_000);
const words = page => page.locator('main').innerText();

story('What the law asks of a trial', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const { demo } = server;
  const as = role => demo.people.find(one => one.role === role);
  const alex = await open('laptop', { server, name: 'Alex' });
  const tablet = await open('tablet', { server, name: 'Ann', scripts: false });
  const phone = await open('phone', { server, name: 'phone' });
  let harriet;

  await step('the administrator sets whom people can ask; a wrong number and a period without a reason are refused', async () => {
    await signIn(alex, as('administrator'));
    await go(alex, '/data-protection');
    await shot(alex, 'data-protection-empty');
    const wrong = { contact: 'Harriet Row, HR', reach: 'data@larches.example', ico_number: '123', months: '18' };
    await send(alex, '/data-protection/set', wrong, { status: 422 });
    await shot(alex, 'data-protection-refused');
    assert.equal(await alex.locator('[name=months]').inputValue(), '18', 'what was typed is kept');
    await send(alex, '/data-protection/set', { ...wrong, ico_number: 'ZA123456', months: '12', hosting: 'Our own machine at Elm House' });
    assert.equal(here(alex), '/data-protection');
    await shot(alex, 'data-protection');
  });

  await step('a panel member reads on the tablet and on a phone at home what is kept of them', async () => {
    await go(tablet, new URL(demo.seats[0].url).pathname);
    await takeSeat(tablet);
    await go(tablet, '/seat/privacy');
    await shot(tablet, 'seat-privacy', undefined, { fullPage: true });
    assert.match(await words(tablet), /data@larches\.example/);
    await go(phone, '/privacy/panel');
    await shot(phone, 'privacy-panel-360', undefined, { fullPage: true });
    await go(alex, '/privacy/panel');
    await shot(alex, 'privacy-panel');
    await go(alex, '/privacy');
    await shot(alex, 'privacy');
  });

  await step('a year later somebody is due; what goes and what stays is shown first', async () => {
    const moved = await server.run('clock', String(AHEAD));
    assert.equal(moved.code, 0, moved.said);
    await server.stop();
    await server.up();
    harriet = await open('laptop', { server, name: 'Harriet' });
    await signIn(harriet, as('hr'));
    await go(harriet, '/retention');
    await shot(harriet, 'retention');
    const said = await words(harriet);
    assert.match(said, /Sam Porter/);
    assert.match(said, /Deleted by itself on/);
    await harriet.locator('a', { hasText: 'Sam Porter' }).first().click();
    await harriet.waitForURL('**/retention/candidates/*');
    await shot(harriet, 'retention-preview');
    assert.match(await words(harriet), /scores, reasons and concerns/);
  });

  const file = name => demo.files[['Joy', 'Mina', 'Sam'].indexOf(name)].candidate;

  await step('Harriet keeps it longer for a claim; a hold without a reason is refused, and a held one cannot be deleted', async () => {
    const page = `/retention/candidates/${file('Sam')}`;
    await go(harriet, page);
    await harriet.locator('details.more', { has: form(harriet, '/hold') }).locator('summary').click();
    await send(harriet, '/hold', { hold_reason: 'no', review_on: '' }, { status: 422 });
    await shot(harriet, 'hold-refused');
    await send(harriet, '/hold', { hold_reason: 'Claim at the tribunal, received today', review_on: day(30) });
    await shot(harriet, 'held');
    assert.equal(await form(harriet, '/erase').count(), 0, 'what is held cannot be deleted');
    await go(harriet, '/retention');
    await shot(harriet, 'retention-held');
    assert.match(await words(harriet), /Claim at the tribunal/);
    await go(harriet, page);
    await send(harriet, '/lift', { lift_reason: '' }, { status: 422 });
    await send(harriet, '/lift', { lift_reason: 'The claim was withdrawn' });
  });

  await step('Sam asks for his data: drafted, one passage left out, read, ready and sent; nothing goes unread', async () => {
    await go(harriet, '/subject-access');
    await shot(harriet, 'subject-access-empty');
    await send(harriet, '/subject-access/record', { came_on: '' }, { status: 422 });
    await shot(harriet, 'subject-access-refused');
    await send(harriet, '/subject-access/record', {
      subject: `candidate:${file('Sam')}`, came_on: day(), came_how: 'email', identity: 'Rang the number that we have of him',
    });
    const request = here(harriet);
    await shot(harriet, 'request');
    await go(harriet, `${request}/copy`, 404);
    await go(harriet, `${request}/draft`);
    await shot(harriet, 'draft');
    assert.doesNotMatch(await words(harriet), /Ann Field|Joy Adeyemi/);
    const passage = harriet.locator('ol.passages > li', { hasText: 'He talked to my supporter.' }).first();
    const id = await passage.getAttribute('id');
    await passage.locator('a').click();
    await harriet.waitForURL(`**/draft?passage=${id}*`);
    await send(harriet, '/leave-out', { reason: '' }, { status: 422 });
    await send(harriet, '/leave-out', { reason: 'Would show who said it' });
    await shot(harriet, 'draft-left-out');
    await send(harriet, '/ready', {}, { status: 422 });
    await send(harriet, '/ready', { read: ['yes'] });
    await shot(harriet, 'request-ready');
    await go(harriet, `${request}/copy`);
    await shot(harriet, 'answer');
    const answer = await words(harriet);
    assert.match(answer, /Nice\. But he pushed me a bit\./);
    assert.match(answer, /left out here, because: Would show who said it/);
    assert.doesNotMatch(answer, /He talked to my supporter/);
    await go(harriet, request);
    await send(harriet, '/sent', { sent_on: day(), sent_how: 'email' });
    await shot(harriet, 'request-sent');
    await go(harriet, '/subject-access');
    await shot(harriet, 'subject-access');
  });

  await step('Sam asks why he was not chosen: what speaks of others stays out, and the record goes with the answer', async () => {
    await go(harriet, '/subject-access');
    await harriet.locator('details.more summary').first().click();
    const asked = { subject: `candidate:${file('Joy')}`, asks: 'why', came_on: day(), came_how: 'post', identity: 'Known to us, asked in person' };
    await send(harriet, '/subject-access/record', asked, { status: 422 });
    await shot(harriet, 'why-refused');
    assert.match(await words(harriet), /This candidate was chosen\./);
    await send(harriet, '/subject-access/record', { ...asked, subject: `candidate:${file('Sam')}` });
    const request = here(harriet);
    await shot(harriet, 'why-request');
    await go(harriet, `${request}/draft`);
    await shot(harriet, 'why-draft', undefined, { fullPage: true });
    assert.match(await words(harriet), /came to 0\.\d\d, which was place 1/);
    assert.doesNotMatch(await words(harriet), /Ann Field|Joy Adeyemi/);
    // What was left out of the first answer is out of this one, too.
    assert.match(await words(harriet), /Would show who said it/);
    await harriet.locator('ol.passages > li', { hasText: 'That candidate was chosen.' }).locator('button', { hasText: 'It may go' }).click();
    await harriet.waitForURL(`**${request}/draft#*`);
    await send(harriet, '/ready', { read: ['yes'] });
    await shot(harriet, 'why-ready');
    const [download] = await Promise.all([harriet.waitForEvent('download'), harriet.locator('a[href$="/proof"]').click()]);
    const path = await download.path();
    const checked = await server.run('verify', path);
    assert.equal(checked.code, 0, checked.said);
    const files = unpacked(await readFile(path));
    assert.deepEqual([...files.keys()], ['contents.txt', 'answer.pdf', 'entries.json', 'check-this-copy.html']);
    if (process.env.SHOTS) await writeFile(`${process.env.SHOTS}/why-answer.pdf`, files.get('answer.pdf'));
    await go(harriet, `${request}/copy`);
    await shot(harriet, 'why-answer', undefined, { fullPage: true });
    assert.match(await words(harriet), /That candidate was chosen\./);
    const receipt = await harriet.locator('footer.receipt code').first().innerText();
    await go(harriet, request);
    await send(harriet, '/sent', { sent_on: day(), sent_how: 'post' });
    // At home Sam checks the foot of the letter, without an account; a sign that he mistook is told apart from a fit.
    for (const device of [phone, tablet]) {
      await go(device, '/receipt');
      await send(device, '/receipt', { held: receipt }, { status: 200 });
      await shot(device, `receipt-fits-${device.device}`, undefined, { fullPage: true });
      assert.match(await words(device), /It fits/);
      const mistaken = receipt.slice(0, -1) + (receipt.endsWith('0') ? '1' : '0');
      await send(device, '/receipt', { held: mistaken }, { status: 200 });
      await shot(device, `receipt-fits-not-${device.device}`, undefined, { fullPage: true });
      assert.match(await words(device), /It does not fit/);
    }
    const narrow = await open('tablet', { server, name: 'Harriet on a tablet' });
    await signIn(narrow, as('hr'));
    await go(narrow, `${request}/draft`);
    await shot(narrow, 'why-draft-tablet', undefined, { fullPage: true });
    assert.match(await words(narrow), /This request is over/);
    assert.equal(await narrow.locator('ol.passages a, ol.passages button').count(), 0, 'nothing more can be left out');
    await go(narrow, '/subject-access');
    await shot(narrow, 'subject-access-tablet');
  });

  await step('Ann asks too: her answer is in Easy Read, names no candidate, and prints', async () => {
    await go(harriet, '/subject-access');
    await harriet.locator('details.more', { has: form(harriet, '/record') }).locator('summary').click();
    const ann = await harriet.locator('[name=subject] option', { hasText: 'Ann Field' }).getAttribute('value');
    await send(harriet, '/subject-access/record', {
      subject: ann, came_on: day(), came_how: 'in_person', identity: 'Known to us, asked in person',
    });
    const request = here(harriet);
    await go(harriet, `${request}/draft`);
    await shot(harriet, 'draft-member');
    await send(harriet, '/ready', { read: ['yes'] });
    await go(harriet, `${request}/copy`);
    await shot(harriet, 'answer-member');
    const answer = await words(harriet);
    assert.match(answer, /You sat on a panel on/);
    assert.match(answer, /She waited for me\./);
    assert.doesNotMatch(answer, /Joy Adeyemi|Sam Porter|Mina Costa/);
  });

  await step('Sam is deleted; his file says so, and the others read as before', async () => {
    const page = `/retention/candidates/${file('Sam')}`;
    await go(harriet, page);
    await send(harriet, '/erase', {}, { status: 422 });
    await shot(harriet, 'erase-refused');
    await send(harriet, '/erase', { sure: ['yes'] });
    await shot(harriet, 'erased');
    await go(harriet, `/files/${file('Sam')}`);
    await shot(harriet, 'erased-file');
    assert.match(await words(harriet), /whose data was deleted on/);
    assert.doesNotMatch(await words(harriet), /Sam Porter/);
    await go(harriet, `/candidates/${file('Sam')}`);
    await shot(harriet, 'erased-candidate');
    await go(harriet, `/files/${file('Mina')}`);
    assert.match(await words(harriet), /Mina Costa/);
    await go(harriet, '/retention');
    await shot(harriet, 'retention-gone');
    const copy = await server.run('export', file('Sam'), '--out', `${server.data}/sam.json`);
    assert.equal(copy.code, 0, copy.said);
    const verdict = await server.run('verify', `${server.data}/sam.json`);
    assert.equal(verdict.code, 0, verdict.out);
    assert.match(verdict.out, /rased/);
  });

  await step('the papers are drafts that mark what is missing', async () => {
    await go(harriet, '/papers');
    await shot(harriet, 'papers');
    for (const paper of ['dpia', 'policy', 'processing']) {
      await go(harriet, `/papers/${paper}`);
      await shot(harriet, `paper-${paper}`);
      assert.match(await words(harriet), /This is a draft/);
      assert.match(await words(harriet), /ZA123456/);
    }
    await go(phone, '/privacy');
    await shot(phone, 'privacy-360');
  });
});
