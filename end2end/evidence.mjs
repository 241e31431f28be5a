// Copies of documents that are kept for checks: sent, refused with what to do, read by whom it concerns and by nobody else, and
// taken away, at the latest when what the law says of a copy is over.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { arrived, freshFolder, go, left, Server, shot, SILENT, story } from './harness.mjs';
import { form, here, send, signIn } from './hands.mjs';

const words = async page => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const MEGABYTE = 1024 * 1024;

/** One page, as a scanner writes it; `more` stands in its trailer. */
const aPdf = (more = '') => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R${more}>>\nstartxref\n9\n%%EOF\n`);

const chunk = (kind, data) => {
  const named = Buffer.concat([Buffer.from(kind), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
const SIDE = 24;
/** A picture, red on the left and blue on the right, that says where it was taken. */
function aPng() {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = [0, ...Array.from({ length: SIDE }, (_, x) => (x < SIDE / 2 ? [200, 0, 0] : [0, 0, 200])).flat()];
  const pixels = deflateSync(Buffer.from(Array.from({ length: SIDE }, () => line).flat()));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('tEXt', Buffer.from('Place\x0053.4808N 2.2426W')), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** The colours at the left and at the right edge of a picture, as a browser draws it. */
const edges = (page, bytes) => page.evaluate(async all => {
  const picture = await createImageBitmap(new Blob([new Uint8Array(all)], { type: 'image/png' }));
  const sheet = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  sheet.drawImage(picture, 0, 0);
  const line = sheet.getImageData(0, 3, picture.width, 1).data;
  return { width: picture.width, left: [...line.slice(0, 3)], right: [...line.slice(-4, -1)] };
}, [...bytes]);

/** A document that is kept, by its words. */
const of = (page, said) => page.locator('section.card:not(#keep)', { hasText: said });

/** Follows a link that gives a file; {name, bytes}. */
async function opens(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Files that somebody has on their computer: `file(name, bytes)` gives where one lies. */
async function files() {
  const folder = await freshFolder();
  return async (name, bytes) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
}

/** What is chosen, what the browser sends it as, and what the page says beside the field. */
const WRONG = [
  ['letter.pdf', () => Buffer.from('Dear Larches,\nI was born in Leeds.\n'), /no PDF, JPEG or PNG, whatever its name says/],
  ['empty.pdf', () => Buffer.alloc(0), /Choose a file/],
  ['half.pdf', () => aPdf().subarray(0, -8), /cannot be read: it is broken, or only a part of it came/],
  ['locked.pdf', () => aPdf('/Encrypt 9 0 R'), /print it to a PDF without a password/],
  ['telephone.heic', () => Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1heic', 'latin1'), /Most Compatible/],
  ['cut.png', () => aPng().subarray(0, 60), /This picture cannot be read/],
  ['large.pdf', () => Buffer.concat([aPdf(), Buffer.alloc(10 * MEGABYTE, ' '), Buffer.from('%%EOF')]), /too large. It may have 10 MB at most/],
];

for (const scripts of [true, false]) {
  story(`A copy of a document is kept for a check, ${scripts ? 'with' : 'without'} scripts`, async (step, open) => {
    const server = await Server.withDemo(SILENT);
    const as = wanted => server.demo.people.find(one => one.role === wanted || one.name === wanted);
    const harriet = await open('laptop', { server, scripts, name: 'Harriet', isRefused: true });
    const priya = await open('laptop', { server, scripts, name: 'Priya', isRefused: true });
    const file = await files();
    const pdf = aPdf();
    const name = what => `evidence${scripts ? '' : '-plain'}-${what}`;
    const field = () => harriet.locator('#file-error');
    const typed = { what: 'right_to_work', words: 'Online check of 3 November', items: ['right_to_work'] };
    /** Is it all still there? A browser forgets a file alone. */
    const isKept = async () => {
      const here = form(harriet, '/evidence');
      assert.equal(await here.locator('[name=words]').inputValue(), typed.words, 'what was typed is kept');
      assert.ok(await here.locator(`[name=what][value=${typed.what}]`).isChecked(), 'what it is, too');
      assert.deepEqual(await here.locator('[name=items]:checked').evaluateAll(all => all.map(one => one.value)), typed.items, 'and for which checks');
    };
    let joy, at;

    await step('HR comes from the check itself: the form knows for which one it is', async () => {
      await signIn(harriet, as('hr'));
      await signIn(priya, as('Priya Shah'));
      await go(harriet, '/checks');
      joy = (await harriet.locator('th a', { hasText: 'Joy' }).first().getAttribute('href')).replace('/checks', '');
      at = `${joy}/evidence`;
      await go(harriet, `${joy}/checks`);
      assert.equal(await harriet.locator('#dbs_enhanced_barred_list a[href*="/evidence"]').count(), 0, 'a certificate is kept nowhere here');
      await left(harriet, () => harriet.locator('#right_to_work a[href*="/evidence?item="]').click());
      await arrived(harriet);
      assert.equal(here(harriet), at);
      assert.match(await words(harriet), /No document is kept\. That is the usual way/);
      assert.match(await words(harriet), /A DBS certificate is not kept here/);
      assert.deepEqual(await harriet.locator('[name=items]:checked').evaluateAll(all => all.map(one => one.value)), ['right_to_work']);
      await shot(harriet, name('empty'));
    });

    await step('nothing chosen and nothing typed: each field says what it needs', async () => {
      await send(harriet, '/evidence', { items: [] }, { status: 422 });
      for (const [id, says] of [['what', /Choose what it is/], ['items', /Choose at least one check/], ['file', /Choose a file/]]) {
        assert.match(await harriet.locator(`#${id}-error`).innerText(), says);
      }
      assert.equal(await harriet.locator('[name=file]').getAttribute('aria-invalid'), 'true');
      assert.match(await harriet.locator('[name=file]').getAttribute('aria-describedby'), /file-error/, 'whoever hears the page hears it at the field');
      await shot(harriet, name('nothing'));
      await send(harriet, '/evidence', { what: 'other', items: typed.items, file: await file('scan.pdf', pdf) }, { status: 422 });
      assert.ok(await harriet.locator('[name=words][aria-invalid=true]').count(), 'something else is said in words');
    });

    await step('a file that is none, is broken, is locked or is too large is refused at its field, and what was typed is kept', async () => {
      for (const [called, bytes, says] of WRONG) {
        await send(harriet, '/evidence', { ...typed, file: await file(called, bytes()) }, { status: 422 });
        assert.match(await field().innerText(), says, called);
        await isKept();
        if (called === 'letter.pdf' || called === 'large.pdf') await shot(harriet, name(`refused-${called.split('.')[0]}`));
      }
      await send(harriet, '/evidence', {}, { status: 422 });
      assert.match(await field().innerText(), /Choose a file/, 'the form alone is not enough');
      await isKept();
      assert.equal(await harriet.locator('main section.card h2', { hasText: 'Online check' }).count(), 0, 'none of them was kept');
      return `${WRONG.length} files`;
    });

    await step('one far too large for any document is told so on a page of its own, and nothing is kept', async () => {
      await send(harriet, '/evidence', { ...typed, file: await file('film.pdf', Buffer.alloc(17 * MEGABYTE, '%PDF-')) }, { from: at, status: 413 });
      assert.match(await words(harriet), /too much at once/);
      await shot(harriet, name('far-too-large'));
    });

    await step('a whole one is kept, and stands beside its check with who and when; the check itself is as it was', async () => {
      await go(harriet, `${joy}/checks`);
      const before = await harriet.locator('#right_to_work h2').innerText();
      await send(harriet, '/evidence', { ...typed, file: await file('Joy Adeyemi 925665417.pdf', pdf) }, { from: `${at}?item=right_to_work` });
      const card = of(harriet, 'Online check of 3 November');
      assert.match((await card.innerText()).replace(/\s+/g, ' '), /Proof of the right to work: Online check of 3 November.*PDF, 1 page, 1 kB.*Harriet Row, \d+ \w+ \d{4}, \d+:\d\d [ap]m/);
      assert.doesNotMatch(await harriet.content(), /925665417/, 'the name of the file is left out');
      await shot(harriet, name('kept'));
      await go(harriet, `${joy}/checks`);
      const beside = (await harriet.locator('#right_to_work').innerText()).replace(/\s+/g, ' ');
      assert.match(beside, /Kept for this check:.*Proof of the right to work: Online check of 3 November Harriet Row, \d+ \w+ \d{4}, \d+:\d\d [ap]m/);
      assert.doesNotMatch(beside, /Seen, not kept/);
      assert.equal(await harriet.locator('#right_to_work h2').innerText(), before, 'a copy is no record that somebody saw it');
      await shot(harriet, name('beside'));
    });

    await step('the manager opens it: a file with the same bytes, that says nothing of whose it is', async () => {
      await go(priya, `${joy}/checks`);
      const given = await opens(priya, priya.locator('#right_to_work a', { hasText: 'Online check' }));
      assert.equal(given.name, 'evidence-right-to-work.pdf');
      assert.ok(given.bytes.equals(pdf), 'it is another file');
    });

    await step('a picture stands for two checks, is as it looked, and says no more where it was taken', async () => {
      const png = aPng();
      await send(priya, '/evidence', { what: 'identity', words: 'Passport, ends 417', items: ['identity_photo', 'right_to_work'], file: await file('passport.png', png) }, { from: at });
      const card = of(priya, 'ends 417');
      assert.equal(await card.locator('dd li').count(), 2, 'both checks stand there');
      const given = await opens(priya, card.locator('a.btn'));
      assert.ok(png.includes('53.4808') && !given.bytes.includes('53.4808'), 'the place is gone');
      if (scripts) assert.deepEqual(await edges(priya, given.bytes), { width: SIDE, left: [200, 0, 0], right: [0, 0, 200] });
      await go(priya, `${joy}/checks`);
      for (const check of ['identity_photo', 'right_to_work']) assert.match(await priya.locator(`#${check}`).innerText(), /ends 417\s+Priya Shah/);
    });

    await step('it stands for another check once somebody says so, and never for none', async () => {
      await go(harriet, at);
      const card = of(harriet, 'ends 417');
      await card.locator('summary').first().click();
      const ids = await harriet.locator('form[action$="/evidence/items"]').count();
      assert.equal(ids, 2);
      await send(harriet, '/evidence/items', { items: [] }, { status: 422, nth: 1 });
      assert.match(await harriet.locator('#items-error').innerText(), /Choose at least one check/);
      assert.ok(await card.locator('details[open] #items-error').isVisible(), 'in the form that was sent, which is open');
      await shot(harriet, name('for-none'));
      await send(harriet, '/evidence/items', { items: ['identity_photo', 'qualifications'] }, { nth: 1 });
      await go(harriet, `${joy}/checks`);
      assert.match(await harriet.locator('#qualifications').innerText(), /ends 417/);
      assert.doesNotMatch(await harriet.locator('#right_to_work').innerText(), /ends 417/);
    });

    await step('it is taken away for a reason: nobody opens it any more, and who took it away and why stays', async () => {
      await go(harriet, at);
      const card = of(harriet, 'ends 417');
      const address = await card.locator('a.btn').getAttribute('href');
      await card.locator('summary').nth(1).click();
      await shot(harriet, name('take-away'));
      await send(harriet, '/evidence/remove', { why: 'Twice' }, { status: 422, nth: 1 });
      assert.match(await harriet.locator('#why-error').innerText(), /at least 10 characters/);
      assert.equal(await harriet.locator('#why').inputValue(), 'Twice', 'what was typed is kept');
      assert.ok(await card.locator('details[open] #why').isVisible());
      await shot(harriet, name('no-reason'));
      await send(harriet, '/evidence/remove', { why: 'It was scanned twice.' }, { nth: 1 });
      assert.match((await card.innerText()).replace(/\s+/g, ' '), /Taken away.*Harriet Row, \d+ \w+ \d{4}.*It was scanned twice\./);
      assert.equal(await card.locator('a, form').count(), 0, 'nothing can be opened or done');
      await shot(harriet, name('taken-away'));
      await go(priya, address, 404);
      await shot(priya, name('gone'));
      await go(priya, `${joy}/checks`);
      assert.doesNotMatch(await priya.locator('#checks, main').first().innerText(), /ends 417/);
      assert.match(await priya.locator('#right_to_work').innerText(), /Online check/, 'the other is still there');
    });
    await server.stop();
  });
}

story('Who may read the copy of a document, and who did', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const as = wanted => server.demo.people.find(one => one.role === wanted || one.name === wanted);
  const signedIn = async (wanted, name) => {
    const page = await open('laptop', { server, name });
    await signIn(page, as(wanted));
    return page;
  };
  const harriet = await signedIn('hr', 'Harriet');
  const grace = await signedIn('Grace Obi', 'Grace');
  const file = await files();
  const pdf = aPdf();
  const kept = {};

  await step('HR keeps a copy for somebody at each home', async () => {
    for (const [who, list] of [['Joy Adeyemi', '/checks'], ['Rosa Lind', null]]) {
      let candidate;
      if (list) {
        await go(harriet, list);
        candidate = (await harriet.locator('th a', { hasText: who }).first().getAttribute('href')).replace('/checks', '');
      } else {
        await go(harriet, '/vacancies');
        const vacancy = await harriet.locator('tr', { hasText: 'Elm House' }).locator('a').first().getAttribute('href');
        await go(harriet, `${vacancy}/candidates`);
        candidate = await harriet.locator('a[href^="/candidates/"]', { hasText: who }).first().getAttribute('href');
      }
      await send(harriet, '/evidence', { what: 'identity', words: `Card of ${who.split(' ')[0]}`, items: ['identity_photo'], file: await file('card.pdf', pdf) }, { from: `${candidate}/evidence` });
      kept[who] = { list: `${candidate}/evidence`, checks: `${candidate}/checks`, one: await harriet.locator('section.card a.btn', { hasText: 'Open' }).first().getAttribute('href') };
    }
  });

  await step('the manager of one home opens the copy of her own home, and finds nothing of the other', async () => {
    const { 'Joy Adeyemi': own, 'Rosa Lind': other } = kept;
    await go(grace, own.list);
    const given = await opens(grace, grace.locator('section.card a.btn', { hasText: 'Open' }));
    assert.ok(given.bytes.equals(pdf));
    for (const path of [other.list, other.one, other.checks]) {
      await go(grace, path, 404);
      assert.doesNotMatch(await grace.locator('body').innerText(), /Rosa|Card of/);
    }
    // Nor by the address of her own candidate.
    await go(grace, `${own.list}/${other.one.split('/').at(-1)}`, 404);
    const posted = await grace.request.post(other.list, { headers: { origin: server.url }, multipart: { what: 'identity', items: 'identity_photo', file: { name: 'card.pdf', mimeType: 'application/pdf', buffer: pdf } } });
    assert.equal(posted.status(), 404, 'and she keeps nothing there');
  });

  await step('the facilitator, the administrator and whoever is not signed in get no copy and no list', async () => {
    for (const [role, name] of [['facilitator', 'Tom'], ['administrator', 'Alex']]) {
      const page = await signedIn(role, name);
      for (const path of Object.values(kept).flatMap(({ list, one }) => [list, one])) {
        await go(page, path, 403);
        assert.doesNotMatch(await page.locator('body').innerText(), /Card of/);
      }
      if (role === 'facilitator') await shot(page, 'evidence-not-allowed');
    }
    const nobody = await open('laptop', { server, name: 'nobody' });
    await go(nobody, kept['Joy Adeyemi'].list);
    assert.equal(here(nobody), '/sign-in');
    await go(nobody, kept['Joy Adeyemi'].one, 401);
    await shot(nobody, 'evidence-not-signed-in');
  });

  await step('the auditor reads it and has nothing to press', async () => {
    const nadia = await signedIn('auditor', 'Nadia');
    await go(nadia, kept['Rosa Lind'].list);
    assert.equal(await nadia.locator('main form').count(), 0);
    const given = await opens(nadia, nadia.locator('section.card a.btn', { hasText: 'Open' }));
    assert.ok(given.bytes.equals(pdf));
    await shot(nadia, 'evidence-auditor');
  });

  await step('who read the list and who opened a copy stands in the log; who was refused opened nothing', async () => {
    const candidate = kept['Joy Adeyemi'].list.split('/')[2];
    await go(harriet, `/audit/views?file=${candidate}`);
    const log = await words(harriet);
    assert.match(log, /Grace Obi read the list of documents kept about Joy Adeyemi/);
    assert.match(log, /Grace Obi opened a document kept about Joy Adeyemi/);
    assert.doesNotMatch(log, /(Tom Reed|Alex Moor) (opened a document|read the list of documents)/);
    await shot(harriet, 'evidence-log');
    await go(harriet, `/files/${candidate}`);
    assert.match(await words(harriet), /Document kept/);
  });
  await server.stop();
});

story('A copy of the right to work goes two years after somebody left', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const harriet = await open('laptop', { server, name: 'Harriet' });
  const file = await files();
  const ago = (years, days = 0) => {
    const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() - days * 86_400_000).split('-');
    return `${year - years}-${month}-${day}`;
  };
  const people = ['Ada Abara', 'Bola Abara', 'Cyd Abara'];
  const root = {};

  await step('three people who work here have a copy each', async () => {
    await signIn(harriet, server.demo.people.find(one => one.role === 'hr'));
    await send(harriet, '/employed/import', { text: ['name,job,home,start date', ...people.map(one => `${one},Support worker,Elm House,1/5/2019`)].join('\n') }, { from: '/employed/import' });
    await send(harriet, '/employed/import/keep', { told: ['yes'] });
    for (const one of people) {
      await go(harriet, '/employed');
      root[one] = (await harriet.locator('.matrix tbody th a', { hasText: one }).getAttribute('href')).replace('/checks', '');
      await send(harriet, '/evidence', { what: 'right_to_work', items: ['right_to_work'], file: await file('share.pdf', aPdf()) }, { from: `${root[one]}/evidence` });
    }
    await go(harriet, '/checks/work');
    assert.doesNotMatch(await words(harriet), /A copy reaches its last day/, 'nobody has left');
  });

  await step('one left two years ago, one nearly so long ago, one today: what is due says which copy goes when', async () => {
    for (const [one, on] of [['Ada Abara', ago(2)], ['Bola Abara', ago(2, -20)], ['Cyd Abara', ago(0)]]) {
      const from = `/files/${root[one].split('/').at(-1)}`;
      await go(harriet, from);
      await harriet.locator('#employment summary').click();
      await send(harriet, '/ended', { ended_on: on });
    }
    await go(harriet, '/checks/work');
    const row = one => harriet.locator('section.card', { has: harriet.locator('tr', { hasText: one }) });
    const when = one => row(one).locator('h2').innerText();
    await shot(harriet, 'evidence-due');
    assert.notEqual(await when('Ada Abara'), await when('Bola Abara'), 'today is not soon');
    assert.match(await harriet.locator('tr', { hasText: 'Ada Abara' }).innerText(), /A copy reaches its last day[\s\S]*Proof of the right to work/);
    assert.equal(await row('Cyd Abara').count(), 0, 'two years are to come');
  });

  await step('it is taken away from there, and is due no more', async () => {
    await left(harriet, () => harriet.locator('tr', { hasText: 'Ada Abara' }).locator('a').click());
    await arrived(harriet);
    await harriet.locator('section.card summary', { hasText: 'Take it away' }).click();
    await send(harriet, '/evidence/remove', { why: 'Two years since she left.' });
    assert.match(await words(harriet), /Taken away/);
    await go(harriet, '/checks/work');
    assert.doesNotMatch(await words(harriet), /Ada Abara/);
    assert.match(await words(harriet), /Bola Abara/);
  });
  await server.stop();
});
