// Who sees what: a manager of one home, an auditor, an inspector with a link that ends, and a second pair of eyes.
import assert from 'node:assert/strict';
import { arrived, go, left, Server, shot, SILENT, story } from './harness.mjs';
import { here, send, signIn } from './hands.mjs';

const main = page => page.locator('main').innerText();
const signedIn = async (open, server, wanted, name) => {
  const page = await open('laptop', { server, name });
  const person = server.demo.people.find(wanted);
  await signIn(page, person);
  return page;
};

story('Each sees what is theirs: one home, read only, by a link, by two', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const alex = await signedIn(open, server, one => one.role === 'administrator', 'alex');
  const harriet = await signedIn(open, server, one => one.role === 'hr', 'harriet');
  const priya = await signedIn(open, server, one => one.name === 'Priya Shah', 'priya');
  let person, elm, file, other, address, link, vacancy;

  await step('the administrator gives the manager one home; without a place the form says so', async () => {
    await go(priya, '/vacancies');
    vacancy = await priya.locator('tr', { hasText: 'Elm House' }).locator('a').first().getAttribute('href');
    await go(alex, '/people');
    await shot(alex, 'people-grants');
    person = await alex.locator('tr', { hasText: 'Priya Shah' }).locator('a').getAttribute('href');
    await go(alex, person);
    await alex.locator('details summary').first().click();
    await send(alex, '/change', { where_manager: [] }, { status: 422 });
    assert.match(await main(alex), /Say where: Recruiting manager/);
    await shot(alex, 'person-where-missing');
    const court = await alex.locator('label', { hasText: 'Larch Court' }).locator('input[name=where_manager]').getAttribute('value');
    await send(alex, '/change', { where_manager: ['organisation', court] }, { status: 422 });
    assert.match(await main(alex), /not both/);
    await send(alex, '/change', { where_manager: [court] });
    assert.match(await alex.locator('tr', { hasText: 'Priya Shah' }).innerText(), /Recruiting manager: Larch Court/);
    await go(alex, person);
    await shot(alex, 'person-where');
  });

  await step('her next click asks her to sign in; then every list has Larch Court alone, and Elm House is not found', async () => {
    await go(priya, '/files');
    assert.equal(here(priya), '/sign-in');
    await signIn(priya, server.demo.people.find(one => one.name === 'Priya Shah'));
    for (const list of ['/vacancies', '/panels', '/checks', '/files', '/people']) {
      await go(priya, list);
      const words = await main(priya);
      assert.doesNotMatch(words, /Elm House|Rosa Lind|Kofi Mensah/, `${list}: ${words}`);
      await shot(priya, `one-home-${list.slice(1)}`);
    }
    await go(priya, vacancy, 404);
    await shot(priya, 'another-home-not-found');
    await go(priya, '/people/new');
    assert.match(await main(priya), /You work in Larch Court/);
    await shot(priya, 'one-home-add');
  });

  await step('an auditor reads a vacancy, its weighing and a file, and has nothing to press', async () => {
    const nadia = await signedIn(open, server, one => one.role === 'auditor', 'nadia');
    for (const path of ['/vacancies', vacancy, '/checks', '/files']) {
      await go(nadia, path);
      assert.equal(await nadia.locator('main form[method=post]').count(), 0, path);
      await shot(nadia, `auditor-${path.split('/')[1]}${path === vacancy ? '-one' : ''}`);
    }
    await left(nadia, () => nadia.locator('main table a').first().click());
    await arrived(nadia);
    assert.equal(await nadia.locator('main form[method=post]').count(), 0);
    await go(nadia, '/vacancies/new', 403);
  });

  await step('HR makes a link for an inspector; without anything to show the form says so', async () => {
    await go(harriet, '/inspectors');
    await shot(harriet, 'inspectors-empty');
    await send(harriet, '/inspectors', { name: 'Ira Ingham', body: 'Care Quality Commission', reason: 'Inspection of 3 March' }, { status: 422 });
    assert.match(await main(harriet), /Choose at least one home, team or file/);
    await shot(harriet, 'inspectors-nothing-to-show');
    elm = await harriet.locator('label', { hasText: 'Larch Court' }).locator('input[name=services]').getAttribute('value');
    await send(harriet, '/inspectors', { services: [elm] });
    address = (await main(harriet)).match(/http:\/\/[^\s]+\/inspect\/[^\s]+/)[0];
    await shot(harriet, 'inspector-made');
    await left(harriet, () => harriet.locator('main a.btn').click());
    await arrived(harriet);
    link = here(harriet);
    assert.match(await main(harriet), /not opened the link yet/);
  });

  const ira = await open('tablet', { server, name: 'ira' });
  await step('the inspector opens it in another browser, and its address is gone from theirs', async () => {
    await go(ira, address);
    assert.equal(here(ira), '/inspect');
    assert.match(await main(ira), /Welcome, Ira Ingham/);
    await shot(ira, 'inspector-start');
    await left(ira, () => ira.locator('main a.btn').click());
    await arrived(ira);
    const words = await main(ira);
    assert.match(words, /Larch Court/);
    assert.doesNotMatch(words, /Elm House/);
    await shot(ira, 'inspector-files');
    await left(ira, () => ira.locator('main table a').first().click());
    await arrived(ira);
    file = here(ira);
    assert.equal(await ira.locator('form').count(), 0);
    await shot(ira, 'inspector-file');
    await left(ira, () => ira.locator('main a[href$="/checks"]').first().click());
    await arrived(ira);
    assert.equal(await ira.locator('form').count(), 0);
    await shot(ira, 'inspector-checks');
    other = server.demo.files.find(one => !file.endsWith(one.candidate) && one.url).candidate;
    const elms = server.demo.files.at(-1).candidate;
    await go(ira, `/inspect/files/${elms}`, 404);
    await go(ira, '/files');
    assert.equal(here(ira), '/sign-in');
    return `${other ? 'another file' : ''} is not found`;
  });

  await step('HR sees what they looked at, on the link, in the log and on the file', async () => {
    await go(harriet, link);
    const words = await main(harriet);
    assert.match(words, /Inspector Ira Ingham \(Care Quality Commission\) read the file of /);
    assert.match(words, /read the checks of /);
    await shot(harriet, 'inspector-link');
    await go(harriet, '/audit/views');
    await shot(harriet, 'views');
    await go(harriet, `/files/${file.split('/').pop()}`);
    await left(harriet, () => harriet.locator('main a[href^="/audit/views?file="]').click());
    await arrived(harriet);
    assert.match(await main(harriet), /Looks at what concerns/);
    await shot(harriet, 'views-of-file');
  });

  await step('the link is ended, and the next click says so in one sentence', async () => {
    await send(harriet, '/end', {}, { from: link });
    await shot(harriet, 'inspector-link-ended');
    await go(ira, file, 401);
    assert.match(await main(ira), /This link has ended or was never there/);
    await shot(ira, 'inspector-ended');
    await go(ira, address, 401);
  });

  await step('the administrator switches on two persons for a choice against the panel', async () => {
    await go(alex, '/system');
    await shot(alex, 'system');
    await go(alex, '/organisation');
    await send(alex, '/organisation/second', { matters: ['choice_against_panel'] });
    assert.ok(await alex.locator('[name=matters][value=choice_against_panel]').isChecked());
    await shot(alex, 'organisation');
    await go(harriet, '/seconds');
    await shot(harriet, 'seconds-empty');
  });

  await step('one person alone deletes nothing: who asks holds no link, and the outsider answers on a device of their own', async () => {
    await send(alex, '/organisation/second', { matters: ['choice_against_panel', 'delete_everything'] }, { from: '/organisation' });
    await send(alex, '/organisation/second', { matters: [] }, { status: 422 });
    assert.match(await main(alex), /waits for a second person/, 'taking something off the list waits, too');
    await go(alex, '/system/leave');
    await send(alex, '/system/leave/delete', { organisation: 'Larches Care', sure: ['yes'], password: server.demo.people.find(one => one.role === 'administrator').password }, { status: 422 });
    await go(alex, '/seconds');
    await shot(alex, 'seconds-waiting');
    const request = await alex.locator('tr', { hasText: 'Deleting everything' }).locator('a').getAttribute('href');
    await go(alex, request);
    await shot(alex, 'second-asker');
    assert.match(await main(alex), /you cannot make a link/);
    assert.equal(await alex.locator('form[action$="/link"]').count(), 0);
    await go(harriet, request);
    await shot(harriet, 'second-other');
    await send(harriet, `${request}/link`, { name: 'Olu Outsider', body: 'Trustee' });
    await shot(harriet, 'second-link');
    const link = new URL(await harriet.locator('.address').innerText()).pathname;
    await go(alex, link, 422);
    await shot(alex, 'second-same-browser');
    assert.match(await main(alex), /device of their own/);
    const olu = await open('phone', { server, name: 'olu' });
    await go(olu, link);
    await shot(olu, 'second-outsider', undefined, { fullPage: true });
    await send(olu, '/second/answer', { answer: 'no', reason: 'Too early.', name: 'Somebody Else' }, { status: 422 });
    await shot(olu, 'second-outsider-name', undefined, { fullPage: true });
    await send(olu, '/second/answer', { name: 'Olu Outsider' });
    await go(alex, request);
    await shot(alex, 'second-sure');
    assert.match(await main(alex), /who did not ask, made the link/);
    assert.match(await main(alex), /SameTable cannot know/);
  });

  await step('every new page also stands on a phone', async () => {
    const phone = await open('phone', { server, name: 'phone' });
    await signIn(phone, server.demo.people.find(one => one.role === 'administrator'));
    for (const path of ['/people', person, '/organisation', '/inspectors', link, '/audit/views', '/seconds']) {
      await go(phone, path);
      await shot(phone, `phone-${path.split('/')[1]}${path.split('/').length > 2 ? '-one' : ''}`, undefined, { fullPage: true });
    }
  });

  await server.stop();
});
