// People who work here already: HR brings in a list of 200 with mistakes in it, mends what can be mended, and sees one check themselves.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder, go, Server, shot, SILENT, story } from './harness.mjs';
import { send, signIn } from './hands.mjs';

const HEADING = 'Name,Role,Home,Start date,Works as,Kept where,DBS level,DBS number,DBS date,DBS seen by,Right to work date,Shoe size';
const FIRST = ['Ada', 'Bola', 'Chidi', 'Dilys', 'Efe', 'Fiona', 'Grace', 'Huw', 'Imani', 'Jaya'];
const LAST = ['Abara', 'Bevan', 'Castle', 'Dosanjh', 'Eze', 'Flynn', 'Gill', 'Hughes', 'Iqbal', 'Jones', 'Khan', 'Lewis', 'Mensah', 'Nowak', 'Okafor', 'Price', 'Quinn', 'Rees', 'Singh', 'Thomas'];
const KINDS = ['', 'bank', 'agency', 'volunteer'];
/** 200 people, of whom no two have the same name. */
const people = Array.from({ length: 200 }, (_, n) => {
  const [day, year] = [n % 28 + 1, 2015 + n % 10];
  const dbs = n % 3 ? `Enhanced with adults' barred list,${String(1000 + n).padStart(12, '0')},${day}/4/${year},Jo Smith` : ',,,';
  return `${FIRST[n % 10]} ${LAST[Math.floor(n / 10)]},Support worker,Elm House,${day}/5/${year},${KINDS[n % 8] ?? ''},Cabinet ${n % 4 + 1},${dbs},${day}/4/${year},${36 + n % 10}`;
});
/** What people get wrong: line of the file, what stands there, and what they read. */
const WRONG = [
  [7, line => line.replace(/^[^,]*/, ''), 'There is no name'],
  [20, line => line.replace('Elm House', 'Elm Hse'), 'no home or team of this name'],
  [33, line => line.replace(/(\d+\/5\/)\d+/, '$1/21'), 'This is not a date'],
  [48, line => line.replace(/,0{8}/, ','), '12 digits'],
  [61, line => line.replace(/\d+\/5\/(\d+)/, '$1'), 'Write the day as well'],
  [78, line => line.replace("Enhanced with adults' barred list", 'barred list'), 'Write basic, standard, enhanced'],
  [90, line => line.replace(/\d+\/5\/\d+/, '1/1/2999'), 'still to come'],
  [111, () => people[0], 'The same person stands in line 2'],
];

story('A list of 200 people who work here already, with mistakes in it', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const hr = await open('laptop', { server, name: 'HR' });
  const folder = await freshFolder();
  const list = async (name, text) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const lines = people.map((line, n) => WRONG.find(([at]) => at === n + 2)?.[1](line) ?? line);
  const marks = async (name, mark) => (await hr.locator('.matrix tbody tr', { hasText: name }).locator(`.seen.${mark}`).count());

  await step('nobody stands there yet, and the page says how people come in', async () => {
    await signIn(hr, server.demo.people.find(one => one.role === 'hr'));
    await go(hr, '/checks');
    await go(hr, await hr.locator('main a', { hasText: 'People who work here' }).getAttribute('href'));
    await shot(hr, 'employed-empty');
    await go(hr, '/employed/import');
    const empty = await hr.request.get('/employed/empty-list.csv');
    assert.match(await empty.text(), /name,job,home,start date.*dbs number/);
    await shot(hr, 'employed-import');
  });

  await step('a spreadsheet’s own file, a list without homes and no list at all are refused with what to do', async () => {
    await send(hr, '/employed/import', { file: await list('people.xlsx', 'PK\u0003\u0004 and the rest') }, { status: 422 });
    assert.match(await hr.locator('#file-error').innerText(), /Save as/);
    await send(hr, '/employed/import', { text: 'name,job,start date\nAda Abara,Cook,1/5/2020' }, { status: 422 });
    assert.match(await hr.locator('#text-error').innerText(), /no column “home”/);
    assert.match(await hr.locator('[name=text]').inputValue(), /Ada Abara/, 'what was typed is kept');
    await send(hr, '/employed/import', { text: '' }, { status: 422 });
  });

  await step('the list is looked at before anything is kept: each line that is wrong says why', async () => {
    await send(hr, '/employed/import', { file: await list('people.csv', [HEADING, ...lines].join('\r\n')) });
    const main = await hr.locator('main').innerText();
    assert.match(main, /192 people can be brought in\. 8 lines cannot\./);
    assert.match(main, /not read: Shoe size/);
    for (const [at, , why] of WRONG) {
      const row = hr.locator('table').first().locator('tbody tr').filter({ has: hr.locator('td.n', { hasText: new RegExp(`^${at}$`) }) });
      assert.ok((await row.innerText()).includes(why), `line ${at}: ${await row.innerText()}`);
    }
    await shot(hr, 'employed-preview');
  });

  await step('without a tick for the wrong lines, and without having told the people, nobody comes in', async () => {
    await send(hr, '/employed/import/keep', {}, { status: 422 });
    await send(hr, '/employed/import/keep', { keep_good: ['yes'] }, { status: 422 });
    assert.match(await hr.locator('main').innerText(), /Tell the people first/);
    await send(hr, '/employed/import/keep', { keep_good: ['yes'], told: ['yes'] });
  });

  await step('192 people stand in the table; what the list says is marked, and no file is complete', async () => {
    assert.match(await hr.locator('main .lead').innerText(), /192 people work here\. No file is complete yet\./);
    assert.match(await hr.locator('main').innerText(), /Page 1 of 2/);
    assert.equal(await hr.locator('.matrix tbody tr').count(), 100);
    assert.equal(await marks('Bola Abara', 'elsewhere'), 2, 'certificate and right to work');
    assert.equal(await marks('Bola Abara', 'done'), 0);
    await shot(hr, 'employed-table');
    await go(hr, '/employed?only=complete');
    assert.match(await hr.locator('main').innerText(), /Nobody fits/);
    await go(hr, '/employed?kind=agency&named=');
    const agency = hr.locator('.matrix tbody tr');
    assert.ok(await agency.count() > 10);
    assert.ok((await hr.locator('.matrix thead').innerText()).includes('What the agency confirms'));
    await shot(hr, 'employed-agency');
  });

  await step('what somebody here has seen counts, and what the list said stands beside it', async () => {
    await go(hr, '/employed?named=bola+abara');
    await go(hr, await hr.locator('.matrix tbody th a').getAttribute('href'));
    const checks = new URL(hr.url()).pathname;
    assert.match(await hr.locator('main').innerText(), /They work here, and this is missing/);
    assert.match(await hr.locator('#right_to_work').innerText(), /Recorded elsewhere, 2 April 2016/);
    assert.match(await hr.locator('#dbs_enhanced_barred_list').innerText(), /000000001001[\s\S]*Jo Smith[\s\S]*Cabinet 2/);
    await shot(hr, 'employed-checks');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now());
    const from = `${checks}?item=right_to_work&way=list_a`;
    await send(hr, '/checks/facts', { checked_on: today, document: 'british_passport', seen_how: 'in_person', likeness: ['yes'], original: ['yes'], copy_kept: ['yes'] }, { from });
    await go(hr, '/employed?named=bola+abara');
    assert.equal(await marks('Bola Abara', 'done'), 1);
    assert.equal(await marks('Bola Abara', 'elsewhere'), 1);
  });

  await step('what the role does not need is said once for everybody in it, with the reason', async () => {
    await go(hr, '/employed?named=ada+abara');
    await go(hr, await hr.locator('.matrix tbody th a').getAttribute('href'));
    await go(hr, await hr.locator('a[href^="/vacancies/"][href$="/checks"]').getAttribute('href'));
    const item = ['dbs_standard', 'dbs_enhanced', 'registration', 'driving'];
    await send(hr, '/checks/not-needed', { item, why_needed: '' }, { status: 422 });
    assert.ok(await hr.locator('[name=item][value=driving]').isChecked(), 'what was ticked is kept');
    await send(hr, '/checks/not-needed', { item, why_needed: 'They give personal care in the home: the adults’ list is searched. They drive nobody.' });
    await shot(hr, 'employed-role');
    await go(hr, '/employed?named=abara');
    assert.equal(await marks('Ada Abara', 'not-needed'), 4);
    assert.equal(await marks('Bola Abara', 'not-needed'), 0, 'bank workers are asked apart');
  });

  await step('the same list again brings nobody in twice', async () => {
    await go(hr, '/employed/import');
    await send(hr, '/employed/import', { file: await list('again.csv', [HEADING, ...people].join('\n')) });
    assert.match(await hr.locator('main').innerText(), /8 people can be brought in\. 192 lines cannot\./);
    assert.match(await hr.locator('main').innerText(), /This person is here already/);
    await shot(hr, 'employed-again');
  });

  await step('on a tablet’s width the table moves within its frame, with the names in sight', async () => {
    await hr.setViewportSize({ width: 820, height: 1180 });
    await go(hr, '/employed?only=elsewhere');
    await shot(hr, 'employed-tablet');
  });
});
