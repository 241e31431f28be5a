// Ways in, as the people of a new provider find them: the first administrator by the printed code, a manager by an invitation
// that is passed on by hand, a passkey, codes from an app, recovery codes, a forgotten password, sessions, and leaving. Each
// with a wrong turn.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { arrived, go, left, Server, shot, story } from './harness.mjs';
import { form, here, send } from './hands.mjs';

const PASSWORD = 'three blue buses';
const NEW_PASSWORD = 'four green trains';

/** What an authenticator app shows for a secret, `steps` half-minutes from now (RFC 6238). */
function shown(secret, steps = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A phone's or laptop's own lock, as Chromium plays it. */
async function withLock(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return verified => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: verified });
}

const link = async page => new URL(await page.locator('.address code').first().innerText()).pathname;
const signOut = page => send(page, '/sign-out');
const main = page => page.locator('main').innerText();

story('Ways in', async (step, open) => {
  const server = await Server.make();
  // Passkeys need a name, and a browser trusts this one without TLS.
  server.url = `http://localhost:${server.port}`;
  await server.up();
  const boss = await open('laptop', { server, name: 'administrator' });
  const mia = await open('laptop', { server, name: 'manager' });
  const phone = await open('phone', { server });
  const email = 'mia@larches.example';
  let verified;
  let secret;
  let recovery = [];

  await step('the first administrator sets the house up with the printed code, after a wrong one', async () => {
    await go(boss, '/');
    assert.equal(here(boss), '/first');
    await shot(boss, 'first');
    const typed = { code: 'aaaa-bbbb-cccc', organisation: 'Larches Care', service: 'Elm House', name: 'Priya Shah', email: 'priya@larches.example', password: PASSWORD };
    await send(boss, '/first', typed, { status: 422 });
    await shot(boss, 'first-wrong');
    assert.equal(await boss.locator('[name=organisation]').inputValue(), 'Larches Care');
    assert.equal(await boss.locator('[name=password]').inputValue(), '');
    await send(boss, '/first', { code: await server.code(), password: PASSWORD });
    assert.equal(here(boss), '/first/next');
    await shot(boss, 'next');
  });

  let invitation;
  await step('she invites a manager; the message is passed on by hand', async () => {
    await send(boss, '/people/new', { name: 'Mia Manager', roles: ['manager'] }, { from: '/people/new', status: 422 });
    await shot(boss, 'new-person-wrong');
    await send(boss, '/people/new', { email });
    assert.equal(here(boss), '/messages');
    await shot(boss, 'messages');
    invitation = await link(boss);
    await go(boss, '/people');
    await shot(boss, 'people-invited');
    await send(boss, '/passed-on', {}, { from: '/messages' });
    await shot(boss, 'messages-none');
    assert.ok(!(await boss.content()).includes(invitation));
  });

  await step('the manager chooses a password in another browser, after one that is too short', async () => {
    await go(mia, `${invitation.slice(0, -3)}`, 410);
    await shot(mia, 'link-unknown');
    await go(mia, invitation);
    await shot(mia, 'welcome');
    await send(mia, invitation, { password: 'short' }, { status: 422 });
    verified = await withLock(mia);
    await send(mia, invitation, { password: PASSWORD });
    assert.equal(here(mia), '/account/welcome');
    await shot(mia, 'in');
    await go(phone, invitation, 410);
    await shot(phone, 'link-used');
    assert.match(await main(phone), /ask Priya Shah/);
  });

  await step('she adds a passkey and gets recovery codes', async () => {
    await send(mia, '/second-step/passkey', { passkey_name: 'My laptop' });
    recovery = await mia.locator('.codes code').allInnerTexts();
    assert.equal(recovery.length, 10);
    await shot(mia, 'recovery-codes');
    await go(mia, '/account/second-step');
    await shot(mia, 'second-steps');
  });

  await step('she signs out and in again with the passkey, after the lock refused her', async () => {
    await signOut(mia);
    await shot(mia, 'sign-in');
    await verified(false);
    await form(mia, '/sign-in/passkey').locator('button').click();
    await mia.locator('[data-failed]:visible').waitFor();
    await shot(mia, 'passkey-failed');
    await verified(true);
    await send(mia, '/sign-in/passkey');
    assert.equal(here(mia), '/vacancies');
  });

  await step('without scripts the button for a passkey is not there, and the password is', async () => {
    const plain = await open('laptop', { server, scripts: false, name: 'without scripts' });
    await go(plain, '/sign-in');
    assert.ok(!(await form(plain, '/sign-in/passkey').isVisible()));
    assert.ok(await form(plain, '/sign-in').isVisible());
  });

  await step('she sets up codes from an app in two steps, after a wrong code', async () => {
    await send(mia, '/second-step/codes', {}, { from: '/account/second-step' });
    secret = await mia.locator('.address code').innerText();
    await shot(mia, 'codes');
    await send(mia, '/codes/confirm', { code: '12345' }, { status: 422 });
    await send(mia, '/codes/confirm', { code: shown(secret) });
    assert.equal(here(mia), '/account/second-step');
    await shot(mia, 'second-steps-both');
  });

  await step('a password alone is half the way; the next code goes on, a used one does not', async () => {
    await signOut(mia);
    await send(mia, '/sign-in', { email, password: PASSWORD });
    assert.equal(here(mia), '/sign-in/second-step');
    await shot(mia, 'second-step');
    await send(mia, '/sign-in/second-step', { code: '000 000' }, { status: 422 });
    await shot(mia, 'second-step-wrong');
    const used = shown(secret, 1);
    await send(mia, '/sign-in/second-step', { code: used });
    assert.equal(here(mia), '/vacancies');
    await signOut(mia);
    await send(mia, '/sign-in', { email, password: PASSWORD });
    await send(mia, '/sign-in/second-step', { code: used }, { status: 422 });
    await send(mia, '/sign-in/second-step', { code: recovery[0] });
    assert.equal(here(mia), '/vacancies');
    await signOut(mia);
    await send(mia, '/sign-in', { email, password: PASSWORD });
    await send(mia, '/sign-in/second-step', { code: recovery[0] }, { status: 422 });
    await send(mia, '/sign-in/second-step', { code: recovery[1].toUpperCase().replaceAll('-', '') });
  });

  await step('she forgot her password: the same answer for every address, and a link that is passed on', async () => {
    await signOut(mia);
    await go(mia, '/forgot');
    await shot(mia, 'forgot');
    await send(mia, '/forgot', { email: 'nobody@larches.example' });
    const unknown = await main(mia);
    await send(mia, '/forgot', { email }, { from: '/forgot' });
    assert.equal(await main(mia), unknown);
    await shot(mia, 'forgot-sent');
    // The message is kept after the answer was given.
    while (!(await go(boss, '/messages').then(page => page.locator('.address code').count())));
    await go(mia, await link(boss));
    await shot(mia, 'reset');
    const address = here(mia);
    await send(mia, address, { password: NEW_PASSWORD });
    assert.equal(here(mia), '/sign-in/second-step');
    await send(mia, '/sign-in/second-step', { code: recovery[2] });
    await go(mia, address, 410);
    await shot(mia, 'reset-used');
  });

  await step('she sees where she is signed in, and ends the other', async () => {
    await go(phone, '/sign-in');
    await shot(phone, 'sign-in-phone');
    await send(phone, '/sign-in', { email, password: NEW_PASSWORD });
    await shot(phone, 'second-step-phone');
    await send(phone, '/sign-in/second-step', { code: recovery[3] });
    await go(phone, '/account');
    await shot(phone, 'account-phone');
    await go(mia, '/account');
    await shot(mia, 'account');
    await send(mia, '/end');
    await go(phone, '/vacancies');
    assert.equal(here(phone), '/sign-in');
  });

  await step('the administrator reads out a code, resets the second step, and sees who left', async () => {
    await go(boss, '/people');
    await left(boss, () => boss.locator('tr', { hasText: 'Mia' }).locator('a').click());
    await arrived(boss);
    const person = here(boss);
    await shot(boss, 'person');
    await send(boss, `${person}/code`);
    await shot(boss, 'code-to-read');
    const code = await boss.locator('.read-out code').innerText();
    await go(phone, '/code');
    await shot(phone, 'code-phone');
    await send(phone, '/code', { email, code: 'aaaa-bbbb-cccc', new_password: PASSWORD }, { status: 422 });
    await send(phone, '/code', { email, code, new_password: PASSWORD });
    assert.equal(here(phone), '/sign-in/second-step');
    await send(boss, `${person}/second-step`, {}, { from: person });
    await send(phone, '/sign-in', { email, password: PASSWORD }, { from: '/sign-in' });
    assert.equal(here(phone), '/vacancies');
    await send(boss, '/people/second-step', { second_step: 'yes' }, { from: '/people' });
    await shot(boss, 'people');
    await send(boss, `${person}/leave`, {}, { from: person });
    await shot(boss, 'person-left');
    await go(phone, '/vacancies');
    assert.equal(here(phone), '/sign-in');
    await send(phone, '/sign-in', { email, password: PASSWORD }, { status: 422 });
    assert.match(await main(phone), /no longer sign in here/);
    await send(boss, `${person}/back`, {}, { from: person });
    await send(phone, '/sign-in', { email, password: PASSWORD }, { from: '/sign-in' });
    // The house asks everybody with an office role for a second step now, and shuts nobody out.
    assert.equal(here(phone), '/account/second-step');
    await shot(phone, 'asked-phone');
    await go(phone, '/vacancies');
    assert.equal(here(phone), '/vacancies');
  });
});
