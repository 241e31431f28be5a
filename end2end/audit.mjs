// HR draws a sample by a seed that an inspector says, walks through one file and finds something; its owner mends it, a second person
// looks, a later audit sees it mended, and all of it prints. A look out of the ordinary is asked about by somebody else.
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { follow, here, send, signIn } from './hands.mjs';

const WIDTHS = [[768, 1024], [1280, 900]];

const told = scripts => async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const of = role => server.demo.people.find(person => person.role === role);
  const harriet = await open('laptop', { server, scripts, name: 'Harriet' });
  const priya = await open('laptop', { server, scripts, name: 'Priya' });
  const alex = await open('laptop', { server, scripts, name: 'Alex' });
  const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const whole = async (page, name) => {
    for (const [width, height] of scripts ? WIDTHS : []) {
      await page.setViewportSize({ width, height });
      await shot(page, `${name}-${width}`);
    }
    if (!scripts) await shot(page, `${name}-plain`);
  };
  const options = async (page, name) => page.locator(`select[name="${name}"] option`).evaluateAll(all => all.map(one => [one.value, one.textContent]));
  const chosen = async (page, name, who) => (await options(page, name)).find(([, text]) => text.includes(who))[0];
  const QUESTIONS = ['application', 'gaps', 'references', 'identity', 'criminal_record', 'right_to_work', 'other_checks', 'interview', 'reasons', 'panel_answer', 'start'];
  let sample, file, action;

  await step('the first page of HR leads to audits, and all files stand there by age', async () => {
    await signIn(priya, of('manager'));
    await signIn(alex, of('administrator'));
    await signIn(harriet, of('hr'));
    assert.match(await words(priya), /An audit gave you one thing to do/);
    await whole(priya, 'vacancies-owner');
    await go(harriet, '/audit');
    await whole(harriet, 'audits');
    await follow(harriet, '/audit/files');
    await whole(harriet, 'files');
  });

  await step('a draw that cannot be read says so beside each field, and keeps what was typed', async () => {
    await go(harriet, '/audit/new');
    await whole(harriet, 'draw');
    await send(harriet, '/audit/new', { why: '', seed_by: 'somebody', seed: '', seed_from: 'Ira Inspector, CQC', files: '30', whom: 'everybody' }, { status: 422 });
    assert.match(await words(harriet), /Write down the seed that was said/);
    assert.equal(await harriet.locator('[name=seed_from]').inputValue(), 'Ira Inspector, CQC');
    await whole(harriet, 'draw-refused');
    await send(harriet, '/audit/new', { why: 'All homes, autumn', seed: '42' }, { status: 422 });
    assert.match(await words(harriet), /There are only 6 such files/);
  });

  await step('three files are drawn by the seed that the inspector said, for two persons', async () => {
    await send(harriet, '/audit/new', { files: '3', two_persons: ['yes'] });
    sample = here(harriet);
    assert.match(await words(harriet), /0 of 3 gone through; no findings/);
    assert.match(await words(harriet), /Said by Ira Inspector, CQC/);
    await harriet.locator('summary', { hasText: 'Draw it again yourself' }).click();
    await whole(harriet, 'sample');
    file = await harriet.locator('main table a').first().getAttribute('href');
    await go(harriet, file);
    await whole(harriet, 'walk');
  });

  await step('a finding that nobody owns is refused, and nothing that was marked is lost', async () => {
    const most = Object.fromEntries(QUESTIONS.filter(one => one !== 'references').map(one => [`mark_${one}`, one === 'start' ? 'does_not_apply' : 'in_order']));
    await send(harriet, file, { ...most, mark_references: 'not_in_order', words_references: 'No word of the last employer', severity_references: 'serious', action_references: 'Ask the last employer' }, { status: 422 });
    assert.match(await words(harriet), /A finding that nobody owns is not mended/);
    assert.equal(await harriet.locator('[name=words_references]').inputValue(), 'No word of the last employer');
    assert.ok(await harriet.locator('[name=mark_gaps][value=in_order]').isChecked());
    await whole(harriet, 'walk-refused');
    await send(harriet, file, { owner_references: await chosen(harriet, 'owner_references', 'Priya') });
    assert.match(await words(harriet), /Every question is answered. 11 answers wait for a second person/);
    await whole(harriet, 'walk-done');
  });

  await step('what no question asks about can be written down, too', async () => {
    await harriet.locator('summary', { hasText: 'Write down another finding' }).click();
    await send(harriet, '/finding', { words: 'The file lay open on a desk' }, { status: 422 });
    await send(harriet, '/finding', { severity: 'minor', action: 'Lock the cabinet', owner: await chosen(harriet, 'owner', 'Harriet') });
    assert.match(await words(harriet), /Seen besides/);
    await go(harriet, sample);
    assert.match(await words(harriet), /2 findings open/);
    await whole(harriet, 'sample-found');
  });

  await step('nobody is their own second person', async () => {
    await go(harriet, `${file}/second`);
    assert.match(await words(harriet), /Somebody else is the second person/);
    await whole(harriet, 'second-same');
  });

  await step('the second person finds it on her first page, sees one answer differently, and says why', async () => {
    await go(priya, '/vacancies');
    await follow(priya, `${file}/second`);
    await whole(priya, 'second');
    const yes = Object.fromEntries(QUESTIONS.map(one => [`agrees_${one}`, 'yes']));
    await send(priya, '/second', { ...yes, agrees_gaps: 'no' }, { status: 422 });
    assert.match(await words(priya), /Write what you see differently/);
    await whole(priya, 'second-refused');
    await send(priya, '/second', { reason_gaps: 'Nobody has said whether it is enough' });
    await whole(priya, 'second-said');
    await go(harriet, file);
    assert.match(await words(harriet), /sees one answer differently/);
    await whole(harriet, 'walk-differ');
    await send(harriet, file, { mark_gaps: 'does_not_apply', note_gaps: 'It is being looked at' });
    await go(priya, `${file}/second`);
    await send(priya, '/second', { agrees_gaps: 'yes' });
    assert.match(await words(priya), /seen every answer so, too/);
    await go(harriet, sample);
    assert.match(await words(harriet), /1 of 3 gone through/);
  });

  await step('the owner says what was done, in words', async () => {
    await go(priya, '/audit/actions');
    await whole(priya, 'actions');
    action = await priya.locator('main table a', { hasText: 'Ask the last employer' }).getAttribute('href');
    await go(priya, action);
    await whole(priya, 'action');
    await send(priya, '/done', { done: 'ok' }, { status: 422 });
    assert.equal(await priya.locator('[name=done]').inputValue(), 'ok');
    await whole(priya, 'action-refused');
    await send(priya, '/done', { done: 'Asked; the answer is with the references' });
    await whole(priya, 'action-done');
  });

  await step('HR hands another one on, with a reason', async () => {
    await go(harriet, '/audit/actions');
    await whole(harriet, 'actions-all');
    await harriet.locator('main table a', { hasText: 'Lock the cabinet' }).click();
    await harriet.locator('summary', { hasText: 'Give it to somebody else' }).waitFor();
    await harriet.locator('summary', { hasText: 'Give it to somebody else' }).click();
    await send(harriet, '/move', { owner: await chosen(harriet, 'owner', 'Priya') }, { status: 422 });
    await send(harriet, '/move', { words: 'The cabinet is in her room' });
    assert.match(await words(harriet), /Harriet Row handed it on/);
  });

  await step('it prints', async () => {
    await go(harriet, sample);
    await follow(harriet, `${sample}/sheet`);
    assert.match(await words(harriet), /Priya Shah/);
    await whole(harriet, 'sheet');
    if (scripts && process.env.SHOTS) await harriet.pdf({ path: `${process.env.SHOTS}/sheet.pdf`, format: 'A4', preferCSSPageSize: true });
  });

  await step('a later audit refers to this one, and sees one thing mended and one not', async () => {
    await go(harriet, sample);
    await harriet.locator('summary', { hasText: 'Look at files again' }).click();
    await send(harriet, '/again', { why: '' }, { status: 422 });
    await send(harriet, '/again', { why: 'All homes, once more' });
    const later = here(harriet);
    assert.match(await words(harriet), /This audit looks again at files of: All homes, autumn/);
    const again = await harriet.locator('main table a').first().getAttribute('href');
    await go(harriet, again);
    await whole(harriet, 'again');
    const about = text => harriet.locator('form[action$="/mended"]').evaluateAll((all, text) => all.findIndex(one => one.closest('.card').innerText.includes(text)), text);
    await send(harriet, '/mended', { mended: 'no' }, { status: 422, nth: await about('Lock the cabinet') });
    await whole(harriet, 'again-refused');
    await send(harriet, '/mended', { words: 'It was open again', owner: await chosen(harriet, 'owner', 'Harriet') }, { nth: await about('Lock the cabinet') });
    await send(harriet, '/mended', { mended: 'yes' }, { nth: await about('Ask the last employer') });
    await whole(harriet, 'again-said');
    await go(harriet, sample);
    assert.match(await words(harriet), /one finding open, one mended/);
    assert.match(await words(harriet), /Looked at again in: All homes, once more/);
    await go(harriet, later);
  });

  await step('the file itself shows what was found', async () => {
    await go(priya, `/files/${file.split('/').pop()}`);
    assert.match(await words(priya), /Audits of this file/);
    assert.match(await words(priya), /No word of the last employer/);
    const section = priya.locator('#audit');
    await section.scrollIntoViewIfNeeded();
    if (scripts && process.env.SHOTS) await section.screenshot({ path: `${process.env.SHOTS}/file-section.png` });
  });

  await step('many files within an hour are out of the ordinary, and somebody else says what it was about', async () => {
    await go(harriet, '/audit/alerts');
    await whole(harriet, 'alerts-none');
    await send(harriet, '/alerts/many', { most: 'two' }, { status: 422 });
    await whole(harriet, 'alerts-refused');
    await send(harriet, '/alerts/many', { most: '3' });
    await go(harriet, '/audit/files');
    const files = await harriet.locator('main table a').evaluateAll(all => all.map(one => one.getAttribute('href')).filter(href => href.startsWith('/files/')));
    for (const one of files.slice(0, 5)) await go(harriet, one.replace('/files/', '/candidates/'));
    await go(harriet, '/audit/alerts');
    assert.match(await words(harriet), /Harriet Row opened 4 different files within an hour/);
    assert.match(await words(harriet), /This is about you/);
    await whole(harriet, 'alerts-own');
    await go(alex, '/audit/alerts');
    await whole(alex, 'alerts');
    const waits = () => alex.locator('form[action*="/audit/alerts/"]:not([action$="/many"])');
    while (await waits().count()) {
      const to = await waits().first().getAttribute('action');
      await send(alex, to, { words: 'ok' }, { status: 422 });
      await whole(alex, 'alerts-answer-refused');
      await send(alex, to, { words: 'Asked; was preparing the inspection' });
    }
    assert.match(await words(alex), /Asked; was preparing the inspection/);
    await whole(alex, 'alerts-answered');
  });
  await server.stop();
};

story('HR audits a sample of files', told(true));
story('HR audits a sample of files, without scripts', told(false));
