// A tablet whose browser can be killed and started again with what it kept.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { clock } from './chaos.mjs';
import { CHROMIUM, FLAGS, freePort, freshFolder, HEARS } from './harness.mjs';
import { until, whole } from './hands.mjs';

const PATIENCE = 30_000;

/** Chromium with a folder of its own, so that it can be killed and started again with what it kept. */
export class KillableTablet {
  static async start(url) {
    const tablet = new KillableTablet();
    Object.assign(tablet, { url, folder: await freshFolder(), offline: false, clock: 0 });
    return tablet.up();
  }

  async up() {
    const port = await freePort();
    const flags = [...FLAGS, ...HEARS, '--headless=new', `--remote-debugging-port=${port}`, `--user-data-dir=${this.folder}`, '--window-size=600,900', '--force-prefers-reduced-motion', 'about:blank'];
    this.child = spawn(CHROMIUM, flags, { stdio: 'ignore', detached: true });
    this.gone = new Promise(done => this.child.once('exit', done));
    await until('the browser', async () => (await fetch(`http://127.0.0.1:${port}/json/version`)).ok);
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    [this.context] = this.browser.contexts();
    this.context.setDefaultTimeout(PATIENCE);
    if (this.clock) await this.context.addInitScript(clock(this.clock));
    this.page = await this.context.newPage();
    return this;
  }

  /** SIGKILL of every process of it: no goodbye. */
  async kill() {
    process.kill(-this.child.pid, 'SIGKILL');
    await this.gone;
    await this.browser.close().catch(() => {});
    this.offline = false;
    await this.up();
  }

  /** An orderly end, after which cookies and kept screens are on the disk. */
  async restart() {
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => {});
    await this.gone;
    await this.up();
  }

  async end() {
    try {
      process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
    await this.gone;
    await this.browser.close().catch(() => {});
  }

  /** Closes the tab and opens another. */
  async close() {
    const old = this.page;
    this.page = await this.context.newPage();
    await old.close();
  }

  /** The browser's word about its store holds as long as this session, and this page. */
  async full(is) {
    if (!is) return this.narrow.detach();
    this.narrow = await this.context.newCDPSession(this.page);
    await this.narrow.send('Storage.overrideQuotaForOrigin', { origin: this.url, quotaSize: 1 });
  }

  go(path) {
    // A waiting screen may go on by itself at the same moment.
    return until(path, async () => {
      await this.page.goto(this.url + path, { waitUntil: 'load' });
      return true;
    });
  }

  reload() {
    return until('the same screen', async () => {
      await this.page.reload({ waitUntil: 'load' });
      return true;
    });
  }

  /** The script of the screen has done its part. */
  ready() {
    return until('the screen', () => this.page.evaluate(() => document.documentElement.dataset.tablet === 'ready'));
  }

  get path() {
    return new URL(this.page.url()).pathname;
  }

  /** What the tablet's outbox holds, by state. */
  kept() {
    return this.page.evaluate(() => new Promise((done, failed) => {
      const opening = indexedDB.open('sametable', 1);
      opening.onerror = () => failed(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('outbox').objectStore('outbox').getAll();
        all.onsuccess = () => {
          opening.result.close();
          done(all.result.map(({ action, fields, state, seat, words }) => ({ action, state, seat, words, fields: fields.filter(([name]) => !['key', 'seat'].includes(name)).map(([name, value]) => `${name}=${value}`).join(' ') })));
        };
      };
    }));
  }

  /** Everything has arrived. */
  sent() {
    return until('everything to be sent', async () => {
      const waits = (await this.kept()).filter(item => item.state === 'waiting');
      if (!waits.length) return true;
      await this.page.evaluate(() => dispatchEvent(new Event('online')));
      return false;
    });
  }

  /** The worker that was installed under another clock gives way to one under this; later it would be a clock that jumps. */
  async worker() {
    await this.go('/seat');
    await until('the worker', () => this.page.evaluate(async () => {
      const worker = await navigator.serviceWorker.getRegistration('/seat');
      await worker?.update();
      return !worker || (!worker.installing && !worker.waiting && worker.active?.state === 'activated');
    }));
  }

  /** Opens a seat's address and answers what is asked first: that is me, yes to each consent, and I know nobody. */
  async sitsDown(path) {
    await this.go(path);
    for (const [action, nth] of [['/seat/take', 0], ['/seat/consent/answer', 0], ['/seat/know/answer', 1]]) {
      const asked = this.page.locator(`form[method=post][action="${action}"] button`);
      while (await asked.count()) await this.on(() => asked.nth(nth).click());
    }
    const seat = await this.page.locator('#tablet').getAttribute('data-seat');
    // What was just written is on the disk after an orderly end.
    await this.restart();
    await this.go('/seat');
    return seat;
  }

  /** Does what leads to another screen, and waits until that one is ready. */
  async on(deed) {
    await this.page.evaluate(() => { window.before = true; });
    await deed();
    await until('the next screen', () => this.page.evaluate(() => !window.before && document.documentElement.dataset.tablet === 'ready'));
  }

  whole(interviews) {
    return whole(this.page, interviews);
  }
}
