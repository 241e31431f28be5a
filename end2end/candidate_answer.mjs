// A candidate who was not chosen asks how their interview went: by their own link, on a phone. HR reads each line, leaves a remark
// out, sends it, and the candidate reads it there. The chosen one asks by phone and gets it on paper.
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { becomes, follow, here, send, signIn } from './hands.mjs';
import { demoOffice, playedDay } from './office.mjs';

const told = scripts => async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const world = await demoOffice(server);
  const manager = world.manager.name;
  const of = role => server.demo.people.find(person => person.role === role);
  const said = (...values) => Object.fromEntries(['Ann', 'Ben', 'Dev', manager].map((name, at) => [name, values[at]]));
  const harriet = await open('laptop', { server, scripts, name: 'Harriet' });
  const priya = await open('laptop', { server, scripts, name: 'Priya' });
  const phone = await open('phone', { server, scripts, name: 'Nora' });
  const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const whole = async (page, name) => shot(page, scripts ? name : `${name}-plain`);
  let day, nora, omar;

  await step('a panel met Nora and Omar, and Omar was chosen', async () => {
    const seats = [['Ann', 'panel_member'], ['Ben', 'panel_member'], ['Dev', 'panel_member'], [manager, 'manager']];
    const candidates = { 'Nora Quist': said([2, 1, 2, 1], 2, [1, 2], 3), 'Omar Diaz': said(3, 3, 3, 3) };
    day = await playedDay({ ...world, title: 'Support worker, days', seats, candidates });
    [nora, omar] = ['Nora Quist', 'Omar Diaz'].map(name => day.candidates[name]);
    await signIn(priya, of('manager'));
    await signIn(harriet, of('hr'));
    await go(harriet, `${nora}/answer`);
    assert.match(await words(harriet), /Nothing can be answered yet/);
    await whole(harriet, 'answer-not-yet');
    await go(priya, `${day.vacancy}/choose`);
    await send(priya, '/choose', {
      ...(await becomes(priya, 'Omar Diaz', 'chosen', 'He waited for each answer, and the panel put him first')),
      ...(await becomes(priya, 'Nora Quist', 'not_chosen', 'Spoke before Ann had finished her sentence')),
    });
  });

  await step('HR sends Nora a link, and she asks on her phone', async () => {
    await go(harriet, `${nora}/link`);
    await send(harriet, `${nora}/link`, { opens_with: 'birth_date', birth_date: '9 March 1991' });
    await go(harriet, '/messages');
    const link = /(\/application\/[\w-]+)/.exec(await harriet.locator('main').innerText())[1];
    assert.match(await words(harriet), /how your interview went/);
    await go(phone, link);
    await send(phone, '/application/open', { birth_date: '9/3/1991' });
    assert.equal(here(phone), '/application');
    assert.doesNotMatch(await words(phone), /Withdraw/, 'out of the running there is nothing else to do');
    await whole(phone, 'own-may-ask');
    await send(phone, '/application/how');
    assert.match(await words(phone), /You asked on/);
    await whole(phone, 'own-asked');
    await go(phone, '/application/answer');
    assert.match(await words(phone), /not here yet/);
  });

  await step('HR sees that she waits, on the first page, at the vacancy and at the candidate', async () => {
    await go(harriet, '/vacancies');
    assert.match(await words(harriet), /One candidate waits to hear/);
    await whole(harriet, 'vacancies-waits');
    await go(harriet, day.vacancy);
    assert.match(await words(harriet), /Nora Quist, Support worker, days: asked on/);
    await go(harriet, nora);
    await whole(harriet, 'candidate-waits');
    await follow(harriet, `${nora}/answer`);
  });

  await step('three panel members have letters, the manager has none, and nobody is named', async () => {
    const draft = await words(harriet);
    assert.match(draft, /Panel member A, .*Panel member C, /);
    assert.match(draft, /Other interviewers, “[^”]+”: 1 said Good/);
    for (const name of ['Ann', 'Ben', 'Dev', manager.split(' ')[0], 'Omar']) assert.ok(!draft.includes(name), `${name} is named`);
    await whole(harriet, 'answer-draft');
    await send(harriet, '/answer/send', { words: `${manager} liked how calm you were.` }, { status: 422 });
    assert.match(await words(harriet), /A name seems to stand in it/);
    assert.match(await words(harriet), /Read each line, and then tick this/);
    assert.match(await harriet.locator('[name=words]').inputValue(), /liked how calm/, 'what was typed is still there');
    await whole(harriet, 'answer-refused');
    await send(harriet, '/answer/send', { words: 'You were calm. Next time, ask before you help.', way: 'page', read: ['yes'] });
    assert.match(await words(harriet), /It stands on their own page since/);
    await whole(harriet, 'answer-sent');
    await go(harriet, '/messages');
    assert.match(await words(harriet), /Our answer stands on your own page/);
  });

  await step('Nora reads it on her phone', async () => {
    await go(phone, '/application');
    await whole(phone, 'own-there');
    await follow(phone, '/application/answer');
    assert.match(await words(phone), /ask before you help/);
    await whole(phone, 'own-answer');
  });

  await step('Omar asked by phone, and gets it on paper', async () => {
    await go(priya, `${omar}/answer`);
    await whole(priya, 'answer-note');
    await send(priya, '/answer/asked', {}, { status: 422 });
    await whole(priya, 'answer-note-refused');
    await send(priya, '/answer/asked', { came_how: 'phone' });
    await send(priya, '/answer/send', { read: ['yes'] });
    assert.match(await words(priya), /note the day here/);
    await whole(priya, 'answer-paper');
    await go(priya, '/vacancies');
    assert.match(await words(priya), /Omar Diaz/, 'he waits until somebody notes that he has it');
    await go(priya, `${omar}/answer/sheet`);
    await whole(priya, 'answer-sheet');
    await go(priya, `${omar}/answer`);
    await send(priya, '/answer/given');
    assert.match(await words(priya), /They got it on paper on/);
    await go(priya, '/vacancies');
    assert.doesNotMatch(await words(priya), /waits? to hear/);
  });

  await step('a remark that shows who said it is left out with a reason, and put back, and left out', async () => {
    await go(harriet, '/vacancies');
    await go(harriet, await harriet.locator('main a', { hasText: 'Night support worker' }).first().getAttribute('href'));
    const sam = await harriet.locator('main a', { hasText: 'Sam Porter' }).first().getAttribute('href');
    await go(harriet, `${sam}/answer`);
    await send(harriet, '/answer/asked', { came_how: 'post' });
    assert.match(await words(harriet), /There are 2 remarks/);
    const away = () => harriet.locator('li', { hasText: 'He talked to my supporter' }).locator('a').click();
    for (const size of [[768, 1024], [1280, 800]]) {
      await harriet.setViewportSize({ width: size[0], height: size[1] });
      await whole(harriet, `answer-remarks-${size[0]}`);
    }
    await away();
    await harriet.locator('form[action$="/leave-out"]').waitFor();
    await send(harriet, '/leave-out', {}, { status: 422 });
    await whole(harriet, 'answer-leave-out');
    await send(harriet, '/leave-out', { reason: 'Only one of the three has a supporter' });
    assert.match(await words(harriet), /One is left out/);
    await send(harriet, '/put-back');
    assert.doesNotMatch(await words(harriet), /One is left out/);
    await away();
    await send(harriet, '/leave-out', { reason: 'Only one of the three has a supporter' });
    await whole(harriet, 'answer-left-out');
    await send(harriet, '/answer/send', { read: ['yes'] });
    await go(harriet, `${sam}/answer/sheet`);
    assert.doesNotMatch(await words(harriet), /supporter/);
    assert.match(await words(harriet), /One remark is left out/);
    await whole(harriet, 'answer-sheet-left-out');
  });
  await server.stop();
};

story('A candidate asks how their interview went', told(true));
story('A candidate asks how their interview went, without scripts', told(false));
