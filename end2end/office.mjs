// A whole panel by plain HTTP: a vacancy, its candidates, its agreement and its day, with each person's scores typed in from paper
// as an office does without tablets. For stories about what comes after the interviews.
import assert from 'node:assert/strict';
import { PlainDesk } from './plain.mjs';

/** The values of the options of a select whose words hold each of these, in this order. */
function choices(page, name, wanted) {
  const select = new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 's').exec(page)?.[1] ?? '';
  const options = [...select.matchAll(/<option[^>]*value="([^"]*)"[^>]*>([^<]*)/g)];
  return wanted.map(words => {
    const found = options.find(([, value, text]) => value && text.includes(words));
    assert.ok(found, `no ${words} among ${name}`);
    return found[1];
  });
}

const london = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now());

/**
 * Plays a whole day of `seats` ([name, kind]) and `candidates` ({name: {seat's name: value or list of values}}), and lets them talk.
 * `office` manages and `facilitator` runs the day. `veto` names who can say no for their own team. `beforeTalk({vacancy, panel, interview,
 * name})` is waited for when everybody has scored somebody and nobody has talked. Gives {vacancy, panel, interviews, candidates: {name: path}}.
 */
export async function playedDay({ office, facilitator, runs, title, seats, candidates, agreement = {}, veto, beforeTalk = async () => {} }) {
  const names = Object.keys(candidates);
  const to = await office.send('/vacancies/new', '/vacancies/new', {
    title, role_words: 'You help people in their own home.', contact: 'The office, 01234 567890', support: 'Knock first.', worse: 'When somebody rushes me.', good: 'They ask me.', firm: 'They never shout.', written_by: 'Ann and Ben',
  });
  const vacancy = /\/vacancies\/[^/]+/.exec(to)[0];
  for (const [at, name] of names.entries()) {
    await office.send(`${vacancy}/candidates`, `${vacancy}/candidates`, { name, email: `c${at}.${Math.random().toString(36).slice(2)}@mail.example`, shortlist: 'yes' });
  }
  const files = [...(await office.page(`${vacancy}/notice`)).matchAll(/name="candidates"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="candidates"/g)].map(found => found[1] ?? found[2]);
  await office.send(`${vacancy}/notice`, `${vacancy}/notice`, { candidates: [...new Set(files)], how: 'email' });
  await office.send(`${vacancy}/kit`, `${vacancy}/kit`);
  const page = await office.page(`${vacancy}/panel`);
  const people = choices(page, 'seat_1_person', seats.map(([name]) => name));
  const [led] = choices(page, 'facilitator', [facilitator]);
  const seated = Object.fromEntries(seats.flatMap(([, kind], at) => [[`seat_${at + 1}_person`, people[at]], [`seat_${at + 1}_kind`, kind]]));
  await office.send(`${vacancy}/panel`, '/panel/save', { day: london(), starts_at: '09:00', place: 'The blue room', facilitator: led, ...seated });
  const ownTeam = veto && { veto: choices(await office.page(`${vacancy}/agreement`), 'veto', [veto])[0] };
  const next = await office.send(`${vacancy}/agreement`, '/agreement/announce', { mode: 'equal', talk: 'after_each', ...ownTeam, ...agreement });
  const panel = /\/panels\/[^/"]+/.exec(next)[0];
  const asking = await office.page(`${panel}/askers`);
  const [asker] = choices(asking, 'asker_1', [seats[0][0]]);
  const fields = [...asking.matchAll(/<select[^>]*name="(asker_\d+)"/g)].map(found => found[1]);
  await office.send(`${panel}/askers`, '/askers/name', Object.fromEntries(fields.map(field => [field, asker])));
  await office.send(`${panel}/day`, `${panel}/day`);
  // Each says yes to all four, on paper.
  const consents = await office.page(`${panel}/consents`);
  const asked = ['take_part', 'scores_recorded', 'voice_recorded', 'be_named'].map(kind => [`consent_${kind}`, 'yes']);
  for (const [, seat] of consents.matchAll(/name="seat" value="([^"]+)"/g)) {
    const answer = await office.ask('POST', `${panel}/consents/note`, [['seat', seat], ...asked]);
    assert.equal(answer.status, 303, 'a consent is noted');
  }
  const interviews = {};
  for (const name of names) {
    const board = await runs.page(`${panel}/board`);
    const start = new RegExp(`action="([^"]*/interviews/([^/"]+)/start)"`).exec(board);
    assert.ok(start, `${name}: no interview can begin`);
    await runs.send(`${panel}/board`, '/start');
    interviews[name] = start[2];
    const sheets = await runs.page(`${panel}/paper`);
    for (const [path, seat] of [...sheets.matchAll(new RegExp(`href="(${panel}/paper/${start[2]}/[^"]+)"[^>]*>([^<]*)`, 'g'))].map(found => [found[1], found[2]])) {
      const who = seats.find(([one]) => seat.includes(one))?.[0];
      const given = candidates[name][who];
      const sheet = await runs.page(path);
      const questions = new Set([...sheet.matchAll(/name="(answer-\d)"/g)].map(found => found[1]));
      const answers = Object.fromEntries([...questions].map((question, at) => [question, [given].flat()[Math.min(at, [given].flat().length - 1)]]));
      await runs.send(path, path, { time: '00:01', own: 'yes', ...answers });
    }
    await beforeTalk({ vacancy, panel, interview: start[2], name });
    await runs.send(`${panel}/board`, `/interviews/${start[2]}/talk`);
    await runs.send(`${panel}/talk/${start[2]}`, '/close');
  }
  const listed = await office.page(`${vacancy}/candidates`);
  const paths = Object.fromEntries(names.map(name => [name, new RegExp(`href="(/candidates/[^/"]+)"[^>]*>[^<]*${name}`).exec(listed)?.[1]]));
  return { vacancy, panel, interviews, candidates: paths };
}

/** The manager and the facilitator of the demonstration, as plain desks. */
export async function demoOffice(server) {
  const of = role => server.demo.people.find(person => person.role === role);
  const [manager, facilitator] = [of('manager'), of('facilitator')];
  return { office: await PlainDesk.signedIn(server, manager), runs: await PlainDesk.signedIn(server, facilitator), facilitator: facilitator.name, manager };
}
