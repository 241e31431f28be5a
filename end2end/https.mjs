// At a real address: https on a name that is not localhost. The whole demonstration, from the one-time code to the file that
// verifies; and its day with a certificate that is renewed in mid-day and a log at its most talkative that names nobody.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { HOST, secureServer } from './authority.mjs';
import { demonstration } from './demonstration.mjs';
import { freePort, go, shot, story } from './harness.mjs';
import { answerAll, finishInterview, here, signIn, sitDown } from './hands.mjs';

const PATIENCE = 30_000;

/** The serial number of the certificate that is shown now. */
const serial = (port, ca) => new Promise((done, failed) => {
  const line = connect({ host: '127.0.0.1', port, servername: HOST, ca }, () => {
    done(line.getPeerCertificate().serialNumber);
    line.end();
  }).once('error', failed);
});

/** Asks without a browser: { status, text }. */
const ask = (port, ca, method, path, headers = {}) => new Promise((done, failed) => {
  request({ host: '127.0.0.1', port, servername: HOST, ca, method, path, headers: { host: `${HOST}:${port}`, ...headers } }, answer => {
    const parts = [];
    answer.on('data', part => parts.push(part)).on('end', () => done({ status: answer.statusCode, text: Buffer.concat(parts).toString() }));
  }).once('error', failed).end();
});

const until = async (what, look) => {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`gave up waiting for ${what}`);
};

story('The demonstration over https, on a name that is not localhost', demonstration(true, { make: async () => (await secureServer()).up(), badInput: false }));

story('A day at a real address', async (step, open) => {
  const server = await secureServer();
  const { ours } = server;
  const ca = await readFile(join(ours.folder, 'ca.pem'));
  const plain = await freePort();
  server.heard = [];
  Object.assign(server.settings, { SAMETABLE_HTTP_ADDR: `127.0.0.1:${plain}`, SAMETABLE_LOG: 'json', RUST_LOG: 'debug' });
  const { code, out, said } = await server.run('demo', '--json');
  assert.equal(code, 0, said);
  server.demo = JSON.parse(out);
  await server.up();
  const { seats, people } = server.demo;
  const as = role => people.find(person => person.role === role);
  const tom = await open('laptop', { server, name: 'facilitator' });
  const tablet = await open('tablet', { server, name: 'tablet' });

  const cookies = async page => (await page.context().cookies()).map(({ name, secure, httpOnly, sameSite, path, domain }) => ({ name, secure, httpOnly, sameSite, path, domain }));
  const kept = name => ({ name, secure: true, httpOnly: true, sameSite: 'Lax', path: '/', domain: HOST });

  await step('plain http sends on to https, and nothing else', async () => {
    await tablet.goto(`http://${HOST}:${plain}/join`);
    assert.equal(tablet.url(), `${server.url}/join`);
  });

  await step('the facilitator signs in: the cookie is __Host-, Secure and HttpOnly', async () => {
    await signIn(tom, as('facilitator'));
    assert.deepEqual(await cookies(tom), [kept('__Host-sametable')]);
  });

  await step('a tablet joins by the address in the QR code, and its person says: yes, that is me', async () => {
    await sitDown(tablet, tom, seats[0].panel, seats[0].name, 'code', { has: true });
    assert.deepEqual(await cookies(tablet), [kept('__Host-sametable-tablet')]);
    const at = await tablet.evaluate(() => ({ origin: location.origin, secure: isSecureContext, worker: 'serviceWorker' in navigator, storage: 'indexedDB' in window }));
    assert.deepEqual(at, { origin: server.url, secure: true, worker: true, storage: true });
    // The worker that keeps the panel's screens answers for the tablet's own addresses and for nothing of the desk.
    const worker = await tablet.evaluate(async () => {
      const { scope, active } = await navigator.serviceWorker.ready;
      return { scope, script: active.scriptURL, all: (await navigator.serviceWorker.getRegistrations()).length };
    });
    assert.deepEqual(worker, { scope: `${server.url}/seat`, script: `${server.url}/sw.js`, all: 1 });
    assert.equal(await tom.evaluate(async () => (await navigator.serviceWorker.getRegistration('/panels'))?.scope), undefined);
  });

  await step('the certificate is renewed in mid-day, and the tablet goes on', async () => {
    const before = await serial(server.port, ca);
    ours.issue();
    await until('the renewed certificate', async () => (await serial(server.port, ca)) !== before);
    await go(tablet, '/seat');
  });

  await step('every question is answered in private, while the board is open on an event stream', async () => {
    await go(tom, `/panels/${seats[0].panel}/board`);
    const figures = async () => (await ask(server.port, ca, 'GET', '/metrics')).text;
    await until('the board’s event stream', async () => /sametable_event_streams 1\b/.test(await figures()));
    await answerAll(tablet, '', () => ({ answer: '3', words: 'Nobody but the panel reads that Wilhelmina waited' }));
    await finishInterview(tablet);
    assert.match(here(tablet), /\/seat/);
    const text = await figures();
    assert.match(text, /route="\/seat\/interview\/\{interview\}\/score\/\{n\}"/);
    assert.ok(!text.includes(seats[0].interview), 'an id in the figures');
  });

  await step('a form of another site is refused, with a page that says so', async () => {
    const [{ name, value }] = await tom.context().cookies();
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie: `${name}=${value}` };
    const answer = await ask(server.port, ca, 'POST', '/sign-out', headers);
    assert.equal(answer.status, 403);
    assert.match(answer.text, /did not come from SameTable/);
  });

  await step('whoever looks after it sees that the address is in order', async () => {
    const ada = await open('laptop', { server, name: 'administrator' });
    await signIn(ada, as('administrator'));
    for (const [name, width, height] of [['1280', 1280, 900], ['820', 820, 1180], ['360', 360, 740]]) {
      await ada.setViewportSize({ width, height });
      await go(ada, '/system');
      await shot(ada, `system-${name}`);
    }
    assert.doesNotMatch(await ada.locator('main').innerText(), /https/, 'the address is in order');
    await go(ada, `/${'a'.repeat(3_000)}`, 414);
    await shot(ada, 'error-too-long');
  });

  await step('it stops in good order although the board is open', async () => {
    await go(tom, `/panels/${seats[0].panel}/board`);
    await server.stop();
  });

  await step('the log at its most talkative names no person, no words and no secret', async () => {
    const log = Buffer.concat(server.heard).toString();
    assert.ok(log.includes('"route":"/seat/interview/{interview}/score/{n}"'), 'requests are logged');
    const secrets = ['Wilhelmina', seats[0].url.split('/').at(-1), people[0].password, ...people.map(person => person.email), ...people.map(person => person.name), ...seats.map(seat => seat.name)];
    for (const secret of secrets) {
      const line = log.split('\n').find(line => line.includes(secret));
      assert.ok(!line, `${secret}: ${line}`);
    }
    return `${log.split('\n').length} lines`;
  });
});
