// A candidate on a phone, by a link of their own: it is opened with a date of birth or with a code, holds a history that is
// written in several goes, says when and where the panel meets, and lets them ask for help and withdraw.
import assert from 'node:assert/strict';
import { badly } from './bad-input.mjs';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { follow, form, here, send, signIn } from './hands.mjs';

const told = scripts => async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const { demo } = server;
  const [kofi, tess] = demo.files.slice(-2).map(one => one.candidate);
  const harriet = await open('laptop', { server, scripts, name: 'Harriet' });
  const phone = await open('phone', { server, scripts, name: 'Kofi' });
  const words = page => page.locator('main').innerText();
  const whole = (page, name) => shot(page, name, process.env.SHOTS, { fullPage: true });
  /** The newest link that waits to be passed on, and the code in the newest message. */
  const message = async pattern => {
    await go(harriet, '/messages');
    return [...(await words(harriet)).matchAll(pattern)].at(-1)[1];
  };
  const own = id => `/candidates/${id}/link`;

  await step('the office sends a link, and says how it opens', async () => {
    await signIn(harriet, demo.people.find(one => one.role === 'hr'));
    await go(harriet, `/candidates/${kofi}/history`);
    await follow(harriet, own(kofi));
    await badly(harriet, { page: own(kofi), action: own(kofi) });
    await send(harriet, own(kofi), { opens_with: 'birth_date' }, { status: 422, from: own(kofi) });
    await whole(harriet, 'link-refused');
    assert.match(await words(harriet), /The date of birth is missing/);
    await send(harriet, own(kofi), { birth_date: '9 March 1991' });
    await whole(harriet, 'link-sent');
    assert.match(await words(harriet), /Not opened yet/);
  });

  await step('it opens with the date of birth alone, and a wrong one says how many tries are left', async () => {
    await go(phone, await message(/(\/application\/[\w-]+)/g));
    assert.equal(here(phone), '/application/open');
    await whole(phone, 'door');
    await send(phone, '/application/open', { birth_date: '8/3/1991' }, { status: 422 });
    await whole(phone, 'door-wrong');
    assert.match(await words(phone), /4 tries are left/);
    await send(phone, '/application/open', { birth_date: '9/3/1991' });
    assert.equal(here(phone), '/application');
    await whole(phone, 'application');
  });

  await step('the history is written on the phone, in several goes, and what is wrong is said beside it', async () => {
    await follow(phone, '/application/history');
    await badly(phone, { page: '/application/history', action: '/application/history/frame' });
    await send(phone, '/application/history/frame', { education_end: 'July 2012' });
    await go(phone, '/application/history/period');
    await badly(phone, { page: '/application/history/period', action: '/application/history/period' });
    const first = { activity: 'work', place: 'Elm Court', title: 'Care assistant', care: 'yes', began: 'August 2012', ended: '2019', why: 'I moved house.' };
    await send(phone, '/application/history/period', first, { from: '/application/history/period', status: 422 });
    await whole(phone, 'application-period-refused');
    assert.equal(await phone.locator('[name=place]').inputValue(), 'Elm Court', 'what was typed is still there');
    await send(phone, '/application/history/period', { ended: 'March 2019' });
    await send(phone, '/application/history/period', { activity: 'work', place: 'Corner Shop', title: 'Shop assistant', began: '1/9/2019', goes_on: 'yes' }, { from: '/application/history/period' });
    // They come back another day.
    await go(phone, '/application');
    await follow(phone, '/application/history');
    await whole(phone, 'application-history');
    assert.match(await words(phone), /Elm Court/);
    await send(phone, '/application/history/explain', { words: 'short' }, { status: 422, from: '/application/history' });
    await send(phone, '/application/history/explain', { words: 'I looked after my father, who lived with us then.' });
    await send(phone, '/application/send', {}, { from: '/application/history' });
    await whole(phone, 'application-sent-in');
    await go(phone, '/application/history');
    assert.equal(await form(phone, '/application/history/frame').count(), 0, 'nothing of it can be changed any more');
  });

  await step('they read about their day, and what they ask for goes to whoever arranges it alone', async () => {
    await go(phone, '/application');
    assert.match(await words(phone), /3 people who draw on care and support/);
    await badly(phone, { page: '/application', action: '/application/help' });
    await send(phone, '/application/help', { words: 'A quiet room, please.' }, { from: '/application' });
    await whole(phone, 'application-help');
    await go(harriet, '/messages');
    assert.doesNotMatch(await words(harriet), /quiet room/);
    const tom = await open('laptop', { server, scripts, name: 'Tom' });
    await signIn(tom, demo.people.find(one => one.role === 'facilitator'));
    await go(tom, '/messages');
    assert.match(await words(tom), /A quiet room, please/);
  });

  await step('the office reads who wrote it', async () => {
    await go(harriet, `/candidates/${kofi}/history`);
    await whole(harriet, 'history-by-link');
    assert.match(await words(harriet), /the candidate themselves, by a link that Harriet Row sent/);
  });

  await step('another link opens with a code, once', async () => {
    await go(harriet, own(tess));
    await send(harriet, own(tess), { opens_with: 'code' });
    const other = await open('phone', { server, scripts, name: 'Tess' });
    await go(other, await message(/(\/application\/[\w-]+)/g));
    await send(other, '/application/open/code');
    await whole(other, 'door-code');
    await send(other, '/application/open', { code: '12' }, { status: 422 });
    await send(other, '/application/open', { code: await message(/Your code is (\d{6})/g) });
    assert.equal(here(other), '/application');
  });

  await step('they withdraw without a reason, and the link ends', async () => {
    await go(phone, '/application');
    await phone.locator('summary').last().click();
    await send(phone, '/application/withdraw', {});
    assert.match(await words(phone), /withdr/i);
    await whole(phone, 'application-withdrawn');
    await go(phone, '/application', 401);
    await go(harriet, `/candidates/${kofi}`);
    assert.match(await words(harriet), /[Ww]ithdrawn|[Ww]ithdrew/);
  });
  await server.stop();
};

story('A candidate writes their application on a phone, by a link of their own', told(true));
story('A candidate writes their application on a phone, without scripts', told(false));
