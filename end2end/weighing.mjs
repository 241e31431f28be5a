// What the weighing page says for panels that differ: the order hangs on one person, everybody gives the best, somebody does not pass a
// gate, a choice goes against the panel. What somebody says for their own team, on their tablet, and what they say back to the answer.
// And what becomes of "I did not feel safe".
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { becomes, choose, follow, form, here, send, signIn, sitDown, takeSeat } from './hands.mjs';
import { demoOffice, playedDay } from './office.mjs';

/** Every answer of each candidate by Ann, Ben and Dev of the panel, and by the manager. */
const said = (manager, ...values) => Object.fromEntries(['Ann', 'Ben', 'Dev', manager].map((name, at) => [name, values[at]]));

/** On the page of a choice: who is chosen and who is not, `[name, why]` each. */
async function decide(page, vacancy, [name, why], others, options) {
  await go(page, `${vacancy}/choose`);
  const each = [await becomes(page, name, 'chosen', why)];
  for (const [other, reasons] of others) each.push(await becomes(page, other, 'not_chosen', reasons));
  return send(page, '/choose', Object.assign({}, ...each), options);
}

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
  let ceiling;
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

  await step('where it hangs on nobody alone, but on which of these people sit together, it is too close to call all the same', async () => {
    // All see Nora alike; of Omar and Petra half the people hold a lot, and half of them little. [3, 2, 3] is a little less than 3.
    const [low, high] = [1, [3, 2, 3]];
    const mixed = await played('Support worker, mixes', {
      'Nora Quist': said(manager, [2, 3, 2], [2, 3, 2], [2, 3, 2], [2, 3, 2]), 'Omar Diaz': said(manager, low, low, high, high), 'Petra Lund': said(manager, low, high, low, high),
    });
    await go(priya, `${mixed.vacancy}/weigh`);
    assert.match(await words(priya), /Nora Quist is first by the agreed weighing, and it is too close to call: only 47 of 100 mixes of these people put Nora Quist first/);
    const sure = priya.locator('details', { hasText: 'How sure is this?' });
    await sure.locator('summary').click();
    const told = (await sure.innerText()).replace(/\s+/g, ' ');
    assert.match(told, /Without any one of the 4 people who can be left out the same candidate is first/);
    assert.match(told, /All 35 mixes of 4 people were worked out, none by chance/);
    const agreed = sure.locator('table').first();
    assert.deepEqual(await agreed.locator('tbody tr td:nth-of-type(3)').allInnerTexts(), ['47', '26', '26'], 'how many of 100 mixes put each first, rounded down');
    await shot(priya, 'weigh-mixes');
  });

  await step('where everybody gives everybody the best there is no order, and no figure pretends to one', async () => {
    ceiling = await played('Support worker, ceiling', { 'Petra Lund': said(manager, 3, 3, 3, 3), 'Rafi Noor': said(manager, 3, 3, 3, 3), 'Tess Oke': said(manager, 3, 3, 3, 3) });
    await go(priya, `${ceiling.vacancy}/weigh`);
    assert.match(await words(priya), /Petra Lund, Rafi Noor and Tess Oke are equal first by the agreed weighing/);
    await shot(priya, 'weigh-ceiling');
    await go(harriet, `${ceiling.vacancy}/figures`);
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
    await decide(priya, gated.vacancy, ['Wes Xu', 'Wes knocked and waited, and asked before each thing'], [['Yara Zed', 'Yara came in without knocking, twice']], { status: 422 });
    assert.ok(await priya.locator('[name=against_reason][aria-invalid=true]').count(), 'where the panel gives advice every choice is answered in writing');
  });

  await step('a choice against the panel is stopped until it gives its reason, and the reason stays beside it', async () => {
    await decide(priya, hangs.vacancy, ['Omar Diaz', 'Omar has worked at night before and begins at once'], [['Nora Quist', 'Nora can begin in the new year, and nights are open now']], { status: 422 });
    assert.ok(await priya.locator('[name=against_reason][aria-invalid=true]').count(), 'the panel gets to hear why');
    await send(priya, '/choose', { against_reason: 'Omar can begin on Monday and Nora in the new year', told: 'as_it_is' });
    const chosen = (await priya.locator('main').innerText()).replace(/\s+/g, ' ');
    assert.match(chosen, /Omar Diaz was chosen/, 'who was chosen');
    assert.match(chosen, /The panel put somebody else first/, 'against whom');
    assert.match(chosen, /Omar can begin on Monday and Nora in the new year/, 'and why against the panel');
    await go(tom, `${hangs.vacancy}/talked`);
    assert.match(await words(tom), /shown no more/, 'prompts end with the choice');
    await shot(priya, 'chosen-against');
  });

  await step('nobody is chosen only by saying so; it names no candidate, and the panel hears why and what happens next', async () => {
    await go(priya, `${ceiling.vacancy}/choose`);
    const each = [];
    for (const name of ['Petra Lund', 'Rafi Noor', 'Tess Oke']) each.push(await becomes(priya, name, 'not_chosen', 'Very good, and can not work at night', ['other']));
    await send(priya, '/choose', Object.assign({}, ...each), { status: 422 });
    assert.match(await words(priya), /You have chosen nobody/);
    await send(priya, '/choose', { next: 'readvertise', against_reason: 'Neither Petra nor the others can work at night', told: 'as_it_is' }, { status: 422 });
    assert.match(await words(priya), /Write it without the name Petra/);
    await shot(priya, 'choose-nobody');
    await send(priya, '/choose', { against_reason: 'None of the three people can work at night' });
    assert.match(await words(priya), /Nobody was chosen What happens next\? Nobody is chosen: advertise again/);
    await shot(priya, 'chosen-nobody');
    await go(priya, `${ceiling.vacancy}/feedback`);
    assert.match(await priya.locator('[name=words]').inputValue(), /We look for new people now/);
  });

  await step('HR sets within how many days panels are answered, and sees what is owed', async () => {
    await go(harriet, '/answers');
    await shot(harriet, 'answers');
    assert.match(await words(harriet), /Support worker, hangs .* Who was chosen, and why/);
    await send(harriet, '/answers/days', { days: 'soon' }, { status: 422 });
    assert.equal(await harriet.locator('[name=days]').inputValue(), 'soon', 'what was typed stands there');
    await shot(harriet, 'answers-days');
    await send(harriet, '/answers/days', { days: '5' });
    assert.match(await words(harriet), /within 5 working days/);
    await go(harriet, '/vacancies');
    await shot(harriet, 'vacancies');
  });

  await step('the answer says what became of suggestions, and who got it on paper', async () => {
    await go(priya, `${hangs.vacancy}/feedback`);
    const rows = priya.locator('details', { hasText: 'What members suggested' });
    await rows.locator('summary').click();
    await shot(priya, 'feedback-rows');
    await send(priya, '/feedback', { 'said-1': 'A quieter room', 'became-1': 'could_not' }, { status: 422 });
    assert.match(await priya.locator('#did-1-error').innerText(), /why it could not be done/);
    assert.equal(await priya.locator('[name=said-1]').inputValue(), 'A quieter room');
    await shot(priya, 'feedback-refused');
    await send(priya, '/feedback', { 'did-1': 'There is no other room.' });
    assert.match(await words(priya), /What you asked for “A quieter room” We could not do it\. There is no other room\./);
    await send(priya, '/feedback/paper', { on_day: '2020-01-01' }, { status: 422 });
    assert.ok(await priya.locator('[name=on_day][aria-invalid=true]').count());
    await send(priya, '/feedback/paper', { on_day: new Date().toISOString().slice(0, 10) });
    assert.match(await words(priya), /on paper, /);
    await shot(priya, 'feedback-sent');
    await go(priya, `${hangs.vacancy}/feedback/sheet`);
    await shot(priya, 'feedback-sheet');
    await go(priya, `${hangs.vacancy}/feedback/later`);
    assert.match(await words(priya), /some weeks after their first day/);
    await go(harriet, '/answers');
    assert.match(await words(harriet), /1 of 3 panel members/);
  });
});

story('Somebody says no for their own team, and answers the answer', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const world = await demoOffice(server);
  const manager = world.manager.name;
  const of = role => server.demo.people.find(person => person.role === role);
  const seats = [['Ann', 'panel_member'], ['Ben', 'panel_member'], ['Dev', 'panel_member'], [manager, 'manager']];
  const priya = await open('laptop', { server, name: 'Priya', isRefused: true });
  const tom = await open('laptop', { server, name: 'Tom' });
  const ben = await open('tablet', { server, name: "Ben's tablet", isRefused: true });
  const ann = await open('tablet', { server, name: "Ann's tablet" });
  const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const card = name => priya.locator('article.cand', { hasText: name });
  const NO = /Ben Okafor said no for their own team/;
  const team = {};
  let day;

  await step('when the interview runs Ben is asked on his tablet if the new person may help him, and nobody else is', async () => {
    await signIn(priya, of('manager'));
    await signIn(tom, of('facilitator'));
    const beforeTalk = async ({ vacancy, panel, interview, name }) => {
      const of = panel.split('/').at(-1);
      team[name] = `/seat/interview/${interview}/team`;
      if (name !== 'Nora Quist') return;
      await sitDown(ben, tom, of, 'Ben Okafor', 'code');
      await go(ben, '/seat/agreement');
      assert.match(await words(ben), /You can say no for your own team/);
      await shot(ben, 'team-agreement');
      await go(ben, `/seat/interview/${interview}/check`);
      await follow(ben, '/team');
      assert.equal(await ben.locator('h1').innerText(), 'Do you want Nora to help you?');
      assert.equal(await ben.locator('[name=for_team]:checked').count(), 0, 'nothing is chosen for him');
      await shot(ben, 'team-asked');
      await send(ben, '/team', {}, { status: 422 });
      assert.match(await ben.locator('#for_team-error').innerText(), /Choose one answer/);
      assert.equal(await ben.locator('[name=for_team]').first().getAttribute('aria-describedby'), 'for_team-error');
      await shot(ben, 'team-nothing');
      await send(ben, '/team', { for_team: 'no' });
      assert.match(await words(ben), /Kept\. You can change it/);
      assert.ok(await ben.locator('[name=for_team][value=no]').isChecked(), 'what was said stands there');
      await shot(ben, 'team-no');
      // It is his alone until the panel talks.
      for (const [page, path] of [[tom, `${panel}/board`], [priya, `${panel}/board`], [priya, `${vacancy}/weigh`]]) {
        await go(page, path);
        assert.doesNotMatch(await page.content(), /own team|said no/);
      }
      await sitDown(ann, tom, of, 'Ann Field', 'code');
      await go(ann, team[name]);
      assert.match(await words(ann), /This question is for someone else/);
      assert.equal(await ann.locator('[name=for_team]').count(), 0);
      await shot(ann, 'team-not-yours');
    };
    day = await playedDay({ ...world, title: 'Support worker, veto', seats, candidates: { 'Nora Quist': said(manager, 3, 3, 3, 3), 'Omar Diaz': said(manager, 2, 2, 2, 3) }, veto: 'Ben', beforeTalk });
  });

  await step('the result stays and there is no place; who said nothing about somebody is said, too', async () => {
    await go(priya, `${day.vacancy}/weigh`);
    assert.match(await words(priya), /Ben Okafor can say no for their own team/);
    assert.match(await words(priya), /Omar Diaz is the only candidate in the order/);
    const nora = await card('Nora Quist').innerText();
    assert.match(nora, NO);
    assert.match(nora, /1\.00 of 1/, 'what the panel said stays');
    assert.match(await card('Nora Quist').locator('.rank').innerText(), /No place/);
    assert.match(await card('Omar Diaz').innerText(), /Ben Okafor has said nothing for their own team/);
    await shot(priya, 'weigh-veto');
  });

  await step('after the talk he changes his mind about one and says of the other what he thinks', async () => {
    await go(ben, team['Omar Diaz']);
    await send(ben, '/team', { for_team: 'not_sure' });
    await go(priya, `${day.vacancy}/weigh`);
    assert.match(await card('Omar Diaz').innerText(), /Ben Okafor is not sure yet for their own team/);
    await send(ben, '/team', { for_team: 'yes' }, { from: team['Nora Quist'] });
    await go(priya, `${day.vacancy}/weigh`);
    assert.match(await card('Nora Quist').innerText(), /Ben Okafor said yes for their own team/);
    assert.match(await words(priya), /Nora Quist is first by the agreed weighing/, 'with a yes she has her place');
    await send(ben, '/team', { for_team: 'no' }, { from: team['Nora Quist'] });
  });

  await step('to choose her all the same the manager writes why, and from then on nothing more is said for the team', async () => {
    await decide(priya, day.vacancy, ['Nora Quist', 'Nora knows the home and everybody in it asked for her'], [['Omar Diaz', 'Omar was kind and did not wait for the answers']], { status: 422 });
    assert.match(await priya.locator('#against_reason-error').innerText(), /said no for their own team\. Write why/);
    await shot(priya, 'choose-veto');
    await send(priya, '/choose', { against_reason: 'Nora will not work with the person who said no', told: 'as_it_is' });
    assert.match(await words(priya), /The panel member who will be supported said no for their own team/);
    await shot(priya, 'chosen-veto');
    await go(ben, team['Omar Diaz']);
    await shot(ben, 'team-closed');
    assert.match(await words(ben), /This question is over now You said: Not sure yet\. This stays\./);
    assert.equal(await ben.locator('[name=for_team]').count(), 0, 'nothing stands there that could be pressed in vain');
    await go(priya, `${day.vacancy}/weigh`);
    assert.match(await card('Omar Diaz').innerText(), /Ben Okafor is not sure yet for their own team/, 'what he said before stands');
  });

  await step('Ben reads the answer, which says that one of them said no; before that there is nothing to say back', async () => {
    await go(ben, '/seat/answer/back');
    assert.equal(await ben.locator('form[action$="/answer/back"]').count(), 0);
    await shot(ben, 'back-first');
    await send(priya, '/feedback', { words: 'Thank you. Nora asks first.\nShe will not work in your team, Ben.' }, { from: `${day.vacancy}/feedback` });
    await go(ben, '/seat/answer/back');
    assert.match(await words(ben), /Read what we wrote first/);
    await go(ben, '/seat/answer');
    assert.match(await words(ben), /One of you said no to Nora for their own team/);
    assert.match(await words(ben), /Nora will not work with the person who said no/);
    await shot(ben, 'answer-veto');
    await send(ben, '/seat/answer');
  });

  await step('he says something back: nothing chosen is told at the field and keeps his words; what he chose is kept and can be changed', async () => {
    await follow(ben, '/seat/answer/back');
    assert.match(await words(ben), new RegExp(`${manager} reads this`));
    await shot(ben, 'back-asked');
    await send(ben, '/answer/back', { words: 'I still do not want her.' }, { status: 422 });
    assert.match(await ben.locator('#feel-error').innerText(), /Choose one answer/);
    assert.equal(await ben.locator('[name=feel]').first().getAttribute('aria-describedby'), 'feel-error');
    assert.equal(await ben.locator('[name=words]').inputValue(), 'I still do not want her.', 'what was typed is kept');
    await shot(ben, 'back-nothing');
    await send(ben, '/answer/back', { feel: 'not_good' });
    assert.equal(here(ben), '/seat/answer');
    assert.match(await words(ben), /You have said something back/);
    await shot(ben, 'back-said');
    await go(priya, `${day.vacancy}/feedback`);
    assert.match(await priya.locator('li', { hasText: 'Ben Okafor' }).innerText(), /Not good “I still do not want her\.”/);
    assert.match(await priya.locator('li', { hasText: 'Ann Field' }).innerText(), /has not read it on their own screen yet/);
    await shot(priya, 'feedback-said-back');
    await follow(ben, '/seat/answer/back');
    assert.ok(await ben.locator('[name=feel][value=not_good]').isChecked(), 'what he said stands there');
    await send(ben, '/answer/back', { feel: 'ok', words: 'All right.' });
    await go(priya, `${day.vacancy}/feedback`);
    assert.match(await priya.locator('li', { hasText: 'Ben Okafor' }).innerText(), /OK “All right\.”/);
    assert.doesNotMatch(await words(priya), /I still do not want her/);
  });
  await server.stop();
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
