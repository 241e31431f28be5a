// Reading aloud and saying why in one's own voice, in a browser with a made-up microphone: what is heard, what is marked, what is
// kept and what is not; and a tablet whose microphone is refused.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { arrived, go, HEARS, left, Server, shot, story } from './harness.mjs';
import { choose, here, loseNetwork, send, takeSeat, whole } from './hands.mjs';

const DEAF = ['--mute-audio'];

/** What this screen has sounds for. */
const said = page => page.evaluate(async () => {
  const list = document.getElementById('aloud')?.dataset.src;
  return list ? (await fetch(list)).json() : {};
});

/** Notes every sentence that is marked, and every sound that is played. */
const watched = page => page.evaluate(() => {
  window.read = [];
  window.marked = [];
  new MutationObserver(() => {
    const one = document.querySelector('.spoken');
    const words = one && [...CSS.highlights.get('spoken') ?? []].map(String).join('');
    if (words && window.marked.at(-1) !== words) window.marked.push(words.replace(/\s+/g, ' ').trim());
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
});

const until = async (page, what, wanted, timeout = 20_000, about = null) => {
  await page.waitForFunction(wanted, about, { timeout }).catch(() => { throw new Error(`gave up waiting for ${what}`); });
};

/** Presses the button beside what was recorded, and waits until it sounds. */
const sounds = async (page, css) => {
  const player = page.locator(css);
  await page.locator(`${css} + .plays`).click();
  await page.waitForFunction(css => document.querySelector(css).currentTime > 0, css, { timeout: 20_000 }).catch(async () => {
    const state = await player.evaluate(one => JSON.stringify({ duration: one.duration, ended: one.ended, error: one.error?.message, ready: one.readyState }));
    throw new Error(`${css} never sounded: ${state}`);
  });
};

story('A screen is read aloud, sentence by sentence', async (step, open) => {
  const server = await Server.withDemo();
  server.browser = { flags: HEARS };
  const seat = server.demo.seats[0];
  const at = `/seat/interview/${seat.interview}`;
  const tablet = await open('tablet', { server, losesNetwork: true });
  const fetched = [];
  tablet.on('response', answer => { if (answer.url().includes('/seat/aloud/sound/')) fetched.push([answer.url(), answer.status()]); });

  await step('before the day every sentence of a question has its sound, made by this server', async () => {
    await go(tablet, seat.url);
    await takeSeat(tablet);
    await go(tablet, `${at}/score/1`);
    const question = (await tablet.locator('h1').innerText()).split('\n').at(-1).trim();
    let all = {};
    for (const late = Date.now() + 90_000; Date.now() < late;) {
      await tablet.reload();
      all = await said(tablet);
      if (all[question] && all.Good && all['I am not sure'] && ['Back', 'Next', 'Help', 'Break', 'Stop'].every(words => all[words])) break;
    }
    assert.ok(all[question], `“${question}” has no sound; ${Object.keys(all).length} sentences have one`);
    assert.ok(all.Good && all['I am not sure'], `only ${Object.keys(all).length} sentences have a sound`);
    return `${Object.keys(all).length} sentences so far`;
  });

  await step('nothing plays by itself; "Read to me" reads the screen and marks the sentence that is read', async () => {
    await go(tablet, `${at}/score/1`);
    await tablet.locator('#aloud').waitFor({ state: 'visible' });
    assert.equal(fetched.length, 0, 'a sound was fetched before anybody pressed');
    assert.equal(await tablet.locator('#aloud').innerText(), 'Read to me');
    await watched(tablet);
    await tablet.locator('#aloud').click();
    await until(tablet, 'the fifth sentence', () => window.marked.length >= 5);
    assert.equal(await tablet.locator('#aloud').innerText(), 'Stop reading');
    assert.equal(await tablet.locator('#aloud').getAttribute('aria-pressed'), 'true');
    await shot(tablet, 'aloud-reading');
    const marked = await tablet.evaluate(() => window.marked);
    assert.ok(marked.some(words => words.endsWith('?')), `the question was left out: ${marked.join(' | ')}`);
    const all = await said(tablet);
    for (const words of marked) assert.ok(all[words], `“${words}” was marked, and nothing says it`);
    assert.ok(fetched.length >= 2 && fetched.every(([, status]) => status === 200 || status === 206), JSON.stringify(fetched));
    await tablet.locator('#aloud').click();
    assert.equal(await tablet.locator('.spoken').count(), 0);
    assert.equal(await tablet.locator('#aloud').innerText(), 'Read to me');
    return marked.join(' | ');
  });

  await step('nothing on a screen moves when there is something to hear', async () => {
    const ben = await open('tablet', { server, name: 'a slow tablet' });
    // The list of what can be heard comes late.
    await ben.addInitScript(() => {
      const fetches = fetch;
      window.fetch = async (...asked) => {
        if (String(asked[0]).includes('/seat/aloud/')) await new Promise(done => { window.comes = done; });
        return fetches(...asked);
      };
    });
    await go(ben, server.demo.seats[1].url);
    await takeSeat(ben);
    await go(ben, `${at}/score/1`);
    await ben.waitForFunction(() => document.documentElement.dataset.tablet === 'ready' && window.comes);
    const places = () => ben.evaluate(() => [...document.querySelectorAll('header *, main *, nav *')].map(one => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height].map(Math.round).join(' '); }));
    assert.equal(await ben.locator('#aloud').isVisible(), false, 'a button that can do nothing is not there');
    const before = await places();
    await ben.evaluate(() => window.comes());
    await ben.locator('#aloud').waitFor({ state: 'visible' });
    await ben.locator('.hear').first().waitFor({ state: 'visible' });
    assert.deepEqual(await places(), before);
  });

  await step('the small speaker of a choice reads that choice and marks nothing else; it chooses nothing', async () => {
    await watched(tablet);
    await tablet.locator('.heard .hear').first().click();
    await until(tablet, 'the end of the choice', () => window.marked.length >= 2 && !document.querySelector('.spoken'));
    const marked = await tablet.evaluate(() => window.marked);
    assert.equal(marked[0], (await tablet.locator('.choice b').first().innerText()).trim());
    const choice = (await tablet.locator('.choice').first().innerText()).replace(/\s+/g, ' ');
    for (const words of marked) assert.ok(choice.includes(words), `“${words}” is not of this choice`);
    assert.equal(await tablet.locator('[name=answer]:checked').count(), 0);
  });

  await step('a choice that is heard while the screen is read takes the mark with it', async () => {
    await tablet.locator('#aloud').click();
    await tablet.locator('.spoken').waitFor();
    assert.deepEqual(await tablet.evaluate(() => {
      /** @type {HTMLElement} */ (document.querySelector('.heard .hear')).click();
      return [...document.querySelectorAll('.spoken')].map(one => Boolean(one.closest('.heard')));
    }), [true], 'one mark, and it is on the choice');
    await tablet.waitForFunction(() => !document.querySelector('.spoken'));
    assert.equal(await tablet.locator('#aloud').innerText(), 'Read to me');
  });

  await step('it reads to the end by itself and then waits', async () => {
    await go(tablet, `${at}/practice`);
    await tablet.locator('#aloud').waitFor({ state: 'visible' });
    await watched(tablet);
    await tablet.locator('#aloud').click();
    await until(tablet, 'the end', () => window.marked.length > 5 && document.getElementById('aloud').getAttribute('aria-pressed') === 'false', 90_000);
    const marked = await tablet.evaluate(() => window.marked);
    assert.match(marked[0], /^Practi[cs]e/, 'where one is comes first');
    for (const words of ['I would rather not say', 'Back', 'Next', 'Help', 'Break']) assert.ok(marked.includes(words), `${words} in ${marked.join(' | ')}`);
    assert.equal(marked.at(-1), 'Stop');
    assert.equal(here(tablet), `${at}/practice`, 'nothing moves on by itself');
  });

  await step('what was made after the screens were kept is heard without a network', async () => {
    await go(tablet, `${at}/score/2`);
    const question = (await tablet.locator('h1').innerText()).split('\n').at(-1).trim();
    for (const late = Date.now() + 90_000; Date.now() < late && !(await said(tablet))[question];) await tablet.reload();
    await until(tablet, 'every sound to be kept', async () => {
      const { src } = document.getElementById('aloud').dataset;
      const all = Object.values(await (await fetch(src)).json());
      const name = (await caches.keys()).find(one => one.startsWith('sounds '));
      const cache = name && await caches.open(name);
      return cache && await cache.match(src) && (await Promise.all(all.map(one => cache.match(one)))).every(Boolean);
    });
    await loseNetwork(tablet.context());
    await tablet.goto(`${at}/score/2`);
    await tablet.locator('#aloud').waitFor({ state: 'visible' });
    const sound = (await said(tablet))[question];
    assert.ok(sound, `“${question}” cannot be heard`);
    assert.ok(await tablet.evaluate(async at => (await (await fetch(at)).blob()).size, sound) > 500, 'and it is a sound');
    await tablet.context().setOffline(false);
  });

  await step('a tablet with no sound and no voice has no button', async () => {
    const bare = await open('phone', { server: { url: server.url, browser: server.browser }, name: 'phone before it joins' });
    await go(bare, '/join');
    await bare.waitForFunction(() => document.readyState === 'complete');
    assert.equal(await bare.locator('#aloud').isVisible(), false);
  });

  await server.stop();
});

/** A seat that has given the first score. */
async function scored(tablet, seat) {
  const at = `/seat/interview/${seat.interview}`;
  await go(tablet, seat.url);
  await takeSeat(tablet);
  await go(tablet, `${at}/score/1`);
  await choose(tablet, 'answer', '3');
  await left(tablet, () => tablet.locator('button.next').click());
  await arrived(tablet);
  return at;
}

/** Presses the one that is to be seen. */
const press = (tablet, what) => tablet.locator(`[data-do=${what}]:visible`).click();

story('A reason is said aloud, heard, kept and thrown away', async (step, open) => {
  const server = await Server.withDemo();
  server.browser = { flags: HEARS };
  const [seat, other] = server.demo.seats;
  const tablet = await open('tablet', { server });
  let at;

  await step('it is asked for first, if it was not agreed to', async () => {
    at = await scored(tablet, seat);
    assert.equal(here(tablet), `${at}/why/1`);
    await shot(tablet, 'voice-why');
    await left(tablet, () => tablet.locator('a[href$="/voice/1"]').click());
    await arrived(tablet);
    if (await tablet.locator('form[action$="/agree"]').count()) {
      await shot(tablet, 'voice-consent');
      await send(tablet, '/agree');
    }
    assert.equal(await tablet.locator('[data-file]').isVisible(), false, 'the plain field is for browsers without scripts');
    await shot(tablet, 'voice-start');
  });

  await step('it is heard before it is kept, and can be said again', async () => {
    await press(tablet, 'start');
    await until(tablet, 'the bar that fills', () => document.querySelector('progress').value > 1);
    await shot(tablet, 'voice-talking');
    assert.equal(await tablet.locator('[data-how]').isVisible(), false, 'how it works is not said while one talks');
    assert.ok(!/\d/.test(await tablet.locator('[data-talking]').innerText()), 'a picture fills, nothing counts');
    await press(tablet, 'stop');
    await tablet.locator('[data-listen] .plays').waitFor({ state: 'visible' });
    await sounds(tablet, '[data-listen] audio');
    await shot(tablet, 'voice-said');
    await press(tablet, 'again');
    await until(tablet, 'the second recording', () => document.querySelector('progress').value > 2);
    await press(tablet, 'stop');
    await tablet.locator('[data-listen] .plays').waitFor({ state: 'visible' });
  });

  await step('Help throws nothing away: what was said and not yet kept is there when the person is back', async () => {
    await left(tablet, () => tablet.locator('nav.always :is(button[value=help], form:has([value=help]) button)').click());
    await arrived(tablet);
    await left(tablet, () => tablet.locator('button[formaction="/seat/call/over"], form[action="/seat/call/over"] button').first().click());
    await arrived(tablet);
    await go(tablet, `${at}/voice/1`);
    await tablet.locator('[data-listen] .plays').waitFor({ state: 'visible' });
    await sounds(tablet, '[data-listen] audio');
    assert.equal(await tablet.locator('input[type=file]').evaluate(field => field.files.length), 1);
    await shot(tablet, 'voice-back');
  });

  await step('kept, it is there again, and can be heard and thrown away', async () => {
    await left(tablet, () => press(tablet, 'keep'));
    await arrived(tablet);
    assert.equal(here(tablet), `${at}/why/1`);
    await left(tablet, () => tablet.locator('a[href$="/voice/1"]').click());
    await arrived(tablet);
    await sounds(tablet, 'main > audio');
    await shot(tablet, 'voice-kept');
    await send(tablet, '/words', { words: 'The tablet beeped.' });
    assert.equal(here(tablet), `${at}/why/1`);
    await go(tablet, `${at}/voice/1`);
    await send(tablet, '/away');
    assert.equal(await tablet.locator('main > audio').count(), 0);
    await tablet.locator('[data-do=start]').waitFor({ state: 'visible' });
  });

  await step('thrown away before it was kept, nothing is sent', async () => {
    await press(tablet, 'start');
    await until(tablet, 'the bar that fills', () => document.querySelector('progress').value > 0.4);
    await press(tablet, 'stop');
    await tablet.locator('[data-listen] .plays').waitFor({ state: 'visible' });
    await press(tablet, 'away');
    await tablet.locator('[data-do=start]').waitFor({ state: 'visible' });
    assert.equal(await tablet.locator('input[type=file]').evaluate(field => field.files.length), 0);
  });

  let away;
  let there;
  await step('without a network it waits on the tablet, once it was agreed to', async () => {
    away = await open('tablet', { server, name: 'tablet that loses the network', losesNetwork: true });
    there = await scored(away, server.demo.seats[3]);
    await whole(away, [server.demo.seats[3].interview]);
    // Whoever had said no may say yes without a network, too: the screen that is kept asks again.
    await send(away, '/seat/consent/answer', {}, { from: '/seat/consent?kind=voice_recorded', nth: 1 });
    await go(away, `${there}/why/1`);
    await until(away, 'the screen that asks', async at => (await (await caches.match(`${at}/voice/1`))?.text())?.includes('data-agreed="no"'), 20_000, there);
    await loseNetwork(away.context());
    await away.goto(`${there}/voice/1`);
    assert.equal(await away.locator('[data-do=start]').isVisible(), false, 'nothing is recorded before it is agreed to');
    await left(away, () => away.locator('form[action$="/agree"]:visible button').first().click());
    assert.equal(here(away), `${there}/voice/1`);
    await press(away, 'start');
    await until(away, 'the bar that fills', () => document.querySelector('progress').value > 1);
    await press(away, 'stop');
    await away.locator('[data-listen] .plays').waitFor({ state: 'visible' });
    await left(away, () => press(away, 'keep'));
    assert.equal(here(away), `${there}/why/1`);
    await until(away, '“Saved on this tablet”', () => document.getElementById('saved').textContent === 'Saved on this tablet');
  });

  await step('what waits on the tablet can be heard there, written down, thrown away and said again', async () => {
    const again = async () => {
      await away.goto(`${there}/voice/1`);
      await away.waitForFunction(() => document.documentElement.dataset.tablet === 'ready');
    };
    const part = away.locator('[data-voice=said]');
    await again();
    await sounds(away, '[data-voice=said] audio');
    await shot(away, 'voice-said-offline');
    await part.locator('[name=words]').fill('The tablet beeped.');
    await left(away, () => part.locator('form[action$="/words"] button').click());
    assert.equal(here(away), `${there}/why/1`);
    await again();
    await away.waitForFunction(() => document.querySelector('[data-voice=said] [name=words]').value === 'The tablet beeped.');
    await left(away, () => part.locator('form[action$="/away"] button').click());
    await away.locator('[data-do=start]').waitFor({ state: 'visible' });
    assert.equal(await part.isVisible(), false, 'it is gone');
    await press(away, 'start');
    await until(away, 'the bar that fills', () => document.querySelector('progress').value > 1);
    await press(away, 'stop');
    await away.locator('[data-listen] .plays').waitFor({ state: 'visible' });
    await left(away, () => press(away, 'keep'));
    await away.context().setOffline(false);
    await away.evaluate(() => dispatchEvent(new Event('online')));
    await until(away, '“Sent”', () => document.getElementById('saved').textContent === 'Sent');
    await go(away, `${there}/voice/1`);
    await sounds(away, 'main > audio');
    assert.equal(await away.locator('[name=words]').inputValue(), '', 'what was written down was of the one before');
  });

  await step('where the microphone is refused it says so calmly, and the other ways stay', async () => {
    server.browser = { flags: DEAF };
    const deaf = await open('phone', { server, name: 'phone that hears nothing' });
    const there = await scored(deaf, other);
    await go(deaf, `${there}/voice/1`);
    if (await deaf.locator('form[action$="/agree"]').count()) await send(deaf, '/agree');
    await deaf.locator('[data-do=start]').click();
    await deaf.locator('[data-cannot]').waitFor({ state: 'visible' });
    await shot(deaf, 'voice-refused');
    await left(deaf, () => deaf.locator('a.back').click());
    await arrived(deaf);
    await send(deaf, '/why/1', { words: 'They waited for me.' });
  });

  await step('without scripts a sound can be chosen, and what is no sound is refused in a plain sentence', async () => {
    server.browser = { flags: HEARS };
    const plain = await open('tablet', { server, scripts: false, name: 'tablet without scripts' });
    const there = await scored(plain, server.demo.seats[2]);
    await go(plain, `${there}/voice/1`);
    if (await plain.locator('form[action$="/agree"]').count()) await send(plain, '/agree');
    const file = (name, words) => ({ name, mimeType: 'audio/mp4', buffer: Buffer.from(words) });
    await send(plain, '/voice/1', { voice: file('voice.m4a', 'no sound\0') }, { status: 422 });
    assert.match(await plain.locator('main').innerText(), /not a sound that we can play/);
    await shot(plain, 'voice-no-scripts');
    await send(plain, '/voice/1', { voice: file('voice.ogg', 'OggS    OpusHead\0') });
    assert.equal(here(plain), `${there}/why/1`);
  });

  await server.stop();
});

story('A person reads a question out in the editor', async (step, open) => {
  const server = await Server.withDemo();
  server.browser = { flags: HEARS };
  const manager = server.demo.people.find(person => person.role === 'manager');
  const desk = await open('laptop', { server });
  await step('recorded, heard, kept; taken back', async () => {
    await go(desk, '/sign-in');
    await send(desk, '/sign-in', { email: manager.email, password: manager.password });
    await go(desk, '/library');
    await left(desk, () => desk.locator('a[href*="/library/aloud?item="]').first().click());
    await arrived(desk);
    await shot(desk, 'aloud-editor');
    const first = desk.locator('form.recorder').first();
    await first.locator('[data-do=start]').click();
    await until(desk, 'the bar that fills', () => document.querySelector('progress').value > 0.4);
    await first.locator('[data-do=stop]').click();
    await first.locator('[data-listen] audio').waitFor({ state: 'visible' });
    await left(desk, () => first.locator('[data-do=keep]').click());
    await arrived(desk);
    await shot(desk, 'aloud-editor-read');
    assert.match(await desk.locator('main').innerText(), /Recorded by/);
    await send(desk, '/reading/remove');
    assert.doesNotMatch(await desk.locator('main').innerText(), /Recorded by/);
  });
  await server.stop();
});

try {
  execFileSync('espeak-ng', ['--version'], { stdio: 'ignore' });
} catch {
  throw new Error('espeak-ng is missing: run `make test-tools`');
}
