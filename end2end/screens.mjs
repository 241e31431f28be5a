// Every screen that a panel member can meet, looked at by two engines for accessibility and by a ruler: axe with every rule up
// to WCAG's highest level and its best practice, IBM's engine, no sideways scroll and nothing cut (at 400 % too), every target
// at least 72 px with 16 px between, nothing that moves, and a mark that can be seen in forced colours. The screens are the
// list of routes of the program: an address of a tablet that was not visited fails. SIZES=all takes every size and way round.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as engines from './engines.mjs';
import { HEARS, Server, shot, story } from './harness.mjs';
import { signIn } from './hands.mjs';

const PICTURES = Boolean(process.env.PICTURES);
const GUIDES = fileURLToPath(new URL('../public/pictures/guides', import.meta.url));
const ALL = process.env.SIZES === 'all';
const SIZES = ALL
  ? [[768, 1024], [1024, 768], [820, 1180], [1180, 820], [1280, 800], [800, 1280], [320, 640], [640, 320]]
  : [[1180, 820], [320, 640]];
/** As much of a film as the server looks for. */
const FILM = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x20moov....hdlr....vide....', 'latin1');
/** A laptop of 1280 by 1024 at 400 %. */
const ZOOMED = [320, 256];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22a', 'wcag22aa', 'wcag22aaa', 'best-practice'];
const SMALLEST = 72;
const BETWEEN = 16;

// ---------------------------------------------------------------- what is looked at

/** What a ruler finds on the page as it stands, measured at its end, where the bar of Help, Break and Stop covers nothing. */
const RULER = ([smallest, between, targets]) => {
  scrollTo(0, document.documentElement.scrollHeight);
  const faults = [];
  const name = node => `${node.tagName.toLowerCase()}${node.className ? `.${String(node.className).replaceAll(' ', '.')}` : ''} “${(node.innerText || node.name || '').trim().replaceAll('\n', ' ').slice(0, 40)}”`;
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(`sideways scroll: ${wide} px in ${innerWidth}`);
  const shown = node => node.checkVisibility() && !node.closest('.skip');
  for (const node of document.querySelectorAll('body *')) {
    if (!shown(node) || node.closest('.vh')) continue;
    const box = node.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    if (box.left < -1 || box.right > innerWidth + 1) faults.push(`stands out of the screen: ${name(node)}`);
    const style = getComputedStyle(node);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
    if (hides && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)) faults.push(`cut: ${name(node)}`);
    if (node.getAnimations().length || parseFloat(style.animationDuration) || style.transitionDuration.split(',').some(parseFloat)) faults.push(`moves: ${name(node)}`);
  }
  // A short word stands whole on its line.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement || !shown(text.parentElement) || text.parentElement.closest('.vh, script, style') || text.parentElement.clientWidth === 1) continue;
    for (const { index, 0: word } of text.data.matchAll(/(?<![\p{L}\p{N}])\p{L}{2,6}(?![\p{L}\p{N}])/gu)) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].filter(({ width }) => width).map(({ top }) => Math.round(top))).size > 1) faults.push(`“${word}” is broken: ${name(text.parentElement)}`);
    }
  }
  for (const around of document.querySelectorAll('label:is(.choice, .pick, .other), .panel button, .panel :is(a.btn, a.next, a.back, a.change, a.listen)')) {
    if (!shown(around)) continue;
    const box = around.getBoundingClientRect();
    for (const node of around.querySelectorAll('*')) {
      const inner = node.getBoundingClientRect();
      if (inner.width > 1 && shown(node) && (inner.left < box.left - 1 || inner.right > box.right + 1 || inner.bottom > box.bottom + 1)) faults.push(`sticks out of its button: ${name(node)}`);
    }
  }
  for (const node of document.querySelectorAll('textarea, select, input:is([type=text], [type=email], [type=tel], [type=file], :not([type]))')) {
    if (shown(node) && ![...node.labels].some(shown)) faults.push(`no label: ${name(node)}`);
  }
  if (!targets) return faults;
  const spots = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(shown).map(node => ({ node, box: (node.closest('label') ?? node).getBoundingClientRect() })).filter(({ box }) => box.width);
  for (const { node, box } of spots) {
    if (box.width < smallest - 0.5 || box.height < smallest - 0.5) faults.push(`target of ${Math.round(box.width)}x${Math.round(box.height)}: ${name(node)}`);
  }
  for (const [at, one] of spots.entries()) {
    for (const other of spots.slice(at + 1)) {
      const x = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const y = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      if (x < between - 0.5 && y < between - 0.5) faults.push(`${Math.round(Math.max(x, y))} px between ${name(one.node)} and ${name(other.node)}`);
    }
  }
  return faults;
};

/** In which state a screen tells most, where that is not the first in which it is met: for the guide's pictures. */
const TELLING = { screen: 'start', 'screen-stay': 'stopped', 'screen-interview-done': 'finished', 'screen-talk-interview': 'talking', 'screen-answer': 'closed' };
const counts = { screens: 0, looks: 0, axe: 0, ibm: 0, forced: 0 };
const found = [];

/**
 * What the engines cannot decide and leave to a person, decided once for all screens: each rule with what it may be about.
 * Anything else that is in doubt fails.
 */
const DECIDED = [
  // Never colour alone: each answer has a face, a shape and a word (settings.mjs counts them), each state a mark.
  ['style_color_misuse', /<link/],
  // Forced colours are looked at on every screen here.
  ['style_highcontrast_visible', /<link/],
  // "Go to the main part" comes into sight with the focus.
  ['element_tabbable_visible', /class="skip"/],
  // Help, Break and Stop stand over the end of a screen; what has the focus is scrolled clear of them (tablet.mjs presses Tab).
  ['element_tabbable_unobscured', /./],
  // "Hear" stands on the button; its name says what besides. A field's label is measured by the ruler.
  ['input_label_visible', /class="hear|<textarea/],
  // "Right for you", "you have the right": no direction.
  ['text_sensory_misuse', /<(h1|p|b|span|li)\b/],
  // The label of a field, and what the asker reads out in big letters.
  ['text_block_heading', /class="field"|^<p>/],
  // A mark stands before the word; settings.mjs measures the colours of each pair.
  ['color-contrast', /^<b>/], ['color-contrast-enhanced', /^<b>/],
  // The ring of a resting pointer lies over what it is about to press.
  ['color-contrast', /^<summary>/], ['color-contrast-enhanced', /^<summary>/],
  // Sign language has no sound to be written down; what plays has a button of its own.
  ['video-caption', /^<video/], ['caption_track_exists', /^<video/], ['media_keyboard_controllable', /^<(audio|video)/],
];
const isDecided = (rule, html) => DECIDED.some(([name, about]) => name === rule && about.test(html));

async function axe(page) {
  counts.axe++;
  const { violations, doubts } = await engines.axe(page, TAGS, 'all');
  const each = (rules, word, wanted = () => true) => rules.flatMap(rule => rule.nodes.filter(node => wanted(rule, node))
    .map(node => `axe ${word}${rule.id}: ${node.html.slice(0, 160)}: ${node.why.join(' ')} ${node.failureSummary?.replaceAll('\n', ' ').slice(0, 200)}`));
  return [...each(violations, ''), ...each(doubts, 'doubts ', (rule, node) => !isDecided(rule.id, node.html))];
}

async function ibm(page) {
  counts.ibm++;
  const { violations, doubts } = await engines.ibm(page);
  const each = (all, word) => all.map(({ ruleId, message, snippet }) => `IBM ${word}${ruleId}: ${message} ${snippet?.slice(0, 160)}`);
  return [...each(violations, ''), ...each(doubts.filter(({ ruleId, snippet }) => !isDecided(ruleId, snippet ?? '')), 'doubts ')];
}

/** In forced colours every target has an edge or a line under it. */
const FORCED = () => {
  const faults = [];
  const name = node => `${node.tagName.toLowerCase()}.${String(node.className).replaceAll(' ', '.')} “${(node.innerText || node.name || '').trim().replaceAll('\n', ' ').slice(0, 40)}”`;
  for (const node of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!node.checkVisibility() || node.closest('.skip')) continue;
    const around = node.closest('label') ?? node;
    const edged = [node, around].some(one => {
      const style = getComputedStyle(one);
      return ['Top', 'Right', 'Bottom', 'Left'].some(side => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none')
        || style.textDecorationLine.includes('underline') || (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none');
    });
    if (!edged) faults.push(`no edge: ${name(around)}`);
  }
  return faults;
};

/** The screen in forced colours: its targets have edges, and a chosen answer can be told from the others. */
async function forced(page, label) {
  await page.emulateMedia({ forcedColors: 'active' });
  found.push(...[...await page.evaluate(FORCED), ...await page.evaluate(RULER, [SMALLEST, BETWEEN, true])].map(fault => `${label} in forced colours: ${fault}`));
  await page.evaluate(() => scrollTo(0, 0));
  const choice = page.locator('label:is(.choice, .pick, .other):has(input:not(:checked))').first();
  if (await choice.isVisible()) await changes(page, await choice.elementHandle(), label);
  await page.emulateMedia({ forcedColors: 'none' });
  counts.forced++;
}

/** Looks at the screen that is shown, in these sizes and in forced colours. */
async function look(page, label, sizes = SIZES) {
  counts.screens++;
  // As it is for somebody who did not ask for rest: nothing may move for them, either.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const where = `${label} at ${width}x${height}`;
    const faults = [...await page.evaluate(RULER, [SMALLEST, BETWEEN, true]), ...await axe(page), ...await ibm(page)];
    found.push(...faults.map(fault => `${where}: ${fault}`));
    counts.looks++;
    await page.evaluate(() => scrollTo(0, 0));
    await shot(page, `screen-${label.replaceAll(/[^\w]+/g, '-')}-${width}`);
  }
  const [width, height] = ZOOMED;
  await page.setViewportSize({ width, height });
  found.push(...(await page.evaluate(RULER, [SMALLEST, BETWEEN, false])).map(fault => `${label} at 400 %: ${fault}`));
  await page.setViewportSize({ width: SIZES[0][0], height: SIZES[0][1] });
  await forced(page, label);
}

/** Fails with what was found since the last time, or says how much was looked at. */
function nothing() {
  const faults = [...new Set(found.splice(0))];
  assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 60).join('\n')}`);
}

// ---------------------------------------------------------------- the walk

const told = async (step, open) => {
  const server = await Server.withDemo();
  server.browser = { flags: HEARS };
  const routes = JSON.parse((await server.run('routes', '--json')).out);
  const ofTablets = routes.filter(({ method, path, access, kind }) => method === 'GET' && kind === 'page'
    && (['Seat', 'Tablet', 'SharedTablet'].includes(access) || path === '/seat' || path === '/join'));
  const visited = new Set();
  const pictured = new Set();
  const { panel, interview } = server.demo.seats[0];
  const at = `/seat/interview/${interview}`;
  const isOf = (path, route) => new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);

  /** Opens an address of a tablet and looks at it. */
  const see = async (page, path, label = '', sizes = SIZES) => {
    const answer = await page.goto(path);
    assert.ok([200, 422].includes(answer.status()), `${path} answered ${answer.status()}`);
    const shown = new URL(page.url()).pathname;
    visited.add(ofTablets.find(one => isOf(path.split('?')[0], one.path))?.path);
    if (PICTURES && await page.locator('#tablet:not([data-seat=none])').count()) {
      const route = ofTablets.find(one => isOf(shown, one.path)).path.replace(/^\/seat/, '').replace('/interview/{interview}', '/interview');
      const name = `screen${route.replaceAll(/[{}]/g, '').replaceAll('/', '-')}`;
      if (!pictured.has(name) && label === (TELLING[name] ?? label)) {
        await threeTimes(page, name, path);
        pictured.add(name);
      }
    }
    await look(page, `${label} ${shown.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`, sizes);
  };
  /** Sends a form as a finger does, without looking at what comes. */
  const press = (page, selector) => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
  /** Does a deed at the desk without a page. */
  const deed = (page, path, fields = {}) => page.evaluate(async ([path, fields]) => {
    const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).replaceAll(/<[^>]*>/g, ' ').slice(0, 800)}`);
  }, [path, fields]);

  /** Shared by all: let in through the code of the day. */
  const joins = async page => {
    await office.goto(`/panels/${panel}/join`);
    if (await office.locator('form[action$="/join/open"]').count()) await deed(office, `/panels/${panel}/join/open`);
    await office.goto(`/panels/${panel}/join`);
    const code = (await office.locator('main').innerText()).match(/https?:\/\/[^\s]+\/join\/[^\s]+/)[0];
    await page.goto(code);
    if (await page.locator('form[action*="/join/"]').count()) await press(page, 'form[action*="/join/"] button');
    await look(page, 'waits');
    await threeShapes(page, 'waits');
    await office.goto(`/panels/${panel}/join`);
    await deed(office, await office.locator('form[action$="/admit"]').first().getAttribute('action'), { seat: 'shared' });
  };

  /** Puts an item into the tablet's outbox, or empties it. */
  let seat;
  const outbox = work => ann.evaluate(([work, seat]) => new Promise((done, failed) => {
    indexedDB.open('sametable', 1).onsuccess = ({ target: { result: base } }) => {
      const store = base.transaction('outbox', 'readwrite').objectStore('outbox');
      const asked = work ? store.put({ ...work, seat }) : store.clear();
      asked.onsuccess = () => done(base.close());
      asked.onerror = failed;
    };
  }), [work, seat]);

  const office = await open('laptop', { server, name: 'the desk' });
  const sign = server.demo.people.find(one => one.role === 'facilitator');
  await signIn(office, sign);

  await step('a tablet before it has a person: joining, waiting, going from hand to hand', async () => {
    const page = await open('tablet', { server, name: 'new tablet' });
    await see(page, '/seat', 'nobody');
    await see(page, '/join');
    await threeShapes(page, 'code');
    await press(page, 'button.picture');
    await look(page, 'second picture');
    for (let n = 0; n < 2; n++) await press(page, 'button.picture');
    await look(page, 'unknown pictures');
    await joins(page);
    await see(page, '/seat', 'shared');
    await see(page, '/seat/handover');
    await page.context().close();
    nothing();
  });

  const ann = await open('tablet', { server, name: "Ann's tablet" });
  await step('what is asked first: is this you, the consents, whom the person knows', async () => {
    await ann.goto(server.demo.seats[0].url);
    await look(ann, 'is this you');
    await threeShapes(ann, 'you');
    await press(ann, 'form[action$="/seat/take"] button');
    await look(ann, 'first');
    for (const kind of ['take_part', 'scores_recorded', 'voice_recorded', 'be_named']) await see(ann, `/seat/consent?kind=${kind}`, kind);
    while (await ann.goto('/seat').then(() => ann.locator('form[action$="/seat/consent/answer"]').count())) await press(ann, 'form[action$="/seat/consent/answer"] button');
    while (await ann.goto('/seat').then(() => ann.locator('form[action$="/seat/know/answer"]').count())) {
      await look(ann, 'know');
      await press(ann, 'form[action$="/seat/know/answer"]:nth-of-type(2) button');
    }
    nothing();
  });

  await step('every address of a seat that has no id in it', async () => {
    for (const { path } of ofTablets.filter(({ path, access }) => access === 'Seat' && !path.includes('{'))) await see(ann, path);
    await see(ann, '/seat', 'start');
    await ann.goto('/seat/ways');
    for (const way of await ann.locator('.review a.change').evaluateAll(all => all.map(one => one.getAttribute('href')))) await see(ann, way);
    await ann.goto('/seat/know');
    const know = await ann.locator('[name=candidacy]').first().getAttribute('value').catch(() => null);
    if (know) {
      await see(ann, `/seat/know/${know}`);
      await press(ann, 'form[action$="/seat/know/answer"] button');
      await look(ann, 'how known');
      await ann.goto(`/seat/know/${know}`);
      await press(ann, 'form[action$="/seat/know/answer"]:nth-of-type(2) button');
    }
    nothing();
  });

  await step('every screen of an interview, asked, refused, answered and called from', async () => {
    for (const { path } of ofTablets.filter(({ path }) => path.startsWith('/seat/interview/{interview}') && !/\{(n|go)\}/.test(path))) await see(ann, path.replace('{interview}', interview));
    for (const outcome of ['1/fits', '1/look', '2/fits', '2/look']) await see(ann, `${at}/practice/${outcome}`);
    for (let n = 1; ; n++) {
      const score = await ann.goto(`${at}/score/${n}`);
      if (score.status() === 404) break;
      await see(ann, `${at}/score/${n}`, 'unanswered');
      if (n === 1) {
        await ann.locator('form button.next').click();
        await ann.locator('[data-missing]').first().waitFor();
        await look(ann, 'nothing marked');
        // As it is without scripts.
        await Promise.all([ann.waitForNavigation(), ann.evaluate(() => HTMLFormElement.prototype.submit.call(document.querySelector('form[data-keep]')))]);
        await look(ann, 'refused score');
      }
      const asked = await ann.goto(`${at}/ask/${n}`);
      if (asked.status() === 200) await see(ann, `${at}/ask/${n}`);
      await ann.goto(`${at}/score/${n}`);
      await ann.locator('[name=answer]').nth(n % 3).evaluate(one => one.click());
      await press(ann, 'form button.next');
      await see(ann, `${at}/why/${n}`);
      if (n === 1) {
        await deed(ann, `${at}/voice/1/agree`, { given: 'no' });
        await see(ann, `${at}/voice/1`, 'asked');
        await deed(ann, `${at}/voice/1/agree`, { given: 'yes' });
        await see(ann, `${at}/voice/1`, 'agreed');
        await ann.locator('[data-do=start]').click();
        await ann.waitForFunction(() => document.querySelector('progress').value > 1);
        await look(ann, 'talking aloud');
        await ann.locator('[data-do=stop]').click();
        await ann.locator('[data-listen] .plays').waitFor();
        await look(ann, 'said aloud');
        await press(ann, '[data-do=keep]');
        await see(ann, `${at}/voice/1`, 'kept aloud');
      }
    }
    for (const kind of ['help', 'break']) {
      await ann.goto(`${at}/score/1`);
      await press(ann, `button[name=kind][value=${kind}]`);
      await look(ann, `${kind} while scoring`);
      await deed(ann, '/seat/call/over', { here: '/seat' });
    }
    for (const end of ['check', 'safe', 'support', 'finish']) await see(ann, `${at}/${end}`, 'answered');
    nothing();
  });

  await step('a clip in sign language in the place of the picture', async () => {
    const manager = await open('laptop', { server, name: 'who has a clip' });
    await signIn(manager, server.demo.people.find(one => one.role === 'manager'));
    await manager.goto('/library');
    await manager.goto(await manager.locator('a[href*="/library/aloud?item="]').first().getAttribute('href'));
    await manager.locator('[name=clip]').setInputFiles({ name: 'clip.mp4', mimeType: 'video/mp4', buffer: FILM });
    await press(manager, 'form[action$="/library/aloud/clip"] button[type=submit]');
    await see(ann, `${at}/score/1`, 'signed');
    assert.equal(await ann.locator('video.signed + .plays').count(), 1, 'the clip is there, with a button as big as every other');
    await press(manager, 'form[action$="/library/aloud/clip/remove"] button');
    nothing();
  });

  await step('an answer that was not taken, and what a tablet shows by itself without a network', async () => {
    await ann.goto('/seat');
    seat = await ann.locator('#tablet').getAttribute('data-seat');
    await outbox({ pass: '', key: 'k', state: 'refused', words: 'This interview is over.', about: 'Did Rosa listen to me?', action: `${at}/score/2`, fields: [['answer', '3']] });
    await see(ann, '/seat', 'one waits');
    assert.ok(await ann.locator('[data-refused]').first().isVisible());
    await see(ann, '/seat/waiting', 'one waits');
    assert.equal(await ann.locator('#refused li').count(), 1);
    await outbox();
    for (const call of ['help', 'break', 'stop', 'lost', 'told']) {
      await ann.goto('/seat/away');
      await ann.waitForFunction(() => document.documentElement.dataset.tablet === 'ready');
      await ann.evaluate(call => document.querySelectorAll('[data-call]').forEach(part => { part.hidden = !part.dataset.call.split(' ').includes(call); }), call);
      if (call === 'stop') await ann.evaluate(() => { document.querySelector('[data-stopped]').hidden = false; });
      await look(ann, `away ${call}`);
    }
    nothing();
  });

  await step('the screens that a tablet keeps, as it keeps them', async () => {
    const kept = await ann.evaluate(async () => (await (await fetch('/seat/keep.json')).json()).sets[0][1]);
    await ann.setExtraHTTPHeaders({ 'x-keep': '1' });
    for (const path of kept) {
      // Whoever is finished is met by this one alone.
      if (path.endsWith('/done')) await outbox({ pass: '', key: 'k', state: 'sent', action: `${at}/finish`, fields: [] });
      await ann.goto(path);
      await ann.waitForFunction(() => document.documentElement.dataset.tablet === 'ready');
      assert.equal(await ann.locator('#tablet[data-kept]').count(), 1, `${path} is no kept screen`);
      await look(ann, `kept ${path.replace(at, '')}`, SIZES.slice(0, 1));
      if (path.endsWith('/done')) await outbox();
    }
    await ann.setExtraHTTPHeaders({});
    nothing();
    return `${kept.length} screens`;
  });

  await step('each setting alone, and every pair of settings together, on the screens of a question', async () => {
    const ben = await open('tablet', { server, name: "Ben's tablet" });
    await ben.goto(server.demo.seats[1].url);
    await press(ben, 'form[action$="/seat/take"] button');
    while (await ben.goto('/seat').then(() => ben.locator('form[action$="/seat/consent/answer"]').count())) await press(ben, 'form[action$="/seat/consent/answer"] button');
    while (await ben.goto('/seat').then(() => ben.locator('form[action$="/seat/know/answer"]').count())) await press(ben, 'form[action$="/seat/know/answer"]:nth-of-type(2) button');
    const running = server.demo.seats[1].interview;
    const of = `/seat/interview/${running}`;
    // All of them take hours: each setting alone on a tablet and on a phone, each pair in one size, another one each time.
    const screens = ALL ? await ben.evaluate(async () => [...(await (await fetch('/seat/keep.json')).json()).sets[0][1], '/seat', '/seat/day', '/seat/choices', '/seat/how', '/seat/answer', '/seat/own', '/seat/need', '/seat/stop', '/seat/stay', '/seat/waiting', '/seat/ways', '/seat/privacy']) : [`${of}/score/1`];
    let turn = 0;
    await ben.goto('/seat/ways');
    const ways = [];
    for (const href of await ben.locator('.review a.change').evaluateAll(all => all.map(one => one.getAttribute('href')))) {
      await ben.goto(href);
      const values = await ben.locator('[name=to]').evaluateAll(all => all.map(one => one.value));
      ways.push({ way: href.split('?')[0], values, usual: await ben.locator('[name=to][aria-pressed=true]').getAttribute('value') });
    }
    // The pace is asked for only where time plays a part.
    await deed(ben, '/seat/ways/press', { to: 'rest' });
    await ben.goto('/seat/ways/pace');
    const paces = await ben.locator('[name=to]').evaluateAll(all => all.map(one => one.value));
    ways.push({ way: '/seat/ways/pace', values: paces, usual: await ben.locator('[name=to][aria-pressed=true]').getAttribute('value') });
    await deed(ben, '/seat/ways/press', { to: 'touch' });
    const set = async (way, to) => {
      if (way.is !== to) await deed(ben, way.way, { to });
      way.is = to;
    };
    for (const way of ways) way.is = way.usual;
    const seen = async (label, alone) => {
      for (const screen of screens) await see(ben, screen, label, !ALL ? SIZES : alone ? [[768, 1024], [320, 640]] : [SIZES[turn++ % SIZES.length]]);
    };
    for (const way of ways) {
      for (const to of way.values.filter(value => value !== way.usual)) {
        await set(way, to);
        await seen(`${way.way.split('/').at(-1)} ${to}`, true);
      }
      await set(way, way.usual);
    }
    const rows = pairwise(ways);
    for (const [n, row] of rows.entries()) {
      for (const [at, way] of ways.entries()) await set(way, row[at]);
      await seen(`pair ${n}: ${row.join(' ')}`);
    }
    nothing();
    return `${ways.length} things to set, ${ways.reduce((sum, { values }) => sum + values.length - 1, 0)} settings alone, ${rows.length} rows of pairs`;
  });

  await step('stopped, and back', async () => {
    await ann.goto('/seat');
    await press(ann, 'nav.always button >> nth=2');
    await look(ann, 'stop pressed');
    await deed(ann, '/seat/stop/today');
    for (const path of ['/seat', '/seat/stop', '/seat/stay', '/seat/choices', at]) await see(ann, path, 'stopped');
    await deed(ann, '/seat/stop/over');
    await deed(ann, `${at}/go-on`);
    nothing();
  });

  await step('finished, and the talk', async () => {
    await deed(ann, `${at}/support`, { kinds: 'alone' });
    await deed(ann, `${at}/finish`);
    for (const path of ['/seat', `${at}/done`, `/seat/talk/${interview}`]) await see(ann, path, 'finished');
    const hers = await ann.locator('#tablet').getAttribute('data-seat');
    const away = new Set();
    // The others are unwell today, for each candidate in turn: then the panel may talk.
    for (;;) {
      await office.goto(`/panels/${panel}/board`);
      const options = name => office.locator(`[name=${name}] option`).evaluateAll(all => all.map(one => one.value).filter(Boolean));
      for (const running of await options('interview')) {
        for (const seat of await options('seat')) {
          if (away.has(running + seat) || (running === interview && seat === hers)) continue;
          away.add(running + seat);
          await deed(office, `/panels/${panel}/board/absence`, { interview: running, seat, reason: 'unwell' });
        }
      }
      await office.goto(`/panels/${panel}/board`);
      const start = office.locator('form[action$="/start"]');
      if (!await start.count()) break;
      await deed(office, await start.first().getAttribute('action'));
    }
    await deed(office, `/panels/${panel}/interviews/${interview}/talk`);
    for (const path of ['/seat', `${at}/done`, `/seat/talk/${interview}`]) await see(ann, path, 'talking');
    await ann.goto(`/seat/talk/${interview}`);
    await see(ann, await ann.locator('a.change').first().getAttribute('href'));
    await deed(office, `/panels/${panel}/interviews/${interview}/close`);
    for (const path of ['/seat', at, `/seat/talk/${interview}`, '/seat/answer']) await see(ann, path, 'closed');
    nothing();
  });

  await step('one tablet for all: given to a person by name and picture', async () => {
    const end = office.locator('form[action$="/end"]');
    while (await office.goto(`/panels/${panel}/join`).then(() => end.count())) await deed(office, await end.first().getAttribute('action'));
    const page = await open('tablet', { server, name: 'tablet for all' });
    await joins(page);
    await see(page, '/seat/handover', 'for all');
    await threeShapes(page, 'handover');
    await see(page, await page.locator('a.person').first().getAttribute('href'));
    await threeShapes(page, 'turn');
    nothing();
  });

  await step('every address of a tablet was visited', async () => {
    const missed = ofTablets.filter(({ path }) => !visited.has(path)).map(({ path }) => path);
    assert.deepEqual(missed, [], 'give each of these a visit in this story');
    return `${ofTablets.length} addresses, ${counts.screens} screens, ${counts.looks} looks, axe ${counts.axe} and IBM's engine ${counts.ibm} times, forced colours ${counts.forced} times`;
  });
  await server.stop();
};

/** A picture for the guide: a screen as it comes, dark, and with bigger words, side by side. */
async function threeTimes(page, name, path) {
  const sheet = await page.context().browser().newPage({ viewport: { width: 948, height: 464 } });
  await page.setViewportSize({ width: 820, height: 1180 });
  const shots = [];
  const set = (way, to) => page.evaluate(([way, to]) => fetch(`/seat/ways/${way}`, { method: 'POST', body: new URLSearchParams({ to }) }), [way, to]);
  for (const [way, to, usual] of [['size', '100', '100'], ['colours', 'dark', 'light'], ['size', '150', '100']]) {
    await set(way, to);
    await page.goto(path);
    shots.push((await page.screenshot()).toString('base64'));
    await set(way, usual);
  }
  const row = shots.map(shot => `<img src="data:image/png;base64,${shot}" style="width:300px;height:432px;border:1px solid #6b665d;border-radius:10px">`).join('');
  await sheet.setContent(`<body style="margin:14px;display:flex;gap:9px;background:#fbf8f3">${row}`);
  await sheet.screenshot({ path: join(GUIDES, `${name}.jpg`), type: 'jpeg', quality: 72 });
  await sheet.close();
}

/** The same of a screen that is nobody's yet, where nothing is set: standing, lying, and on a phone. */
async function threeShapes(page, name) {
  if (!PICTURES) return;
  const sheet = await page.context().browser().newPage({ viewport: { width: 1240, height: 464 } });
  const before = page.viewportSize();
  const shots = [];
  for (const [width, height] of [[820, 1180], [1180, 820], [360, 740]]) {
    await page.setViewportSize({ width, height });
    shots.push((await page.screenshot()).toString('base64'));
  }
  await page.setViewportSize(before);
  const row = shots.map(shot => `<img src="data:image/png;base64,${shot}" style="height:432px;border:1px solid #6b665d;border-radius:10px">`).join('');
  await sheet.setContent(`<body style="margin:14px;display:flex;gap:9px;background:#fbf8f3">${row}`);
  await sheet.screenshot({ path: join(GUIDES, `screen-before-${name}.jpg`), type: 'jpeg', quality: 72 });
  await sheet.close();
}

/** Rows in which every value of one thing meets every value of each other thing, found greedily: few, and the same each time. */
function pairwise(ways) {
  const open = new Set();
  const name = (one, value, other, also) => (one < other ? `${one} ${value} ${other} ${also}` : `${other} ${also} ${one} ${value}`);
  ways.forEach(({ values }, one) => ways.forEach((other, at) => at > one && values.forEach(value => other.values.forEach(also => open.add(name(one, value, at, also))))));
  const rows = [];
  while (open.size) {
    const [one, value, other, also] = [...open][0].split(' ');
    const row = [];
    row[one] = value;
    row[other] = also;
    ways.forEach(({ values }, at) => {
      const wins = to => row.filter((is, with_) => is !== undefined && with_ !== at && open.has(name(at, to, with_, is))).length;
      row[at] ??= values.reduce((best, to) => (wins(to) > wins(best) ? to : best));
    });
    row.forEach((is, at) => row.forEach((also, with_) => with_ > at && open.delete(name(at, is, with_, also))));
    rows.push(row);
  }
  return rows;
}

/** A chosen answer looks otherwise than before by more than a line's breadth; then it is as it was. */
async function changes(page, choice, label) {
  const before = await choice.screenshot();
  const input = await choice.$('input');
  await input.check({ force: true });
  const after = await choice.screenshot();
  await input.evaluate(one => {
    one.checked = false;
    one.blur();
    sessionStorage.clear();
  });
  const blank = await page.context().newPage();
  const share = await blank.evaluate(async pair => {
    const pixels = await Promise.all(pair.map(async text => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
      const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      pen.drawImage(picture, 0, 0);
      return pen.getImageData(0, 0, picture.width, picture.height).data;
    }));
    let different = 0;
    for (let at = 0; at < pixels[0].length; at += 4) {
      if ([0, 1, 2].some(part => Math.abs(pixels[0][at + part] - pixels[1][at + part]) > 60)) different++;
    }
    return different / (pixels[0].length / 4);
  }, [before.toString('base64'), after.toString('base64')]);
  await blank.close();
  if (share < 0.01) found.push(`${label} in forced colours: the chosen answer looks as before (${(share * 100).toFixed(2)} % of it changed)`);
}

story('Every screen of a panel member: axe, IBM\'s engine, and a ruler', { apart: true }, told);
