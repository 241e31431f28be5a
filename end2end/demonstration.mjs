// The demonstration: one recruitment, from an empty database through the screens to a file that anybody can check.
// Told twice: with scripts, and without any on the tablets and for the choice.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder, go, left, look, PICTURES, Server, shot, SILENT, story } from './harness.mjs';
import { badly } from './bad-input.mjs';
import { answerAll, becomes, candidateOf, choose, finishInterview, follow, form, here, send, signIn, sitDown, type, unpacked } from './hands.mjs';

const PRIYA = { name: 'Priya Nair', email: 'priya@elm.example', password: 'rain on the tin roof' };
const TOM = { name: 'Tom Reed', roles: ['facilitator'], email: 'tom@elm.example', password: 'three green kettles' };
const HELEN = { name: 'Helen Marsh', roles: ['hr'], email: 'helen@elm.example', password: 'a quiet paper boat' };
const ANN = { name: 'Ann Doyle', roles: ['panel_member'] };
const BEN = { name: 'Ben Okafor', roles: ['panel_member'] };

const CANDIDATES = ['Joy Mensah', 'Amir Khan', 'Sam Carter'];
const CSV = `Name,E-mail,Phone,Where they saw it
Joy Mensah,joy@mail.example,07700 900101,Job centre
Amir Khan,amir@mail.example,07700 900102,A friend
,nobody@mail.example,,Leaflet
Sam Carter,sam@mail.example,07700 900103,Leaflet
`;
const ANNS_WORDS = 'Joy looked at me and waited for me';
const SAMS_REASON = 'Sam has done night shifts before and we need that now';
const ANSWER = 'Thank you for your work.\nWe know that you liked Joy best.\nWe asked Joy to be next in line.';
const later = days => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + days * 86_400_000);
const today = () => later(0);

/** `make` starts the server it is told on; `badInput: false` leaves out the bad input that is sent to forms on the way. */
export const demonstration = (scripts, { make = () => Server.start(scripts ? {} : SILENT), badInput = scripts } = {}) => async (step, open) => {
  const server = await make();
  const priya = await open('laptop', { server, name: 'Priya' });
  const tom = await open('laptop', { server, name: 'Tom' });
  const tablets = {};
  const ids = {};

  await step('an empty database is set up with the one-time code, and a wrong code is refused', async () => {
    await go(priya, '/');
    const first = { organisation: 'Elm House', service: 'Elm House', name: PRIYA.name, email: PRIYA.email, password: PRIYA.password };
    await send(priya, '/first', { code: '0000-0000-0000', ...first }, { status: 422 });
    assert.equal(await priya.locator('[name=organisation]').inputValue(), 'Elm House', 'what was typed is kept');
    await send(priya, '/first', { code: await server.code(), password: PRIYA.password });
    await shot(priya, 'vacancies-empty');
  });

  await step('the people are added', async () => {
    for (const { password, ...person } of [TOM, HELEN, ANN, BEN]) {
      await go(priya, '/people/new');
      await send(priya, '/people/new', person);
      if (!person.email) continue;
      // There is no mail server: the invitation is passed on by hand, and its link opened in a browser of their own.
      const link = new URL(await priya.locator('.address code').first().innerText()).pathname;
      await send(priya, '/passed-on');
      const own = await open('laptop', { server, name: person.name });
      await go(own, link);
      await send(own, link, { password });
      await own.context().close();
    }
    await go(priya, '/people');
    await shot(priya, 'people');
    await send(priya, '/sign-out');
  });

  await step('from sign-in to a panel that can start in at most 12 screens, with candidates from a CSV file', async () => {
    priya.acts = 0;
    await signIn(priya, PRIYA);
    await follow(priya, '/vacancies/new');
    await shot(priya, 'vacancy-new');
    await send(priya, '/vacancies/new', {
      title: 'Support worker, nights', role_words: 'You help people in their own home at night.', contact: 'Priya Nair, 01234 567890',
      support: 'I like to stay up late and talk.', worse: 'When somebody rushes me.', good: 'They listen first.', firm: 'They never come in without knocking.', written_by: 'Ann and Ben',
    });
    ids.vacancy = /vacancies\/([^/]+)/.exec(priya.url())[1];
    const vacancy = `/vacancies/${ids.vacancy}`;
    /** On to where a deed led, or to where the vacancy's one button leads. */
    const on = async end => {
      if (!here(priya).endsWith(end)) {
        if (here(priya) !== vacancy) await follow(priya, vacancy);
        await shot(priya, `vacancy-before${end.replaceAll('/', '-')}`);
        await left(priya, () => priya.locator('#next-step').click());
        await look(priya);
        priya.acts += 1;
      }
      assert.ok(here(priya).endsWith(end), `the next step leads to ${here(priya)}, not to ${end}`);
    };
    await on('/candidates');
    const file = join(await freshFolder(), 'candidates.csv');
    await writeFile(file, CSV);
    await shot(priya, 'candidates');
    await send(priya, '/candidates/import', { file });
    const preview = await priya.locator('main').innerText();
    for (const name of CANDIDATES) assert.ok(preview.includes(name), `${name} is in the preview`);
    await shot(priya, 'candidates-preview');
    if (badInput) {
      await send(priya, '/candidates/import/keep', { keep_good: [] }, { status: 422 });
      priya.acts -= 1;
    }
    await send(priya, '/candidates/import/keep', { keep_good: ['yes'], shortlist_all: ['yes'] });
    await on('/notice');
    await shot(priya, 'notice');
    await send(priya, '/notice', { how: 'email' });
    await on('/kit');
    await shot(priya, 'kit');
    await send(priya, '/kit');
    await on('/panel');
    await shot(priya, 'panel');
    const person = name => priya.locator('[name=seat_1_person] option', { hasText: name }).getAttribute('value');
    await send(priya, '/panel/save', {
      day: today(), starts_at: '09:30', place: 'The blue room, Elm House', facilitator: await person(TOM.name),
      seat_1_person: await person(ANN.name), seat_1_kind: 'panel_member',
      seat_2_person: await person(BEN.name), seat_2_kind: 'panel_member',
      seat_3_person: await person(PRIYA.name), seat_3_kind: 'manager',
    });
    await on('/agreement');
    await shot(priya, 'agreement');
    if (badInput) {
      await badly(priya, { page: `${vacancy}/agreement`, action: `${vacancy}/agreement/announce`, button: '[formaction$="/preview"]' });
      await go(priya, `${vacancy}/agreement`);
    }
    await send(priya, '/agreement/announce', { mode: 'parallel', panel_share: '60', talk: 'after_last' }, { button: '[formaction$="/preview"]' });
    await shot(priya, 'agreement-preview');
    await send(priya, '/agreement/announce');
    await on('/askers');
    await shot(priya, 'askers');
    if (badInput) {
      const askersPage = here(priya);
      await badly(priya, { page: askersPage, action: `${askersPage}/name` });
      await go(priya, askersPage);
    }
    const seat = name => priya.locator('[name=asker_1] option', { hasText: name }).getAttribute('value');
    const askers = await priya.locator('select[name^=asker_]').count();
    const asks = [await seat('Ann'), await seat('Ben'), await seat('Priya')];
    await send(priya, '/askers/name', Object.fromEntries(Array.from({ length: askers }, (_, at) => [`asker_${at + 1}`, asks[at % asks.length]])));
    await on('/day');
    await shot(priya, 'day');
    ids.panel = /panels\/([^/]+)/.exec(priya.url())[1];
    await send(priya, '/day');
    await shot(priya, 'day-planned');
    assert.ok(priya.acts <= 12, `${priya.acts} screens`);
    return `${priya.acts} screens`;
  });

  await step('three tablets join, and each member says: yes, that is me', async () => {
    await signIn(tom, TOM);
    const kind = { server, scripts };
    for (const person of [ANN, BEN, PRIYA]) {
      const name = person.name.split(' ')[0];
      tablets[name] = await open('tablet', { ...kind, name: `${name}'s tablet` });
      await sitDown(tablets[name], tom, ids.panel, person.name, name === 'Ben' ? 'pictures' : 'code');
    }
  });

  await step('the interviews: three people score three candidates in private, Ben is unwell for the last', async () => {
    for (const [at, candidate] of CANDIDATES.entries()) {
      await go(tom, `/panels/${ids.panel}/board`);
      await shot(tom, `board-before-${at + 1}`);
      const starts = tom.locator('form[action$="/start"]');
      ids[candidate] = /interviews\/([^/]+)/.exec(await starts.first().getAttribute('action'))[1];
      await send(tom, `/interviews/${ids[candidate]}/start`);
      const sits = Object.keys(tablets).filter(name => !(name === 'Ben' && at === 2));
      for (const name of sits) {
        await answerAll(tablets[name], candidate, n => said(name, candidate, n), { shots: at === 0 && name === 'Ann' && scripts });
        if (at === 0 && name === 'Ann') {
          // Tom has not touched his page since the interview began: the board follows by itself, and says no more than done.
          const joy = tom.locator('section', { hasText: candidate });
          await joy.getByText('Done', { exact: true }).nth(4).waitFor();
          // Private means private: what Ann typed stands on no page of the desk and in nothing that the board fetches.
          for (const [desk, path] of [[priya, `/vacancies/${ids.vacancy}/weigh`], [priya, `/panels/${ids.panel}/board`], [tom, `/panels/${ids.panel}/board`]]) {
            await go(desk, path);
            assert.ok(!(await desk.content()).includes(ANNS_WORDS), `${path} shows what Ann typed`);
          }
        }
        await finishInterview(tablets[name]);
      }
      if (at === 2) {
        await go(tom, `/panels/${ids.panel}/board`);
        await tom.locator('details:has(form[action$="/absence"]) summary').click();
        const option = (field, text) => tom.locator(`[name=${field}] option`, { hasText: text }).first().getAttribute('value');
        await send(tom, '/board/absence', { interview: ids[candidate], seat: await option('seat', 'Ben'), reason: 'unwell' });
      }
      await go(tom, `/panels/${ids.panel}/board`);
      await shot(tom, `board-after-${at + 1}`);
      if (PICTURES && scripts && at === 2) await shot(tom, 'board', PICTURES);
      if (await tom.locator(`form[action$="/interviews/${ids[candidate]}/settle"]`).count()) await send(tom, `/interviews/${ids[candidate]}/settle`);
    }
  });

  await step('the panel talks, one changes their mind, and the first score is kept', async () => {
    for (const candidate of CANDIDATES) {
      await go(tom, `/panels/${ids.panel}/board`);
      await send(tom, `/interviews/${ids[candidate]}/talk`);
      await shot(tom, `talk-${candidate.split(' ')[0]}`);
      if (candidate === 'Amir Khan') {
        const ben = tablets.Ben;
        await go(ben, `/seat/talk/${ids[candidate]}`);
        await shot(ben, 'tablet-talk');
        await left(ben, () => ben.locator('a.change').first().click());
        await look(ben);
        await choose(ben, 'answer', '3');
        await send(ben, here(ben));
        assert.match(await ben.locator('main').innerText(), /OK/i, 'the first score stands beside the new one');
      }
      await go(tom, `/panels/${ids.panel}/talk/${ids[candidate]}`);
      await send(tom, `/interviews/${ids[candidate]}/close`);
    }
  });

  await step('the manager weighs, chooses Sam whom she alone liked, and is stopped for a reason', async () => {
    const desk = scripts ? priya : await open('laptop', { server, scripts: false, name: 'Priya without scripts' });
    if (!scripts) await signIn(desk, PRIYA);
    await go(desk, `/vacancies/${ids.vacancy}/weigh`);
    await shot(desk, 'weigh');
    if (PICTURES && scripts) await shot(desk, 'weigh', PICTURES);
    if (badInput) await badly(desk, { page: `/vacancies/${ids.vacancy}/choose`, action: `/vacancies/${ids.vacancy}/choose` });
    await go(desk, `/vacancies/${ids.vacancy}/choose`);
    ids.sam = await candidateOf(desk, 'Sam Carter');
    const choice = {
      ...(await becomes(desk, 'Sam Carter', 'chosen', 'Calm and clear; nights from the first week', ['talk', 'other'])),
      ...(await becomes(desk, 'Joy Mensah', 'reserve', 'Kind and patient, and asked once without waiting')),
      ...(await becomes(desk, 'Amir Khan', 'not_chosen', 'Spoke to the supporter and began before asking', ['talk', 'consent'])),
    };
    await send(desk, '/choose', choice, { status: 422 });
    await shot(desk, 'choose-stopped');
    assert.ok(await desk.locator('[name=against_reason][aria-invalid=true]').count(), 'the reason is asked for');
    await send(desk, '/choose', { against_reason: SAMS_REASON, told: 'as_it_is' });
    await shot(desk, 'chosen');
    if (badInput) await badly(desk, { page: `/vacancies/${ids.vacancy}/feedback`, action: `/vacancies/${ids.vacancy}/feedback` });
    await go(desk, `/vacancies/${ids.vacancy}/feedback`);
    await send(desk, '/feedback', { words: ANSWER });
    await shot(desk, 'feedback');
  });

  await step('Sam is offered the job and says yes, and every form on the way refuses bad input', async () => {
    const sam = `/candidates/${ids.sam}`;
    if (badInput) await badly(priya, { page: sam, action: `${sam}/offer` });
    await send(priya, `${sam}/offer`, { hours: '30 hours a week, nights', pay: '£13.10 an hour', start_on: later(30), answer_by: later(7) }, { from: sam });
    if (badInput) await badly(priya, { page: sam, action: `${sam}/offer/answer` });
    await send(priya, `${sam}/offer/answer`, { answer: 'accepted' }, { from: sam });
    await shot(priya, 'candidate');
    await go(priya, `${sam}/letter`);
    await shot(priya, 'letter');
    await go(priya, `${sam}/checks`);
    await shot(priya, 'checks');
  });

  await step('Sam’s history is typed in from paper: a gap is explained in writing and accepted, and Sam confirms it', async () => {
    const at = `/candidates/${ids.sam}/history`;
    await go(priya, at);
    await shot(priya, 'history-empty');
    if (badInput) await badly(priya, { page: at, action: `${at}/frame` });
    // A wrong turn: a year alone.
    await send(priya, `${at}/frame`, { education_end: '2012', applied_on: '2 November 2026' }, { from: at, status: 422 });
    assert.match(await priya.locator('main').innerText(), /year alone is not enough/);
    await send(priya, `${at}/frame`, { education_end: 'July 2012' });
    if (badInput) await badly(priya, { page: `${at}/period`, action: `${at}/period` });
    const next = { button: 'button[value=next]' };
    await go(priya, `${at}/period`);
    await send(priya, `${at}/period`, { activity: 'work', place: 'Greenway Garden Centre', title: 'Sales assistant', began: '16 July 2012', ended: '30/4/2016' }, next);
    await send(priya, `${at}/period`, { activity: 'caring', place: 'Caring for my grandmother', began: '5/2016', ended: '2/2017' }, next);
    await send(priya, `${at}/period`, { activity: 'work', place: 'Orchard Court', title: 'Care assistant', care: 'yes', began: '6/3/2017', ended: '31/8/2015' }, { status: 422 });
    await shot(priya, 'history-period-refused');
    await send(priya, `${at}/period`, { ended: '31/8/2021', why: 'The home closed.' }, next);
    await send(priya, `${at}/period`, { activity: 'work', place: 'Riverside Home Care', title: 'Support worker', care: 'yes', began: '1/9/2021' }, { status: 422 });
    assert.match(await priya.locator('main').innerText(), /say that it goes on/, 'an end that was forgotten is no job that goes on');
    await send(priya, `${at}/period`, { goes_on: 'yes' });
    await shot(priya, 'history-gap-open');
    if (PICTURES && scripts) await shot(priya, 'history', PICTURES);
    assert.match(await priya.locator('main').innerText(), /1 May 2016 to 5 March 2017/);
    const gap = `${at}?gap=2016-05-01`;
    if (badInput) await badly(priya, { page: gap, action: `${at}/explain` });
    await go(priya, gap);
    assert.match(await priya.locator('#gap-2016-05-01').innerText(), /Caring for my grandmother/, 'what the history says of this time stands beside it');
    await send(priya, `${at}/explain`, { words: 'I looked after my grandmother at her home.', written: 'no' });
    assert.match(await priya.locator('main').innerText(), /Not in writing yet/);
    await send(priya, `${at}/explain`, { words: 'I looked after my grandmother at her home.', written: 'yes' }, { from: gap });
    await shot(priya, 'history-gap-waits');
    if (badInput) await badly(priya, { page: at, action: `${at}/judge` });
    await send(priya, `${at}/judge`, { enough: 'yes' }, { from: at });
    if (badInput) await badly(priya, { page: at, action: `${at}/confirm` });
    await send(priya, `${at}/confirm`, { how: 'in_person' }, { from: at });
    await shot(priya, 'history-whole');
    assert.match(await priya.locator('main').innerText(), /The history is whole/);
  });

  await step('two employers speak for Sam: one by a link on a phone, one on paper; what differs is settled, and both are shown to be genuine', async () => {
    const at = `/candidates/${ids.sam}/references`;
    await go(priya, at);
    await shot(priya, 'references-empty');
    const card = name => priya.locator('section.card', { has: priya.locator('h2', { hasText: name }) });
    const ask = async name => {
      await go(priya, at);
      await follow(priya, await card(name).locator('a[href*="ask?for=employer"]').first().getAttribute('href'));
    };
    if (badInput) await badly(priya, { page: `${at}/ask`, action: `${at}/ask` });
    await ask('Orchard Court');
    await send(priya, `${at}/ask`, { referee: 'Moira Bell', referee_role: 'Registered manager', email: 'm.bell@orchardcourt.example', contact_from: 'found', how: 'link', more: 'What did people at the home say of Sam?' });
    const orchard = here(priya);
    await shot(priya, 'reference-asked');
    // No mail server here: Priya passes the message on.
    await go(priya, '/messages');
    await shot(priya, 'messages-reference');
    const link = /\/reference\/[\w-]+/.exec(await priya.locator('main').innerText())[0];
    const moira = await open('phone', { server, scripts, name: 'Moira' });
    await go(moira, link);
    await shot(moira, 'referee-form', process.env.SHOTS, { fullPage: true });
    if (badInput) await badly(moira, { page: '/reference', action: '/reference/answer' });
    const said = {
      from_name: 'Moira Bell', capacity: 'manager', title: 'Care assistant', began: '2017', ended: 'August 2021', why_left: 'The home closed.',
      re_employ: 'yes', conduct: 'Kind and patient. Sam noticed first when somebody was in pain.', safeguarding: 'no', more: 'They asked for Sam.',
    };
    // A wrong turn: a year alone.
    await send(moira, '/reference/answer', said, { from: '/reference', status: 422 });
    assert.equal(await moira.locator('[name=conduct]').inputValue(), said.conduct, 'what was typed is still there');
    await shot(moira, 'referee-refused', process.env.SHOTS, { fullPage: true });
    await send(moira, '/reference/answer', { began: 'June 2017' });
    await shot(moira, 'referee-thanks');
    assert.match(await moira.locator('main').innerText(), /Your reference has arrived/);

    await go(priya, orchard);
    await shot(priya, 'reference-came');
    if (badInput) await badly(priya, { page: orchard, action: `${orchard}/proved` });
    await send(priya, '/proved', { proof: 'work_address', source: 'm.bell@gmail.com', genuine: 'yes' }, { from: orchard, status: 422 });
    assert.match(await priya.locator('main').innerText(), /The link went to another address/);
    await send(priya, '/proved', { source: 'm.bell@orchardcourt.example' });
    if (badInput) await badly(priya, { page: orchard, action: `${orchard}/settle` });
    await send(priya, '/settle', { words: 'Sam showed a payslip of March 2017: the first weeks were as a bank worker.' }, { from: orchard });
    await shot(priya, 'reference-covered');
    assert.match(await priya.locator('h1').innerText(), /Covered/);

    await ask('Riverside');
    const riverside = { referee: 'Abdul Rahman', referee_role: 'Branch manager', phone: '01234 567 890', contact_from: 'candidate', how: 'phone' };
    await send(priya, `${at}/ask`, riverside, { status: 422 });
    assert.match(await priya.locator('main').innerText(), /Ask the candidate first/, 'the present employer');
    await send(priya, `${at}/ask`, { permission: 'yes' });
    const second = here(priya);
    const tries = `${second}?open=try`;
    if (badInput) await badly(priya, { page: tries, action: `${second}/chase` });
    await send(priya, '/chase', { how: 'phone', note: 'Left a message with the office.' }, { from: tries });
    const answer = `${second}?open=answer`;
    if (badInput) await badly(priya, { page: answer, action: `${second}/given` });
    const paper = { came_how: 'post', from_name: 'Abdul Rahman', capacity: 'manager', title: 'Support worker', began: '1/9/2021', goes_on: 'yes' };
    await send(priya, '/given', paper, { from: answer });
    await shot(priya, 'reference-dates-only');
    assert.match(await priya.locator('h1').innerText(), /Does not show conduct/, 'dates alone are not enough');
    await send(priya, '/given', { conduct: 'Reliable, and honest about mistakes.', re_employ: 'yes', safeguarding: 'no' }, { from: answer });
    await send(priya, '/proved', { proof: 'rang_found_number', source: 'The number on the regulator’s page', genuine: 'yes' }, { from: second });
    await go(priya, at);
    await shot(priya, 'references-whole');
    assert.match(await priya.locator('main').innerText(), /The references are whole/);
  });

  await step('the checks are seen, Sam is cleared and starts, and neither can be had before', async () => {
    const sam = `/candidates/${ids.sam}`;
    await send(priya, `${sam}/confirm`, { outcome: 'clear' }, { from: `${sam}/confirm`, status: 422 });
    await go(priya, `${sam}/checks`);
    // What follows from the history and the references is not recorded by hand.
    const items = await priya.locator('section.card[id]:has(a[href*="/checks?item="])').evaluateAll(cards => cards.map(card => card.id));
    const dbs = {
      certificate_number: '001234567890', issued_on: today(), level: 'enhanced_adults', workforce: 'adult',
      position: 'Adult Workforce Support Worker', eligibility: 'Gives personal care', original: 'yes', shows: 'nothing',
    };
    const forms = {
      identity_photo: ['document', { identity_document: 'passport', country: 'United Kingdom', last_characters: '417', photograph_on: today(), likeness: 'yes', original: 'yes' }],
      right_to_work: ['list_a', { document: 'british_passport', seen_how: 'in_person', likeness: 'yes', original: 'yes', copy_kept: 'yes' }],
      qualifications: ['certificates', { qualifications: 'Level 2 Diploma in Care, 2018', claims_covered: 'yes', original: 'yes' }],
      health_for_the_work: ['declaration', { fitness: 'fit' }],
      self_declaration: ['signed', { signed_on: today(), protected_told: 'yes', shows: 'nothing' }],
      dbs_enhanced_barred_list: ['certificate', dbs],
    };
    for (const item of items) {
      const [way, fields] = forms[item] ?? [''];
      await go(priya, `${sam}/checks?item=${item}&way=${way}`);
      // What a role does not ask for is said so; everything else is written down in the form of its check.
      if (!fields) await send(priya, '/checks/record', { status: 'not_required', note: 'This role works with adults only; no such check is asked for.' });
      else {
        if (item === 'dbs_enhanced_barred_list') {
          if (badInput) await badly(priya, { page: `${sam}/checks?item=${item}&way=${way}`, action: `${sam}/checks/facts` });
          await shot(priya, 'check-form');
        }
        await send(priya, '/checks/facts', { checked_on: today(), ...fields }, { from: `${sam}/checks?item=${item}&way=${way}` });
      }
    }
    await shot(priya, 'checks-complete');
    if (badInput) await badly(priya, { page: `${sam}/confirm`, action: `${sam}/confirm` });
    await send(priya, `${sam}/confirm`, { outcome: 'clear' }, { from: `${sam}/confirm` });
    if (badInput) await badly(priya, { page: `${sam}/start`, action: `${sam}/start` });
    await send(priya, `${sam}/start`, { start_on: later(30) }, { from: `${sam}/start` });
    await shot(priya, 'started');
    assert.match(await priya.locator('main').innerText(), /start/i);
    return `${items.length} checks`;
  });

  await step("Ann's tablet shows the reason", async () => {
    const ann = tablets.Ann;
    await go(ann, '/seat');
    await shot(ann, 'tablet-home-answer');
    await follow(ann, '/seat/answer');
    const words = await ann.locator('main').innerText();
    assert.ok(words.includes(SAMS_REASON), 'the reason in the manager’s words');
    assert.ok(words.includes('Joy'), 'whom the panel put first');
    await shot(ann, 'tablet-answer');
    await send(ann, '/seat/answer');
  });

  await step('HR opens the file; one digit of the export is changed, and verify names it', async () => {
    const helen = await open('laptop', { server, name: 'Helen' });
    await signIn(helen, HELEN);
    await go(helen, `/files/${ids.sam}`);
    await shot(helen, 'file');
    if (PICTURES && scripts) await shot(helen, 'file', PICTURES, { fullPage: false });
    const words = await helen.locator('main').innerText();
    assert.ok(words.includes(SAMS_REASON), 'the reason stands in the file');
    const [download] = await Promise.all([helen.waitForEvent('download'), helen.locator('a[href$="/bundle"]').first().click()]);
    const bundle = join(await freshFolder(), 'sam.zip');
    await download.saveAs(bundle);
    const whole = await server.run('verify', bundle);
    assert.equal(whole.code, 0, `${whole.out}${whole.said}`);
    const zip = await readFile(bundle);
    // The entries stand in the ZIP as they are.
    const entries = unpacked(zip).get('entries.json');
    const { changed, number } = otherScore(entries.toString('utf8'));
    Buffer.from(changed).copy(entries);
    await writeFile(bundle, zip);
    const found = await server.run('verify', bundle);
    const told = `${found.out}${found.said}`;
    assert.equal(found.code, 1, `a changed score was not found: ${told}`);
    assert.match(told, new RegExp(`entry ${number}\\b`, 'i'), 'it names the entry');
    return told.trim().split('\n').filter(line => /entry/i.test(line))[0];
  });

  await server.stop();
};

/** What a person says to the nth question about a candidate: Ann and Ben like Joy, Priya alone likes Sam. */
function said(name, candidate, n) {
  const liked = name === 'Priya' ? candidate === 'Sam Carter' : candidate === 'Joy Mensah';
  const answer = liked ? '3' : candidate === 'Amir Khan' ? '2' : '1';
  if (name === 'Ann' && candidate === 'Joy Mensah' && n === 1) return { answer, words: ANNS_WORDS, card: true };
  if (name === 'Ann' && candidate === 'Amir Khan' && n === 2) return { answer: 'not_sure' };
  if (name === 'Ben' && candidate === 'Joy Mensah' && n === 2) return { answer: 'rather_not' };
  return { answer };
}

/** The same copy with one digit of one score changed, as somebody with a text editor would, and which entry that is. */
function otherScore(copy) {
  const given = copy.indexOf('"score.given"');
  const digit = given + /"value":"(?=[123])/.exec(copy.slice(given)).index + '"value":"'.length;
  const changed = copy.slice(0, digit) + (copy[digit] === '1' ? '2' : '1') + copy.slice(digit + 1);
  const entry = JSON.parse(copy).entries.find(({ body }) => body?.some(field => field.value?.type === 'score.given'));
  return { changed, number: JSON.parse(entry.entry).sseq };
}

// Other stories tell it too: only whoever asks for this file gets it told here.
const wanted = process.argv.slice(2);
if (!wanted.length || wanted.includes('demonstration')) {
  story('The demonstration, with scripts', demonstration(true));
  if (!process.env.ONCE) story('The demonstration, without scripts on the tablets and for the choice', demonstration(false));
}
