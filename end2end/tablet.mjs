// What a panel member meets on a tablet or a phone: Help, Break and Stop are in sight, say what they did, and lose nothing.
import assert from 'node:assert/strict';
import { arrived, go, left, Server, shot, SILENT, story } from './harness.mjs';
import { choose, form, here, send, takeSeat } from './hands.mjs';

const bar = page => page.locator('nav.always');

/** Presses Help, Break or Stop. */
async function press(page, kind) {
  const at = { help: 0, break: 1, stop: 2 }[kind];
  await left(page, () => bar(page).locator('button').nth(at).click());
  return arrived(page);
}

const told = scripts => async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const seat = server.demo.seats[0];
  const at = `/seat/interview/${seat.interview}`;
  const phone = await open('phone', { server, scripts, name: scripts ? 'phone' : 'phone without scripts' });

  await step('the bar is in sight on every screen of a phone, and covers nothing that is focused', async () => {
    await go(phone, seat.url);
    await takeSeat(phone);
    for (const end of ['/seat', '/seat/choices', '/seat/day', `${at}/practice`, `${at}/ask/1`, `${at}/score/1`, `${at}/check`]) {
      await go(phone, end);
      const box = await bar(phone).boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= 741 && box.height <= 110, `${end}: the bar stands at ${JSON.stringify(box)}`);
    }
    await go(phone, `${at}/score/1`);
    for (let tabs = 0; tabs < 14; tabs++) {
      await phone.keyboard.press('Tab');
      const hidden = await phone.evaluate(() => {
        const on = document.activeElement;
        if (!on || on === document.body || on.closest('nav.always') || on.classList.contains('skip')) return null;
        const spot = (on.closest('label') ?? on).getBoundingClientRect();
        return spot.top >= document.querySelector('nav.always').getBoundingClientRect().top ? on.outerHTML.slice(0, 80) : null;
      });
      assert.equal(hidden, null, 'the bar covers what is focused');
    }
    await shot(phone, 'phone-score');
  });

  await step('what is marked and not sent is still marked after Help, "I am fine now" and Stop', async () => {
    await go(phone, `${at}/score/1`);
    await choose(phone, 'answer', '2');
    const marked = async () => assert.ok(await phone.locator('[name=answer][value="2"]').isChecked(), `${here(phone)}: the mark is gone`);
    await press(phone, 'help');
    assert.match(await phone.locator('main [role=status]').first().innerText(), /We told Tom/);
    await marked();
    await shot(phone, 'phone-help');
    await left(phone, () => phone.locator('main [formaction="/seat/call/over"]').click());
    await arrived(phone);
    await marked();
    await press(phone, 'stop');
    await send(phone, '/seat/stop/back');
    await marked();
    await go(phone, `${at}/check`);
    assert.match(await phone.locator('main').innerText(), /No answer yet/, 'and no score came of it');
    // While somebody is on the way, Enter is Next and not "I am fine now".
    await go(phone, `${at}/score/1`);
    await press(phone, 'help');
    await choose(phone, 'answer', '2');
    await phone.locator('[name=answer][value="2"]').focus();
    await left(phone, () => phone.keyboard.press('Enter'));
    await arrived(phone);
    assert.equal(here(phone), `${at}/why/1`);
  });

  // What the browser says of an answer that it can't ask for again is a browser's error; without scripts nothing can change it.
  if (scripts) await step('a step back to a screen that came after Help, and a reload of it, are that screen with its mark', async () => {
    for (const again of [() => phone.goBack({ waitUntil: 'load' }), () => phone.reload({ waitUntil: 'load' })]) {
      await go(phone, `${at}/score/1`);
      await choose(phone, 'answer', '2');
      await press(phone, 'help');
      assert.equal(here(phone), `${at}/score/1`);
      if (again.toString().includes('goBack')) await go(phone, `${at}/check`);
      const answer = await again();
      assert.equal(answer.status(), 200);
      await arrived(phone);
      assert.equal(here(phone), `${at}/score/1`);
      await phone.locator('[name=answer][value="2"]:checked').waitFor({ state: 'attached' });
      await left(phone, () => phone.locator('main [formaction="/seat/call/over"]').click());
      await arrived(phone);
    }
  });

  await step('stop for today is one tap, and so is carrying on', async () => {
    await go(phone, '/seat');
    await press(phone, 'stop');
    await shot(phone, 'phone-stop');
    assert.match(await phone.locator('h1').innerText(), /^You have stopped scoring /, 'it has happened already');
    await send(phone, '/seat/stop/today');
    // An answer was given before: whether it may stay is asked apart.
    await shot(phone, 'phone-stay');
    await send(phone, '/seat/stay/say', {}, { button: 'button' });
    assert.equal(await phone.locator('h1').innerText(), 'You have stopped');
    await shot(phone, 'phone-stopped');
    await send(phone, '/seat/stop/over');
    assert.equal(await form(phone, '/seat/stop/over').count(), 0);
  });

  await server.stop();
};

story('A question on a usual tablet', async (step, open) => {
  const server = await Server.withDemo();
  const seat = server.demo.seats[0];
  const at = `/seat/interview/${seat.interview}`;
  const tablet = await open('tablet', { server });

  await step('the question, every answer and Next stand on one screen, clear of Help, Break and Stop', async () => {
    await go(tablet, seat.url);
    await takeSeat(tablet);
    for (const [width, height] of [[768, 1024], [820, 1180], [1024, 768], [1180, 820], [1280, 800]]) {
      await tablet.setViewportSize({ width, height });
      for (const end of ['practice', 'score/1']) {
        await go(tablet, `${at}/${end}`);
        // On a new server the sounds are still being made: the speakers have their place, and are seen once there is a sound.
        const heard = () => tablet.locator('.hear').first().waitFor({ state: 'visible', timeout: 3_000 }).then(() => true, () => false);
        for (const late = Date.now() + 90_000; !await heard() && Date.now() < late;) await tablet.reload();
        const places = await tablet.evaluate(() => {
          const foot = document.querySelector('nav.always button').getBoundingClientRect().top;
          return [...document.querySelectorAll('h1, .choice, .hear, .other, .next')].map(one => [one.innerText, Math.round(foot - one.getBoundingClientRect().bottom)]);
        });
        const hidden = places.filter(([, clear]) => clear < 16);
        assert.deepEqual(hidden, [], `${end} at ${width}x${height}: less than 16 px above Help`);
        await shot(tablet, `question-${end.replace('/', '-')}-${width}`);
      }
    }
  });
  await server.stop();
});

story('Help, Break and Stop on a phone, with scripts', told(true));
story('Help, Break and Stop on a phone, without scripts', told(false));
