// Whole interviews over a network as it is in a hall. It goes and comes, is slow, loses replies; the server is killed, the tab is
// closed, the browser is killed, the store is full, the clock is a day off, a new build arrives in mid-day; meanwhile Ann practises,
// scores, says why with cards, in words and aloud, changes her mind, calls for help, stops and goes on, says who helped her, is
// finished, and meets the next candidate. Every answer that she tapped is on the server once, in the order of the taps, and nobody
// else was shown one. INTERVIEWS says how many (three to a day), SEED repeats a run.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chance, chaosProxy } from './chaos.mjs';
import { freshFolder, Server, SITE, story } from './harness.mjs';
import { signIn, until } from './hands.mjs';
import { KillableTablet } from './killable.mjs';
import { PlainTablet } from './plain.mjs';
import { bytes, rows, scores } from './stored.mjs';

const INTERVIEWS = Number(process.env.INTERVIEWS ?? 6);
const A_DAY = 3;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const VALUES = ['3', '2', '1', 'not_sure', 'not_seen', 'rather_not'];
const DAY = 24 * 60 * 60 * 1000;

/** A copy of the site whose script and style can change, as a new build changes them. */
async function ownSite() {
  const folder = join(await freshFolder(), 'site');
  await cp(SITE, folder, { recursive: true });
  return folder;
}

async function newBuild(site, words) {
  const list = join(site, 'hash.txt');
  let text = await readFile(list, 'utf8');
  for (const [key, name, end] of [['tablet', 'tablet', 'js'], ['css', 'app', 'css']]) {
    const before = new RegExp(`^${key}: (\\w+)$`, 'm').exec(text)[1];
    const content = `${await readFile(join(site, 'pkg', `${name}.${before}.${end}`), 'utf8')}\n/* ${words} */\n`;
    const after = createHash('sha256').update(content).digest('hex').slice(0, 12);
    for (const file of await readdir(join(site, 'pkg'))) if (file.startsWith(`${name}.${before}`)) await rm(join(site, 'pkg', file));
    await writeFile(join(site, 'pkg', `${name}.${after}.${end}`), content);
    text = text.replace(`${key}: ${before}`, `${key}: ${after}`);
  }
  await writeFile(list, text);
}

// ---------------------------------------------------------------- one person's interview

/** How often something happens before a screen; the rest of the time nothing does. */
const FLIPS = { offline: .1, away: .08, slow: .03, replies: .12, closed: .03, reload: .03, back: .02, calm: .2 };

/** Ann at her tablet, in one interview of a day. */
class Interview {
  constructor({ tablet, chaos, random, figures, server, interview }) {
    Object.assign(this, { tablet, chaos, random, figures, server, interview, at: `/seat/interview/${interview}` });
    /** Question → what was tapped, in order; question → the words that stand there in the end. */
    this.taps = new Map();
    this.words = new Map();
    this.voices = new Set();
    this.calls = 0;
    this.changes = 0;
    this.stopped = false;
    this.strikes = [];
    this.acts = 0;
    /** What was met and done, for whoever reads why it failed. */
    this.past = [];
  }

  get page() {
    return this.tablet.page;
  }

  is(part) {
    return this.random.next() < part;
  }

  async calm() {
    Object.assign(this.chaos, { away: false, slow: 0, lose: 0 });
    if (this.tablet.offline) await this.tablet.context.setOffline(this.tablet.offline = false);
  }

  get isCalm() {
    return !this.chaos.away && !this.chaos.slow && !this.chaos.lose && !this.tablet.offline && !this.down;
  }

  /** What the hall does before Ann does something. */
  async flip() {
    let dice = this.random.next();
    const what = Object.keys(FLIPS).find(name => (dice -= FLIPS[name]) < 0);
    if (!what) return;
    this.past.push(what);
    if (what === 'calm') return this.calm();
    this.figures[what]++;
    if (what === 'offline') await this.tablet.context.setOffline(this.tablet.offline = true);
    else if (what === 'away') this.chaos.away = true;
    else if (what === 'slow') this.chaos.slow = 1_500;
    else if (what === 'replies') this.chaos.lose = .6;
    else await this.again(what);
  }

  /** The same screen once more, as it comes after the tab was closed, reloaded, or left and come back to. */
  async again(what) {
    const { path } = this.tablet;
    if (what === 'closed') await this.tablet.close();
    if (what === 'back') {
      await this.page.goBack({ waitUntil: 'load' }).catch(() => {});
      // Before the first screen of a tab, or behind a form that was sent, there is no screen.
      if (!await this.page.evaluate(() => Boolean(document.getElementById('tablet'))).catch(() => false)) await this.tablet.go(path);
    } else if (what === 'reload') await this.tablet.reload();
    else await this.tablet.go(path);
    await this.tablet.ready();
  }

  /** The server, or the browser, is killed, and comes back. */
  async strike() {
    const strike = this.strikes.find(one => one.act === this.acts);
    if (!strike) return;
    this.past.push(strike.what);
    if (strike.what === 'server') {
      this.figures.server++;
      await this.server.kill();
      this.down = true;
    } else if (strike.what === 'up') {
      if (strike.build) {
        await newBuild(this.server.settings.SAMETABLE_SITE, `build at ${this.figures.taps}`);
        this.figures.builds++;
      }
      await this.server.up();
      this.down = false;
    } else {
      const { path } = this.tablet;
      this.figures.browser++;
      await this.tablet.kill();
      await this.tablet.go(path);
      await this.tablet.ready();
    }
  }

  /** Another answer than the last: each tap is then a revision of its own. */
  other(n) {
    return this.random.pick(VALUES.filter(value => value !== this.taps.get(n)?.at(-1)));
  }

  /** From the first screen to "I am finished". */
  async through() {
    for (; ; this.acts++) {
      assert.ok(this.acts < 150, `the interview does not end: ${this.tablet.path}`);
      await this.strike();
      await this.flip();
      const rest = this.tablet.path.slice(this.at.length);
      if (this.tablet.path.startsWith(this.at) && rest === '/done' && !await this.isAway()) return;
      this.past.push(rest);
      await this.act(rest).catch(async error => {
        const words = await this.page.locator('main').innerText().catch(() => 'no screen');
        throw new Error(`${this.page.url()}, after ${this.past.join(', ')}, with ${JSON.stringify([...this.taps])} and ${JSON.stringify(await this.tablet.kept().catch(() => 'no store'))}: ${error.message}\n${words.slice(0, 600)}`);
      });
    }
  }

  isAway() {
    return this.page.locator('.waiting [data-call]').count();
  }

  on(css) {
    return this.tablet.on(() => this.page.locator(css).first().click());
  }

  async act(rest) {
    const { page } = this;
    const n = Number(/\d+$/.exec(rest)?.[0] ?? 0);
    if (await this.isAway()) {
      const go = page.locator(`form[data-stopped="${this.at}"] button`);
      if (await go.isVisible()) return this.tablet.on(() => go.click());
      // Where the tablet has forgotten whom she was with, she says who is here.
      const others = page.locator('[data-others]:not([open]) summary');
      if (!await page.locator(`a[data-goes="${this.at}"]:visible`).count() && await others.isVisible()) await others.click();
      return this.on(`a[data-goes="${this.at}"]:visible`);
    }
    const carryOn = page.locator(`form[action="${this.at}/go-on"] button:visible`);
    if (await carryOn.count()) return this.tablet.on(() => carryOn.first().click());
    // Stop was pressed, and the server asks what for.
    if (await page.locator('form[action="/seat/stop/back"] button').count()) return this.on('form[action="/seat/stop/back"] button');
    if (!this.tablet.path.startsWith(this.at)) {
      if (this.tablet.path.startsWith('/seat/ways/begin')) return this.on('a.next');
      return this.tablet.go(this.at).then(() => this.tablet.ready());
    }
    if (rest && this.is(.03)) return this.call('help');
    if (rest && !this.stopped && this.is(.02)) {
      this.stopped = true;
      return this.call('stop');
    }
    if (/^\/practice(\/2)?$/.test(rest)) await page.locator(`.choice.${rest.endsWith('2') ? 'poor' : 'good'}`).first().click();
    else if (rest.startsWith('/score/')) return this.score(n);
    else if (rest.startsWith('/why/')) return this.why(n);
    else if (rest.startsWith('/voice/')) return this.voice(n);
    else if (rest === '/check' && this.changes < 2 && this.is(.4)) {
      this.changes++;
      return this.tablet.on(() => page.locator(`a.change[href*="/score/"]`).nth(Math.floor(this.random.next() * this.items)).click());
    } else if (rest === '/safe') await page.locator('.choice.good').click();
    else if (rest === '/support') return this.support();
    else if (rest === '/support/who') {
      await this.check('[name=by_whom]', 'other');
      await page.locator('[name=other]').fill('My friend Kim');
    } else if (rest === '/support/said') await page.locator('.choice').first().click();
    else if (rest === '/finish') {
      return this.on('.yesno button');
    }
    return this.on('.next');
  }

  /** Picks a card, and no other of its name. */
  async check(css, value) {
    for (const box of await this.page.locator(css).all()) {
      if (await box.isChecked() !== (await box.getAttribute('value') === value)) await box.locator('xpath=ancestor::label[1]').click();
    }
  }

  support() {
    const kind = this.random.pick(['alone', 'alone', 'read', 'reworded']);
    return this.check('[name=kinds]', kind).then(() => this.on('.next'));
  }

  async score(n) {
    const { page } = this;
    const answer = this.other(n);
    await page.locator(`[name=answer][value="${answer}"]`).locator('xpath=ancestor::label[1]').click();
    // The store is full just now: the form posts by itself, which needs a network.
    const isFull = this.isCalm && this.is(.15);
    if (isFull) {
      this.figures.full++;
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
    }
    const start = Date.now();
    await this.on('form[action*="/score/"] .next');
    assert.ok(this.tablet.path.endsWith(`/why/${n}`), `question ${n} led to ${page.url()}`);
    if (!isFull) this.figures.waits.push(Date.now() - start);
    this.taps.set(n, [...(this.taps.get(n) ?? []), answer]);
    this.figures.taps++;
  }

  async why(n) {
    const { page } = this;
    if (!this.voices.has(n) && this.is(.08)) return this.on('a[href*="/voice/"]');
    if (this.is(.3)) await page.locator('.cards-pick label').first().click();
    if (this.is(.4)) {
      const words = `marmalade ${this.interview.slice(-4)} ${n} ${this.acts}`;
      await page.locator('[name=words]').fill(words);
      this.words.set(n, words);
    }
    return this.on('form[action*="/why/"] .next');
  }

  async voice(n) {
    const { page } = this;
    const agree = page.locator('form[action$="/agree"]:visible button').first();
    if (await agree.count()) return this.tablet.on(() => agree.click());
    if (!await page.locator('[data-do=start]').isVisible()) return this.on('a.back');
    await page.locator('[data-do=start]').click();
    await until('the bar that fills', async () => await page.locator('progress').evaluate(bar => bar.value) > 1);
    await page.locator('[data-do=stop]').click();
    await page.locator('[data-do=keep]').waitFor();
    await this.on('[data-do=keep]');
    this.voices.add(n);
    this.figures.voices++;
  }

  async call(kind) {
    this.figures[kind]++;
    if (kind === 'help') this.calls++;
    await this.on(`nav.always button[value=${kind}], nav.always form:has([value=${kind}]) button`);
  }
}

// ---------------------------------------------------------------- the story

story(`Whole interviews, and nothing lost: ${INTERVIEWS} (SEED=${SEED})`, async (step, open) => {
  const random = chance(SEED);
  const site = await ownSite();
  /** Behind one address, for one tablet: each day another server. */
  const door = { port: 0 };
  const { chaos, url, close } = await chaosProxy(door, chance(SEED + 1));
  const tablet = await KillableTablet.start(url);
  const figures = { taps: 0, offline: 0, away: 0, slow: 0, replies: 0, closed: 0, reload: 0, back: 0, server: 0, browser: 0, builds: 0, full: 0, help: 0, stop: 0, voices: 0, clocks: 0, pages: 0, changed: 0, waits: [] };

  for (let done = 0, nth = 1; done < INTERVIEWS; done += A_DAY, nth++) {
    const count = Math.min(A_DAY, INTERVIEWS - done);
    await step(`day ${nth}`, async () => {
      const before = figures.taps;
      await day({ tablet, chaos, door, random, figures, site, open, count, nth });
      return `${count} interviews, ${figures.taps - before} taps`;
    });
  }

  await step('every tap was found on the server once, in the order of the taps', async () => {
    const { taps, waits, ...rest } = figures;
    assert.ok(INTERVIEWS < 200 || taps >= 1_000, `${taps} taps are too few to say anything`);
    const happened = ['offline', 'away', 'slow', 'replies', 'closed', 'reload', 'back', 'server', 'browser', 'builds', 'full'].reduce((sum, name) => sum + figures[name], 0);
    assert.ok(happened >= Math.min(20, 7 * INTERVIEWS), `only ${happened} flips`);
    waits.sort((a, b) => a - b);
    const middle = part => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))];
    const flips = Object.entries(rest).map(([name, number]) => `${name} ${number}`).join(', ');
    return `${INTERVIEWS} interviews, ${taps} taps, 0 lost, 0 double; ${flips}; ${chaos.posts} deliveries, ${chaos.lost} replies lost; tap to next screen median ${middle(.5)} ms, 95th ${middle(.95)} ms`;
  });

  // Also where a step failed: its browser is no child that ends with the run.
  await tablet.end();
  close();
});

/** A form of the desk, posted without its page. */
const deed = async (desk, path, fields = {}) => desk.evaluate(async ([path, fields]) => {
  const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).replaceAll(/<[^>]*>/g, ' ').slice(0, 800)}`);
}, [path, fields]);

/** One panel's day: Ann scores each candidate on her tablet, the others on theirs, and then they talk. */
async function day({ tablet, chaos, door, random, figures, site, open, count, nth }) {
  const server = await Server.make();
  server.settings = { SAMETABLE_SITE: site };
  const { code, out, said } = await server.run('demo', '--json');
  assert.equal(code, 0, said);
  const { seats: [ann, ...rest], people } = JSON.parse(out);
  await server.up();
  door.port = server.port;
  const tom = await open('laptop', { server, name: `Tom on day ${nth}` });
  await signIn(tom, people.find(one => one.role === 'facilitator'));
  const board = async () => (await tom.request.get(`/panels/${ann.panel}/board.json`)).json();
  const others = rest.map(seat => new PlainTablet(server, seat));
  for (const one of others) await one.sitsDown();
  // Every third day the tablet's clock is a day ahead, every third a day behind.
  tablet.clock = chaos.clock = [0, DAY, -DAY][nth % 3];
  if (tablet.clock) figures.clocks++;
  await tablet.worker();
  const seat = await tablet.sitsDown(new URL(ann.url).pathname);
  const interviews = (await board()).interviews.map(one => one.id);
  await tablet.whole(interviews.slice(0, count));
  await tablet.restart();
  const all = new Map();

  for (const [index, interview] of interviews.slice(0, count).entries()) {
    const at = `/seat/interview/${interview}`;
    if (index) await deed(tom, `/panels/${ann.panel}/interviews/${interview}/start`);
    for (const one of others) one.at = at;
    const seen = await pages(others);
    const one = new Interview({ tablet, chaos, random, figures, server, interview });
    all.set(interview, one);
    one.items = (await board()).interviews[index].items.length;
    // The server is killed once in each interview, the browser once a day; once a day the server comes back as a new build.
    const act = 2 + Math.floor(random.next() * 14);
    one.strikes = [{ act, what: 'server' }, { act: act + 2, what: 'up', build: index === 1 }, ...(index === nth % A_DAY ? [{ act: act + 4, what: 'browser' }] : [])];
    await tablet.go('/seat');
    await tablet.go(at);
    await tablet.ready();
    await one.through();
    if (one.down) await server.up();
    await one.calm();
    await tablet.sent();
    assert.deepEqual((await tablet.kept()).filter(item => item.state === 'refused'), [], `nothing was refused, after ${one.past.join(', ')}`);

    // What the server says of Ann to Ann is what she said last.
    const mine = await tablet.page.evaluate(async at => (await (await fetch(`${at}/mine.json`, { cache: 'no-store' })).json()), at);
    assert.equal(mine.of, seat);
    const says = (form, name) => mine.said[`${at}/${form}`]?.find(([field]) => field === name)?.[1];
    for (let n = 1; n <= one.items; n++) {
      assert.equal(says(`score/${n}`, 'answer'), one.taps.get(n).at(-1), `question ${n}`);
      if (one.words.has(n)) assert.equal(says(`why/${n}`, 'words'), one.words.get(n), `the reason of question ${n}`);
    }
    assert.ok(`${at}/finish` in mine.said, 'and that she is finished');

    // Nobody else was shown a thing: what the others see is what they saw before, and the board says who is done, never what.
    const shown = await board();
    assert.ok(!JSON.stringify(shown).includes('marmalade'));
    assert.ok(shown.interviews[index].seats.find(({ seat: of }) => of === seat).finished, 'the board says that Ann is finished');
    assert.equal(shown.calls.filter(call => /Ann/.test(call.words) && call.answer).length, one.calls ? 1 : 0, `${one.calls} times help was asked for`);
    for (const call of shown.calls) await deed(tom, call.answer);
    for (const [screen, words] of await pages(others)) assert.equal(words, seen.get(screen), screen);
    figures.pages += seen.size;
    for (const other of others) await scoresAll(other, one.items, random);
  }

  // Now they talk, and what was private is on everybody's screen.
  if (count === interviews.length) {
    const [first] = interviews;
    const at = `/seat/talk/${first}`;
    const before = await others[0].page(at);
    await deed(tom, `/panels/${ann.panel}/interviews/${first}/talk`);
    const after = await others[0].page(at);
    assert.notEqual(after, before, 'the talk shows what was said');
    for (const words of all.get(first).words.values()) assert.ok(after.includes(words), `the talk has “${words}”`);
    await tablet.go(at);
    await tablet.ready();
    await tablet.on(() => tablet.page.locator('a.change').first().click());
    const answer = all.get(first).other(1);
    await tablet.page.locator(`[name=answer][value="${answer}"]`).locator('xpath=ancestor::label[1]').click();
    await tablet.on(() => tablet.page.locator('form button.next').click());
    await tablet.sent();
    all.get(first).taps.get(1).push(answer);
    figures.taps++;
    figures.changed++;
  }

  await server.stop();
  const stored = await scores(server.data, seat);
  for (const [interview, one] of all) {
    const hex = bytes(interview).toString('hex');
    for (const [n, wanted] of one.taps) {
      const found = stored.filter(([of, position]) => of === hex && position === n);
      assert.deepEqual(found.map(([, , revision]) => revision), found.map((_, index) => index + 1), `question ${n}: revisions without a gap`);
      assert.deepEqual(found.map(([, , , answer]) => answer), wanted, `question ${n}: what was tapped, in order`);
    }
    const voices = await rows(server.data, "SELECT count(DISTINCT kit_line) FROM recording WHERE interview = ? AND seat = ? AND gone IS NULL", [bytes(interview), bytes(seat)]);
    assert.equal(voices[0][0], one.voices.size, 'what was said aloud');
  }
  assert.equal(new Set(stored.map(([, , , , key]) => key)).size, stored.length, 'one key a row');
  await tom.context().close();
}

/** What each of the others sees at every address of theirs: title and middle, without the keys that are new each time. */
async function pages(others) {
  const seen = new Map();
  for (const one of others) {
    for (const path of ['/seat', '/seat/day', one.at, `${one.at}/ask/1`, `${one.at}/score/1`, `${one.at}/check`, one.at.replace('interview', 'talk')]) {
      const page = await one.page(path);
      const [title, main] = [/<title>.*?<\/title>/, /<main.*<\/main>/s].map(part => part.exec(page)[0]);
      seen.set(`${one.name} ${path}`, title + main.replaceAll(/name="key" value="[^"]*"/g, ''));
    }
  }
  return seen;
}

/** Somebody scores on a tablet without scripts, and is finished. */
async function scoresAll(one, items, random) {
  for (let n = 1; n <= items; n++) {
    const page = await one.page(`${one.at}/score/${n}`);
    await one.press(page, `/score/${n}`, { answer: random.pick(VALUES) });
  }
  await one.press(await one.page(`${one.at}/support`), '/support', { kinds: 'alone' });
  const { status } = await one.press(await one.page(`${one.at}/finish`), '/finish');
  assert.equal(status, 303, `${one.name} is finished`);
}
