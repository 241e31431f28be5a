// Shortlisting at a large screen: a manager and two panel members go through the applications, without names, dates and addresses.
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { follow, form, here, send, signIn } from './hands.mjs';

story('Panel members go through the applications with the manager', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const priya = await open('laptop', { server, name: 'Priya' });
  const words = () => priya.locator('main').innerText();
  let vacancy;

  await step('a vacancy has two applications, and its next step is to go through them', async () => {
    await signIn(priya, server.demo.people.find(one => one.role === 'manager'));
    await go(priya, '/vacancies/new');
    const service = await priya.locator('[name=service] option', { hasText: 'Elm House' }).getAttribute('value');
    await send(priya, '/vacancies/new', {
      title: 'Support worker', service, role_words: 'You help people in their own home.', contact: 'Priya Shah, 01234 567890',
      support: 'I like to stay up late and talk.', worse: 'When somebody rushes me.', good: 'They listen first.', firm: 'They never come in without knocking.', written_by: 'Ann and Ben',
    });
    vacancy = /\/vacancies\/[^/]+/.exec(priya.url())[0];
    for (const [name, phone] of [['Grace Okoro', '01632 960 001'], ['Leon Hart', '01632 960 002']]) {
      await send(priya, `${vacancy}/candidates`, { name, email: `${name.split(' ')[0].toLowerCase()}@mail.example`, phone, shortlist: [] }, { from: `${vacancy}/candidates` });
    }
    const grace = await priya.locator('th a', { hasText: 'Grace' }).getAttribute('href');
    await send(priya, '/history/frame', { education_end: 'July 1989', applied_on: '1/11/2026' }, { from: `${grace}/history` });
    const period = { activity: 'work', place: 'Elm Court', title: 'Care assistant', care: 'yes', began: 'August 2012', ended: 'March 2015', why: 'It closed in 2015.' };
    await send(priya, '/history/period', period, { from: `${grace}/history/period` });
    await go(priya, vacancy);
    await priya.locator('#next-step').click();
    await priya.waitForURL(`**${vacancy}/shortlist`);
  });

  await step('the page has the role in its people’s words, and nothing of name, age or address', async () => {
    await go(priya, `${vacancy}/shortlist`);
    const said = await words();
    assert.match(said, /They never come in without knocking/);
    assert.match(said, /Care assistant, about 3 years/);
    assert.doesNotMatch(said, /Grace|Leon|mail\.example|01632|1989|2012|2015/);
    assert.equal(await form(priya, 'shortlist').count(), 1, 'first somebody says who does this');
    assert.match(said, /First say above if panel members are here/);
    await shot(priya, 'shortlist-begin');
  });

  await step('who is there is said first; with panel members their names, and without them why', async () => {
    await send(priya, `${vacancy}/shortlist`, {}, { status: 422 });
    await send(priya, `${vacancy}/shortlist`, { with_panel: 'no', why_without: 'no time' }, { status: 422 });
    await shot(priya, 'shortlist-who-refused');
    await send(priya, `${vacancy}/shortlist`, { with_panel: 'yes', members: 'Ann and Ben' });
    assert.match(await words(), /With panel members: Ann and Ben/);
  });

  await step('each application is marked beside the role, with what made them say so', async () => {
    const marks = () => priya.locator('form[action*="/shortlist/"]').first();
    const action = async () => (await marks().getAttribute('action'));
    const first = await action();
    await send(priya, first, { support: 'fits', reason: 'She' }, { status: 422 });
    assert.equal(await priya.locator('[name=reason]').first().inputValue(), 'She', 'what was typed is kept');
    await shot(priya, 'shortlist-mark-refused');
    await send(priya, first, { support: 'fits', worse: 'fits', good: 'partly', firm: 'not_seen', reason: 'She has worked with people like us, and stayed.', outcome: 'invite' });
    await go(priya, `${vacancy}/shortlist`);
    const second = await priya.locator('details[open] form[action*="/shortlist/"]').first().getAttribute('action');
    assert.notEqual(second, first, 'the next application stands open');
    await send(priya, second, { support: 'does_not_fit', worse: 'not_seen', good: 'not_seen', firm: 'not_seen', reason: 'There is nothing about people in it.', outcome: 'do_not_invite' });
    await shot(priya, 'shortlist-done');
  });

  await step('one is invited, one is not, and the file says who decided and why', async () => {
    await go(priya, `${vacancy}/candidates`);
    const row = name => priya.locator('tbody tr', { hasText: name }).innerText();
    assert.match(await row('Grace'), /Shortlisted/);
    assert.match(await row('Leon'), /Not chosen/);
    const leon = (await priya.locator('th a', { hasText: 'Leon' }).getAttribute('href')).split('/').at(-1);
    await go(priya, `/files/${leon}`);
    const file = await words();
    assert.match(file, /There is nothing about people in it/);
    assert.match(file, /Ann and Ben/);
    await go(priya, vacancy);
    await follow(priya, `${vacancy}/notice`);
    assert.equal(here(priya), `${vacancy}/notice`);
  });
  await server.stop();
});
