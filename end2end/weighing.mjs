// What the weighing page says about how sure it is, for panels that differ: the order hangs on one person, everybody gives the best,
// and a choice that goes against the panel.
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { here, send, signIn } from './hands.mjs';
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

  await step('a choice against the panel is stopped for a reason, and the page is kept as it stood', async () => {
    await go(priya, `${hangs.vacancy}/choose`);
    const omar = await priya.locator('label', { hasText: 'Omar Diaz' }).locator('[name=chosen]').getAttribute('value');
    await send(priya, '/choose', { chosen: omar, reasons: 'Omar has worked at night before and begins at once' }, { status: 422 });
    assert.ok(await priya.locator('[name=against_reason][aria-invalid=true]').count(), 'the panel gets to hear why');
    await send(priya, '/choose', { against_reason: 'Omar can begin on Monday and Nora in the new year', told: 'as_it_is' });
    assert.ok(here(priya).endsWith('/choose'));
    await go(tom, `${hangs.vacancy}/talked`);
    assert.match(await words(tom), /shown no more/, 'prompts end with the choice');
  });
});
