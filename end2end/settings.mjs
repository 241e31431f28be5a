// How a person likes their tablet: each thing is set on the tablet and seen there at once; then a whole interview by keyboard
// alone, by one switch alone, by resting the pointer alone, and by touch alone. Every screen on the way has its targets measured.
import assert from 'node:assert/strict';
import { arrived, go, HEARS, left, look, Server, shot, story } from './harness.mjs';
import { form, here, send, takeSeat } from './hands.mjs';

const SMALLEST = 72;
const BETWEEN = 16;
const THINGS = 'a[href]:not(.skip), button, summary, label:has(input)';

/** Targets that are too small or too near to another. The foot lies over the screen, so it is measured by itself. */
const FAULTS = ([things, smallest, between]) => {
  const faults = [];
  const name = one => (one.textContent.trim() || one.outerHTML).slice(0, 40);
  for (const part of [document.querySelector('main'), document.querySelector('nav.always')]) {
    const all = [...part?.querySelectorAll(things) ?? []].filter(one => one.checkVisibility() && one.getClientRects().length);
    const boxes = all.map(one => one.getBoundingClientRect());
    boxes.forEach((box, at) => {
      if (box.width < smallest - .5 || box.height < smallest - .5) faults.push(`${name(all[at])} is ${box.width.toFixed(0)} x ${box.height.toFixed(0)}`);
      boxes.slice(at + 1).forEach((other, step) => {
        const apart = Math.max(box.left - other.right, other.left - box.right, box.top - other.bottom, other.top - box.bottom);
        if (apart < between - .5) faults.push(`${name(all[at])} and ${name(all[at + 1 + step])} are ${apart.toFixed(0)} apart`);
      });
    });
  }
  return faults;
};
let measured = 0;
async function measure(page) {
  const faults = await page.evaluate(FAULTS, [THINGS, SMALLEST, BETWEEN]);
  assert.deepEqual(faults, [], `${page.device}: ${here(page)}`);
  measured++;
}

/** Sets one thing on its own screen. */
async function set(page, way, to) {
  await go(page, `/seat/ways/${way}`);
  await left(page, () => page.locator(`[name=to][value="${to}"]`).click());
  await arrived(page);
  assert.equal(await page.locator(`[name=to][value="${to}"]`).getAttribute('aria-pressed'), 'true');
  await measure(page);
}

const style = (page, selector, name, of) => page.locator(selector).first().evaluate((one, [name, of]) => getComputedStyle(one, of)[name], [name, of]);
const pixels = async (page, selector, name) => parseFloat(await style(page, selector, name));
const answers = page => page.locator('.choice input').evaluateAll(all => all.map(one => one.value));

/** How light a colour is, from 0 to 1 (WCAG). */
const light = colour => {
  const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map(part => part / 255).map(part => (part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4));
  return .2126 * red + .7152 * green + .0722 * blue;
};
const contrast = (one, other) => {
  const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
  return (more + .05) / (less + .05);
};

story('how I like my tablet', async (step, open) => {
  const server = await Server.withDemo();
  const seat = server.demo.seats[0];
  const score = `/seat/interview/${seat.interview}/score/1`;
  const tablet = await open('tablet', { server, name: 'tablet' });

  await step('before the first practice the tablet asks whether it is right, and that can be left out', async () => {
    await go(tablet, seat.url);
    await takeSeat(tablet);
    await go(tablet, `/seat/interview/${seat.interview}`);
    await left(tablet, () => tablet.locator('a.next').click());
    await arrived(tablet);
    assert.equal(await tablet.locator('h1').innerText(), 'Shall we make the tablet right for you?');
    await measure(tablet);
    await shot(tablet, 'settings-begin');
    await left(tablet, () => tablet.locator('a.next').click());
    await arrived(tablet);
    assert.equal(here(tablet), `/seat/interview/${seat.interview}/practice`);
    await measure(tablet);
    assert.equal(await tablet.locator('a[href^="/seat/ways"]').count(), 1, 'practice leads to the settings');
    await go(tablet, '/seat');
    assert.equal(await tablet.locator('a[href="/seat/ways"]').count(), 1, 'and so does home');
    await left(tablet, () => tablet.locator('nav.always button').first().click());
    await arrived(tablet);
    await measure(tablet);
    await left(tablet, () => tablet.locator('main [role=status] form button').first().click());
    await arrived(tablet);
    await measure(tablet);
    await left(tablet, () => tablet.locator('[formaction="/seat/ways/open"]').click());
    await arrived(tablet);
    assert.equal(here(tablet), '/seat/ways', 'and so does Help, where one says what one needs');
    await measure(tablet);
  });

  await step('words get as big as was pressed, to two and a half times, and nothing is cut', async () => {
    const usual = await pixels(tablet, 'body', 'fontSize');
    assert.ok(usual >= 22, `${usual} px`);
    for (const [to, times] of [['125', 1.25], ['150', 1.5], ['200', 2], ['250', 2.5]]) {
      await set(tablet, 'size', to);
      const big = await pixels(tablet, 'body', 'fontSize');
      assert.ok(Math.abs(big / usual - times) < .02, `${to}: ${usual} became ${big}`);
      await go(tablet, score);
      assert.ok(Math.abs(await pixels(tablet, 'body', 'fontSize') / usual - times) < .02, 'on the question too');
      await measure(tablet);
      await shot(tablet, `settings-size-${to}`);
    }
    await set(tablet, 'size', '100');
  });

  await step('colours change, and each pair of them is seven to one or better', async () => {
    const grounds = [];
    for (const to of ['light', 'dark', 'strong', 'strong_dark']) {
      await set(tablet, 'colours', to);
      await go(tablet, score);
      const ground = await style(tablet, 'html', 'backgroundColor');
      grounds.push(light(ground));
      const pairs = [['html', 'color', 'html'], ['.choice', 'color', '.choice'], ['.next', 'color', '.next'], ['.other', 'color', '.other'], ['.about', 'color', 'html']];
      for (const [text, name, on] of pairs) {
        const ratio = contrast(await style(tablet, text, name), await style(tablet, on, 'backgroundColor'));
        assert.ok(ratio >= 7, `${to}: ${text} has ${ratio.toFixed(1)}`);
      }
      await tablet.locator('.choice').first().click();
      await look(tablet);
      await shot(tablet, `settings-colours-${to}`);
    }
    assert.ok(grounds[0] > .8 && grounds[1] < .05 && grounds[2] === 1 && grounds[3] === 0, `${grounds}`);
    await set(tablet, 'colours', 'light');
  });

  await step('pictures go, and the words and the shapes stay', async () => {
    await set(tablet, 'pictures', 'off');
    await go(tablet, score);
    assert.equal(await tablet.locator('main img:visible, nav.always img:visible').count(), 0);
    assert.equal(await tablet.locator('.who .face').isVisible(), true, 'a person finds themselves');
    assert.deepEqual(await tablet.locator('.choice b').allInnerTexts(), (await tablet.locator('.choice b').allInnerTexts()).filter(Boolean));
    assert.ok(parseFloat(await style(tablet, '.choice b', 'width', '::before')) > 8, 'the shape beside the word');
    await measure(tablet);
    await shot(tablet, 'settings-pictures-off');
    await set(tablet, 'pictures', 'on');
  });

  await step('five faces, each unlike the others in face, shape or number of shapes, colour and word', async () => {
    await set(tablet, 'faces', 'five');
    await set(tablet, 'order', 'good_first');
    await go(tablet, score);
    assert.deepEqual(await answers(tablet), ['5', '4', '3', '2', '1']);
    const each = async take => new Set(await Promise.all((await tablet.locator('.choice').all()).map(take)));
    assert.equal((await each(one => one.locator('img').getAttribute('src'))).size, 5, 'faces');
    assert.equal((await each(one => one.locator('b').innerText())).size, 5, 'words');
    assert.equal((await each(one => one.evaluate((of) => { const mark = getComputedStyle(of.querySelector('b'), '::before'); return mark.backgroundColor; }))).size, 5, 'colours');
    assert.equal((await each(one => one.evaluate((of) => { const mark = getComputedStyle(of.querySelector('b'), '::before'); return [mark.borderTopWidth !== '0px', mark.borderRadius, mark.clipPath].join(); }))).size, 5, 'shapes');
    await measure(tablet);
    await look(tablet);
    await shot(tablet, 'settings-five');
    // What was tapped is what the check page says.
    await tablet.locator('.choice input[value="5"]').check({ force: true });
    await send(tablet, score);
    await go(tablet, score.replace('score/1', 'check'));
    assert.match(await tablet.locator('.review .said').first().innerText(), /Very good/);
    await measure(tablet);
  });

  await step('the order turns round and is the same on every question', async () => {
    await set(tablet, 'order', 'good_last');
    for (const n of [1, 2]) {
      await go(tablet, score.replace(/1$/, n));
      assert.deepEqual(await answers(tablet), ['1', '2', '3', '4', '5']);
    }
    await set(tablet, 'faces', 'three');
    await go(tablet, score.replace(/1$/, 2));
    assert.deepEqual(await answers(tablet), ['1', '2', '3']);
    await set(tablet, 'order', 'good_first');
  });

  await step('the quiet answers stand one step behind, and one press brings them', async () => {
    await set(tablet, 'quiet', 'behind');
    await go(tablet, score.replace(/1$/, 2));
    assert.equal(await tablet.locator('.other:visible').count(), 0);
    await measure(tablet);
    await tablet.locator('summary').click();
    assert.equal(await tablet.locator('.other:visible').count(), 3);
    await measure(tablet);
    await shot(tablet, 'settings-behind');
    await set(tablet, 'quiet', 'shown');
  });

  await step('everything that is pressed stands on the side of the hand', async () => {
    for (const [to, is] of [['left', box => box.x + box.width <= 560], ['right', box => box.x >= 260]]) {
      await set(tablet, 'hand', to);
      await go(tablet, score.replace(/1$/, 2));
      for (const one of await tablet.locator('.choice, .other, .next, .back, nav.always button').all()) {
        const box = await one.boundingBox();
        assert.ok(is(box), `${to}: ${await one.innerText()} stands at ${JSON.stringify(box)}`);
      }
      await measure(tablet);
      await shot(tablet, `settings-hand-${to}`);
    }
    await set(tablet, 'hand', 'both');
  });

  await step('the ring of a resting pointer fills in sight, can be left, and then nothing was chosen', async () => {
    await set(tablet, 'press', 'rest');
    await set(tablet, 'pace', '2000');
    await tablet.clock.install();
    await tablet.mouse.move(2, 400);
    await go(tablet, score.replace(/1$/, 3));
    // From here time passes only as this says, however busy the machine is.
    await tablet.clock.pauseAt(await tablet.evaluate(() => Date.now() + 1_000));
    await tablet.mouse.move(4, 404);
    const choice = tablet.locator('.choice').first();
    const box = await choice.boundingBox();
    await tablet.mouse.move(box.x + 40, box.y + 40);
    await tablet.clock.runFor(1_050);
    assert.equal(await tablet.locator('.ring').getAttribute('data-full'), '4');
    assert.ok((await tablet.locator('.ring').boundingBox()).width >= 60, 'a ring to be seen');
    await shot(tablet, 'settings-ring');
    await tablet.mouse.move(2, 404);
    assert.equal(await tablet.locator('.ring').count(), 0);
    await tablet.clock.runFor(5_000);
    assert.equal(await choice.locator('input').isChecked(), false, 'who leaves in time chooses nothing');
    await tablet.mouse.move(box.x + 40, box.y + 40);
    await tablet.clock.runFor(2_050);
    assert.equal(await choice.locator('input').isChecked(), true);
    assert.equal(here(tablet), score.replace(/1$/, 3), 'and nothing moves on by itself');
    return `${measured} screens measured so far`;
  });
  await server.stop();
});

// ---------------------------------------------------------------- a whole interview, each time with one way to press

/** Sits down on another seat, sets how one presses, and stands at the first question's screen. */
async function begin(open, server, which, press, kind = 'tablet') {
  const seat = server.demo.seats[which];
  const page = await open(kind, { server, name: `${press} ${seat.name}` });
  await go(page, seat.url);
  await takeSeat(page);
  await go(page, '/seat/ways/press');
  if (press !== 'touch') await left(page, () => page.locator(`[name=to][value="${press}"]`).click());
  return { page, at: `/seat/interview/${seat.interview}` };
}

/** What to press on a screen of an interview, in order; nothing once it is finished. */
function wanted(path) {
  if (path === '/practice') return ['.choice.good', '.next'];
  if (path === '/practice/2') return ['.choice.poor', '.next'];
  if (path.startsWith('/score')) return ['.choice.ok', '.next'];
  if (path === '/why/1') return ['.pick', '.next'];
  if (path === '/support') return ['.pick', '.next'];
  if (path === '/finish') return ['.yesno button'];
  if (path === '/done') return [];
  return ['.next'];
}

/** Goes through an interview, pressing only by `press(page, selector)`: scores, a card, Help and back. Gives the number of screens. */
async function through({ page, at }, press, aloud = async () => {}) {
  await go(page, at);
  const goes = async what => {
    await left(page, () => press(page, what));
    await arrived(page);
    await measure(page);
  };
  let called = false;
  for (let screens = 1; ; screens++) {
    assert.ok(screens < 60, 'the interview does not end');
    await measure(page);
    const path = here(page).slice(at.length);
    if (path === '/score/2' && !called) {
      called = true;
      await goes('nav.always [value=help]');
      assert.match(await page.locator('main [role=status]').first().innerText(), /We told/);
      await goes('main [formaction="/seat/call/over"]');
    }
    if (path === '/why/2') await aloud(goes);
    const all = wanted(path);
    if (all.length === 0) return screens;
    const last = all.pop();
    for (const one of all) await press(page, one);
    await left(page, () => press(page, last));
    await arrived(page);
  }
}

const finished = async ({ page, at }) => {
  assert.equal(here(page), `${at}/done`);
  assert.match(await page.locator('h1').innerText(), /Thank you/);
};

story('a whole interview with one way to press', { apart: true }, async (step, open) => {
  const server = await Server.withDemo();
  server.browser = { flags: HEARS };

  let ann;
  await step('by touch alone', async () => {
    const one = ann = await begin(open, server, 0, 'touch');
    assert.equal(await one.page.locator('script[src*="ways"]').count(), 0, 'nothing is loaded for it');
    const screens = await through(one, (page, what) => page.locator(what).first().tap());
    await finished(one);
    return `${screens} screens`;
  });

  await step('by keyboard alone, with Tab, arrows, Space and Enter', async () => {
    const one = await begin(open, server, 1, 'keys');
    const press = async (page, what) => {
      // A choice among several is one stop; arrows go from one to the next.
      const reached = () => page.evaluate(wanted => {
        const on = document.activeElement?.closest('label') ?? document.activeElement;
        return Boolean(on?.matches(wanted));
      }, what);
      for (let tabs = 0; tabs < 40 && !await reached(); tabs++) {
        const among = await page.evaluate(wanted => document.activeElement?.type === 'radio' && Boolean(document.activeElement.form.querySelector(wanted)?.querySelector('[type=radio]')), what);
        await page.keyboard.press(among ? 'ArrowDown' : 'Tab');
      }
      assert.ok(await reached(), `${here(page)}: ${what} is not reached`);
      const kind = await page.evaluate(() => document.activeElement.type ?? document.activeElement.tagName);
      const checked = await page.evaluate(() => Boolean(document.activeElement.checked));
      if (!(kind === 'radio' && checked)) await page.keyboard.press(['radio', 'checkbox'].includes(kind) ? 'Space' : 'Enter');
    };
    // Aloud, too: asked, recorded, heard, kept.
    const screens = await through(one, press, async goes => {
      const { page } = one;
      await goes('a[href*="/voice/"]');
      if (await page.locator('form[action$="/agree"]').count()) await goes('.yesno button');
      await press(page, '[data-do=start]');
      await page.waitForFunction(() => document.querySelector('progress').value > 1);
      await measure(page);
      await press(page, '[data-do=stop]');
      await page.locator('[data-listen] .plays').waitFor();
      await measure(page);
      await press(page, '[data-listen] .plays');
      await page.waitForFunction(() => document.querySelector('[data-listen] audio').currentTime > 0);
      await goes('[data-do=keep]');
    });
    await finished(one);
    return `${screens} screens`;
  });

  await step('by one switch alone: the frame moves, the switch chooses', async () => {
    const one = await begin(open, server, 2, 'switch_moves');
    await one.page.clock.install();
    let presses = 0;
    let most = 0;
    const screens = await through(one, async (page, what) => {
      for (let moves = 1; ; moves++) {
        assert.ok(moves < 40, `${here(page)}: the frame never comes to ${what}`);
        most = Math.max(most, moves);
        if (await page.locator(`${what}[data-now]`).count()) break;
        await page.clock.runFor(2_000);
      }
      presses++;
      await page.keyboard.press('Space');
    });
    await finished(one);
    await shot(one.page, 'settings-switch');
    return `${screens} screens, ${presses} presses, at most ${most} moves of the frame`;
  });

  await step('by resting the pointer alone', async () => {
    const one = await begin(open, server, 3, 'rest', 'laptop');
    await one.page.clock.install();
    const screens = await through(one, async (page, what) => {
      await page.locator(what).first().scrollIntoViewIfNeeded();
      await page.mouse.move(1, 300);
      await page.mouse.move(2, 302);
      const box = await page.locator(what).first().boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height / 2, 30));
      await page.clock.runFor(2_100);
    });
    await finished(one);
    return `${screens} screens`;
  });

  await step('two switches, a stepped switch and numbers choose as they say', async () => {
    const { page } = ann;
    await set(page, 'press', 'switch_two');
    const framed = () => page.locator('[data-now]').innerText();
    const first = await framed();
    await page.keyboard.press('Space');
    assert.notEqual(await framed(), first, 'one moves');
    await left(page, async () => {
      while (!await page.locator('[value=switch_step][data-now]').count()) await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
    });
    await arrived(page);
    assert.equal(await page.locator('html').getAttribute('data-press'), 'switch_step', 'the other chooses');
    await page.clock.install();
    await go(page, '/seat/ways/press');
    assert.equal(await page.locator('[data-now]').count(), 0, 'nothing moves before the first press');
    await left(page, async () => {
      while (!await page.locator('[value=keys][data-now]').count()) await page.keyboard.press('Space');
      await page.clock.runFor(2_100);
    });
    await arrived(page);
    assert.equal(await page.locator('html').getAttribute('data-press'), 'keys', 'waiting chooses');
    await page.keyboard.press('2');
    assert.equal(await page.locator('.choice input').nth(1).isChecked(), true, 'and so does a number');
    return `${measured} screens measured, each target at least ${SMALLEST} px with ${BETWEEN} px between`;
  });
  await server.stop();
});
