// The gate before a start. One person goes from an offer to an open gate: their history read and confirmed on a phone, a gap found
// enough, two referees, a date that differs, and a start under supervision before the certificate is there. Another can never start.
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { follow, form, here, send, signIn } from './hands.mjs';

const later = days => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + days * 86_400_000);
const today = () => later(0);
const words = page => page.locator('main').innerText();
const DBS = 'dbs_enhanced_barred_list';

/** The demonstration, with HR and a manager signed in, and where Joy's pages stand, who said yes to an offer. */
async function office(open) {
  const server = await Server.withDemo(SILENT);
  const as = async (role, name) => {
    const page = await open('laptop', { server, name, isRefused: true });
    await signIn(page, server.demo.people.find(one => one.role === role));
    return page;
  };
  const [harriet, priya] = [await as('hr', 'Harriet'), await as('manager', 'Priya')];
  await go(harriet, '/checks');
  const joy = (await harriet.locator('th a', { hasText: 'Joy' }).first().getAttribute('href')).replace('/checks', '');
  const facts = async (item, way, fields, options = {}) => {
    const from = `${joy}/checks?item=${item}&way=${way}`;
    await send(harriet, '/checks/facts', { checked_on: today(), ...fields }, { from, ...options });
  };
  /** Sends the form of a start as somebody would who knows its address; what the server answers. */
  const starts = page => page.evaluate(([path, on]) => fetch(path, { method: 'POST', body: new URLSearchParams({ start_on: on }), redirect: 'manual' })
    .then(async reply => ({ status: reply.status, text: await reply.text() })), [`${joy}/start`, today()]);
  return { server, harriet, priya, joy, facts, starts };
}

/** Everything that is seen and is neither the certificate nor worked out. */
async function seeTheRest({ harriet, joy, facts }) {
  const vacancy = await harriet.locator('nav.trail a').nth(1).getAttribute('href');
  const item = ['dbs_standard', 'dbs_enhanced', 'registration', 'overseas_certificate', 'driving'];
  const why = 'They give personal care to adults in the home, at night; they drive nobody.';
  await send(harriet, '/checks/not-needed', { item, why_needed: why }, { from: `${vacancy}/checks` });
  await facts('health_for_the_work', 'declaration', { fitness: 'fit' });
  await facts('self_declaration', 'signed', { signed_on: today(), protected_told: 'yes', shows: 'nothing' });
  await go(harriet, `${joy}/checks`);
}

story('From an offer to an open gate: one gap, one date that differs, one start before the certificate', async (step, open) => {
  const at = await office(open);
  const { server, harriet, priya, joy, facts, starts } = at;
  const phone = await open('phone', { server, name: 'Joy' });
  const newest = async pattern => {
    await go(harriet, '/messages');
    return [...(await words(harriet)).matchAll(pattern)].at(-1)[1];
  };

  await step('the gate is shut: a start is refused by the form and by its address, and the record says who tried', async () => {
    await go(harriet, `${joy}/checks`);
    assert.match(await words(harriet), /12 checks are still open\. This person may not start yet\./);
    await go(harriet, `${joy}/start`);
    assert.equal(await form(harriet, '/start').count(), 0, 'the page offers no start');
    const tried = await starts(priya);
    assert.equal(tried.status, 422, tried.text.slice(0, 400));
    await go(harriet, `/files/${joy.split('/').at(-1)}`);
    assert.match(await words(harriet), /[Ss]tart was refused|refused/);
  });

  await step('Joy reads her history on her phone and sends it in; HR finds her explanation of the gap enough', async () => {
    await send(harriet, '/link', { opens_with: 'birth_date', birth_date: '9 March 1991' }, { from: `${joy}/link` });
    await go(phone, await newest(/(\/application\/[\w-]+)/g));
    await send(phone, '/application/open', { birth_date: '1/1/1991' }, { status: 422 });
    await send(phone, '/application/open', { birth_date: '9/3/1991' });
    await go(phone, '/application/history');
    assert.match(await words(phone), /Caring for my grandmother/);
    await send(phone, '/application/send', {}, { from: '/application/history' });
    assert.doesNotMatch(await words(phone), /interview day/i, 'her interview is over');
    await shot(phone, 'gate-phone', process.env.SHOTS, { fullPage: true });
    await send(harriet, '/judge', { enough: 'no' }, { from: `${joy}/history`, status: 422 });
    await send(harriet, '/judge', { enough: 'yes' }, { from: `${joy}/history` });
    assert.match(await words(harriet), /The history is whole/);
  });

  await step('one referee’s date differs and the address is nobody’s work: both are settled; another answers on a phone', async () => {
    const references = `${joy}/references`;
    await go(harriet, references);
    const card = name => harriet.locator('section.card', { has: harriet.locator('h2', { hasText: name }) });
    await go(harriet, await card('Orchard Court').locator('a', { hasText: 'Moira Bell' }).getAttribute('href'));
    const moira = here(harriet);
    await shot(harriet, 'gate-differs');
    await send(harriet, '/proved', { proof: 'rang_found_number', source: 'The number of the owners’ office, from the register', genuine: 'yes' }, { from: moira });
    await send(harriet, '/settle', { words: 'no' }, { from: moira, status: 422 });
    await shot(harriet, 'gate-to-settle');
    await send(harriet, '/settle', { words: 'Joy showed her first payslip of March 2017: the first weeks were as a bank worker.' });
    // She is no manager there any more: the owners’ office says that she was.
    while (await form(harriet, '/settle').count()) await send(harriet, '/settle', { words: 'The owners’ office confirms that she was the manager until it closed.' });
    await go(harriet, references);
    await go(harriet, await card('Riverside').locator('a[href*="ask?for=employer"]').getAttribute('href'));
    await send(harriet, '/references/ask', { referee: 'Abdul Rahman', referee_role: 'Branch manager', email: 'abdul.rahman@riverside-homecare.example', contact_from: 'found', how: 'link', permission: 'yes' });
    const abduls = here(harriet);
    const abdul = await open('phone', { server, name: 'Abdul' });
    await go(abdul, await newest(/(\/reference\/[\w-]+)/g));
    const said = { from_name: 'Abdul Rahman', capacity: 'manager', title: 'Support worker', began: '1/9/2021', goes_on: 'yes', re_employ: 'yes', conduct: 'Calm and honest. People ask for her by name.', safeguarding: 'no' };
    await send(abdul, '/reference/answer', { ...said, conduct: '' }, { from: '/reference', status: 422 });
    await send(abdul, '/reference/answer', { conduct: said.conduct });
    await send(harriet, '/proved', { proof: 'work_address', source: 'abdul.rahman@riverside-homecare.example', genuine: 'yes' }, { from: abduls });
    // The first try by mail came to nothing: he is asked there no more.
    await go(harriet, references);
    await shot(harriet, 'gate-references');
    assert.match(await words(harriet), /The references are whole/);
  });

  await step('no match from Adult First alone starts nobody; HR weighs a start under supervision, and nobody agrees with themselves', async () => {
    await seeTheRest(at);
    assert.match(await words(harriet), /One check is still open|1 check/);
    await facts(DBS, 'applied', { applied_on: later(-3), level: 'enhanced_adults', workforce: 'adult', eligibility: 'Gives personal care at night' });
    await facts(DBS, 'adult_first', { asked_on: later(-3), replied_on: today(), reply: 'no_match' });
    assert.equal((await starts(priya)).status, 422, 'no match is not the certificate');
    await go(harriet, `${joy}/checks`);
    await go(harriet, await harriet.locator(`#${DBS} a[href*="/risk/"]`).getAttribute('href'));
    const risk = here(harriet);
    const weighed = {
      why_not_wait: 'Two night workers left; the home would use agency workers who know nobody.', risks: 'Personal care at night: never alone with anybody.',
      decision: 'with_conditions', conditions: 'No personal care and no lone work until the certificate is there.', supervisor: 'Tom Reed',
      supervision: 'On the same shift, in sight; they talk each morning.', ends_on: later(60),
    };
    await send(harriet, risk, weighed, { status: 422 });
    await send(harriet, risk, { promises: ['others_done', 'no_escort', 'told_people'] });
    await shot(harriet, 'gate-weighed');
    assert.equal(await form(harriet, '/answer').count(), 0, 'Harriet does not agree with herself');
    assert.equal((await starts(priya)).status, 422, 'one person is not two');
    await go(priya, risk);
    await send(priya, '/answer', { agrees: 'yes', answer_words: 'Tom and I have talked it through.' });
  });

  await step('the gate is open until a day, and it says so; Joy starts under supervision', async () => {
    await go(priya, `${joy}/checks`);
    await shot(priya, 'gate-supervised');
    assert.match(await words(priya), /supervis/i);
    await send(priya, '/confirm', { outcome: 'clear' }, { from: `${joy}/confirm` });
    await send(priya, '/start', { start_on: today() }, { from: `${joy}/start` });
    await shot(priya, 'gate-started');
    await go(priya, '/employed?named=joy');
    assert.equal(await priya.locator('.matrix tbody tr').count(), 1, 'she stands among those who work here');
    assert.equal(await priya.locator('.matrix tbody .seen.waits').count(), 1, 'and what is waited for is marked');
    await shot(priya, 'gate-works-here');
  });

  await step('the certificate comes, and what was open is closed', async () => {
    await facts(DBS, 'certificate', { certificate_number: '001234567890', issued_on: today(), level: 'enhanced_adults', workforce: 'adult', position: 'Adult Workforce Support Worker', eligibility: 'Gives personal care at night', original: 'yes', shows: 'nothing' });
    await go(harriet, `${joy}/checks`);
    assert.match(await words(harriet), /The file is complete|complete/i);
  });
  await server.stop();
});

story('One who can never be started', async (step, open) => {
  const at = await office(open);
  const { server, harriet, priya, joy, facts, starts } = at;

  await step('a certificate shows something, and two persons weigh it: they do not go on', async () => {
    await go(harriet, `${joy}/checks`);
    await seeTheRest(at);
    await facts(DBS, 'certificate', { certificate_number: '001234567891', issued_on: today(), level: 'enhanced_adults', workforce: 'adult', position: 'Adult Workforce Support Worker', eligibility: 'Gives personal care at night', original: 'yes', shows: 'something' });
    const risk = await harriet.locator(`#${DBS} a[href*="/risk/"]`).getAttribute('href');
    await go(harriet, `${joy}/disclosed`);
    await harriet.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
    await send(harriet, '/disclosed/keep', { words: 'Neglect of a resident, 2023.' });
    const factors = ['relevance', 'seriousness', 'age_then', 'time_since', 'pattern', 'circumstances', 'what_changed'];
    await send(harriet, new URL(risk, harriet.url()).pathname, { ...Object.fromEntries(factors.map(factor => [factor, 'Three years ago, in the same work, with the same kind of people.'])), talked_on: today(), decision: 'do_not' }, { from: risk });
    await send(priya, '/disclosed/read', { why: 'I am the second person who weighs it' }, { from: `${joy}/disclosed` });
    await send(priya, '/answer', { agrees: 'yes', answer_words: 'I see it in the same way.' }, { from: risk });
  });

  await step('no way round it opens the gate: not a note, not another pack, not the role, not the address', async () => {
    await go(harriet, `${joy}/checks`);
    await shot(harriet, 'never-checks');
    assert.match(await words(harriet), /This person may not start yet/);
    await send(harriet, '/checks/record', { status: 'not_required', note: 'The role does not need this certificate after all.' }, { from: `${joy}/checks?item=${DBS}&way=`, status: 422 });
    const vacancy = await harriet.locator('nav.trail a').nth(1).getAttribute('href');
    await send(harriet, '/checks/not-needed', { item: [DBS], why_needed: 'This role works in the office alone and meets nobody who lives in the home at all.' }, { from: `${vacancy}/checks` });
    for (const page of [harriet, priya]) {
      await go(page, `${joy}/checks`);
      assert.match(await words(page), /This person may not start yet/);
    }
    assert.deepEqual([(await starts(priya)).status, (await starts(priya)).status], [422, 422]);
    await send(priya, '/confirm', { outcome: 'clear' }, { from: `${joy}/confirm`, status: 422 });
  });

  await step('each try stands in the file, and nothing there says what the certificate shows', async () => {
    await go(harriet, `/files/${joy.split('/').at(-1)}`);
    const file = await words(harriet);
    assert.ok((file.match(/refused/gi) ?? []).length >= 2, 'both tries');
    assert.doesNotMatch(file, /Neglect/);
    await shot(harriet, 'never-file');
  });
  await server.stop();
});
