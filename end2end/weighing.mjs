// What the weighing page says for panels that differ: the order hangs on one person, everybody gives the best, somebody does not pass a
// gate, a choice goes against the panel. And what becomes of "I did not feel safe".
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { choose, form, here, send, signIn, takeSeat } from './hands.mjs';
import { demoOffice, playedDay } from './office.mjs';

/** Every answer of each candidate by Ann, Ben and Dev of the panel, and by the manager. */
const said = (manager, ...values) => Object.fromEntries(['Ann', 'Ben', 'Dev', manager].map((name, at) => [name, values[at]]));

story('How sure an order is', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const world = await demoOffice(server);
  const manager = world.manager.name;
  const of = role => server.demo.people.find(person => person.role === role);
  const seats = [['Ann', 'panel_member'], ['Ben', 'panel_member'], ['Dev', 'panel_member'], [manager, 'manager']];
  const played = (title, candidates, agreement = {}) => playedDay({ ...world, title, seats, candidates, agreement });
  const priya = await open('laptop', { server, name: 'Priya' });
  const harriet = await open('laptop', { server, name: 'Harriet' });
  const tom = await open('laptop', { server, name: 'Tom' });
  const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

  await step('the manager, HR and the facilitator sign in', async () => {
    await signIn(priya, of('manager'));
    await signIn(harriet, of('hr'));
    await signIn(tom, of('facilitator'));
  });

  let hangs;
  await step('where the order hangs on one person the page says so and names nobody; HR reads who', async () => {
    hangs = await played('Support worker, hangs', { 'Nora Quist': said(manager, 3, 2, 2, 2), 'Omar Diaz': said(manager, 1, 3, 2, 2) });
    await go(priya, `${hangs.vacancy}/weigh`);
    assert.match(await words(priya), /Nora Quist is first by the agreed weighing, and it is too close to call: without one of these people/);
    const sure = priya.locator('details', { hasText: 'How sure is this?' });
    await sure.locator('summary').click();
    assert.match(await sure.innerText(), /Without one of the 4 people somebody else would be first/);
    assert.doesNotMatch(await sure.innerText(), /Ann/, 'nobody is named at the table');
    await shot(priya, 'weigh-hangs');
    await go(priya, `${hangs.vacancy}/figures`, 403);
    await go(harriet, `${hangs.vacancy}/figures`);
    assert.match(await words(harriet), /Ann Field First would be Omar Diaz/);
    assert.match(await words(harriet), /Too few scores to say/, 'a figure from too little is withheld with a sentence');
    await shot(harriet, 'figures');
    await go(tom, `${hangs.vacancy}/talked`);
    assert.match(await words(tom), /0 of \d+ answers were changed/);
    await shot(tom, 'talked');
  });

  await step('where everybody gives everybody the best there is no order, and no figure pretends to one', async () => {
    const day = await played('Support worker, ceiling', { 'Petra Lund': said(manager, 3, 3, 3, 3), 'Rafi Noor': said(manager, 3, 3, 3, 3), 'Tess Oke': said(manager, 3, 3, 3, 3) });
    await go(priya, `${day.vacancy}/weigh`);
    assert.match(await words(priya), /Petra Lund, Rafi Noor and Tess Oke are equal first by the agreed weighing/);
    await shot(priya, 'weigh-ceiling');
    await go(harriet, `${day.vacancy}/figures`);
    assert.match(await words(harriet), /Everybody gave the same score everywhere/);
    assert.doesNotMatch(await words(harriet), /NaN/);
  });

  await step('where all see it alike it says that every mix of these people does', async () => {
    const day = await played('Support worker, clear', { 'Una Pryce': said(manager, 3, 3, 3, 3), 'Vic Stone': said(manager, 2, 2, 1, 2) });
    await go(priya, `${day.vacancy}/weigh`);
    assert.match(await words(priya), /Una Pryce is first by the agreed weighing, and in every mix of these people/);
  });

  await step('whoever does not pass a gate is in no place, with the reason beside what the panel said, and advice is called what it is', async () => {
    const gated = await played('Support worker, gate', { 'Wes Xu': said(manager, 3, 3, 3, 3), 'Yara Zed': said(manager, 1, 1, 3, 3) }, { gate_consent: '2', advisory: 'yes' });
    await go(priya, `${gated.vacancy}/weigh`);
    assert.match(await words(priya), /did not pass/i);
    const yara = await priya.locator('article', { hasText: 'Yara Zed' }).innerText();
    assert.match(yara, /did not pass/i, 'the reason stands in her column');
    assert.match(yara, /0\.\d\d of 1/, 'and so does what the panel said');
    await shot(priya, 'weigh-gate');
    await go(priya, `${gated.vacancy}/choose`);
    await shot(priya, 'choose-gate');
    const wes = await priya.locator('label', { hasText: 'Wes Xu' }).locator('[name=chosen]').getAttribute('value');
    await send(priya, '/choose', { chosen: wes, reasons: 'Wes knocked and waited, and asked before each thing' }, { status: 422 });
    assert.ok(await priya.locator('[name=against_reason][aria-invalid=true]').count(), 'where the panel gives advice every choice is answered in writing');
  });

  await step('a choice against the panel is stopped until it gives its reason, and the reason stays beside it', async () => {
    await go(priya, `${hangs.vacancy}/choose`);
    const omar = await priya.locator('label', { hasText: 'Omar Diaz' }).locator('[name=chosen]').getAttribute('value');
    await send(priya, '/choose', { chosen: omar, reasons: 'Omar has worked at night before and begins at once' }, { status: 422 });
    assert.ok(await priya.locator('[name=against_reason][aria-invalid=true]').count(), 'the panel gets to hear why');
    await send(priya, '/choose', { against_reason: 'Omar can begin on Monday and Nora in the new year', told: 'as_it_is' });
    const chosen = (await priya.locator('main').innerText()).replace(/\s+/g, ' ');
    assert.match(chosen, /Omar Diaz was chosen/, 'who was chosen');
    assert.match(chosen, /The panel put somebody else first/, 'against whom');
    assert.match(chosen, /Omar can begin on Monday and Nora in the new year/, 'and why against the panel');
    await go(tom, `${hangs.vacancy}/talked`);
    assert.match(await words(tom), /shown no more/, 'prompts end with the choice');
  });
});

story('"I did not feel safe" at 10:40', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const of = role => server.demo.people.find(person => person.role === role);
  const harriet = await open('laptop', { server, name: 'Harriet' });
  const tom = await open('laptop', { server, name: 'Tom' });
  const ann = await open('tablet', { server, name: "Ann's tablet" });
  const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const { interview, url } = server.demo.seats[0];
  const at = `/seat/interview/${interview}`;

  await step('HR names who it goes to', async () => {
    await signIn(harriet, of('hr'));
    await go(harriet, '/concerns/lead');
    await send(harriet, '/name', {}, { status: 422 });
    const own = await harriet.locator('[name=lead] option', { hasText: of('hr').name }).getAttribute('value');
    await send(harriet, '/name', { lead: own });
    await shot(harriet, 'concern-lead');
  });

  await step('Ann says it on her tablet, and chooses who else may know', async () => {
    await go(ann, new URL(url).pathname);
    await takeSeat(ann);
    await go(ann, `${at}/safe`);
    await choose(form(ann, '/safe'), 'safe', await ann.locator('.choice.poor [name=safe]').getAttribute('value'));
    await shot(ann, 'tablet-safe');
    await send(ann, '/safe', { words: 'He came too near.' });
    if (!here(ann).endsWith('/safe/who')) await go(ann, `${at}/safe/who`);
    await shot(ann, 'tablet-safe-who');
    assert.match(await words(ann), new RegExp(of('hr').name.split(' ')[0]), 'she reads who is told');
    await send(ann, '/safe/who', { knows: ['nobody'] });
  });

  await step('the lead sees at once that one waits; the board tells the facilitator no word of it', async () => {
    await go(harriet, '/checks');
    assert.match(await harriet.locator('body').innerText(), /concern waits/i);
    await go(harriet, '/concerns');
    await shot(harriet, 'concerns');
    await harriet.locator('main a[href*="/concerns/"]:not([href$="/lead"])').first().click();
    await harriet.waitForURL(/concerns\/[^/]+$/);
    assert.match(await words(harriet), /He came too near/);
    await shot(harriet, 'concern');
    await signIn(tom, of('facilitator'));
    await go(tom, '/panels');
    assert.doesNotMatch(await tom.content(), /too near/);
    await go(tom, '/concerns', 403);
  });

  await step('the lead answers in plain words, says why nobody else was asked, and Ann reads the answer', async () => {
    const concern = here(harriet);
    await send(harriet, '/answer', { words: '' }, { status: 422 });
    await send(harriet, '/answer', { words: 'Thank you for telling me.\nI will sit beside you next time.' });
    await send(harriet, '/refer', { made: 'no' }, { status: 422 });
    await send(harriet, '/refer', { made: 'no', why: 'Ann and I talked. He sat too near and meant no harm.' });
    assert.ok(here(harriet).startsWith(concern));
    await shot(harriet, 'concern-answered');
    await go(ann, `${at}/check`);
    assert.match(await words(ann), /I will sit beside you next time/);
    await shot(ann, 'tablet-concern-answered');
  });
});
