// What the browser tests stand on: a server with a folder of its own, devices that complain, and a runner of sentences.
// Nothing here waits by time: it waits for a line, a page, a state, and gives up after PATIENCE.
import { execFile, execSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { axe } from './engines.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(here, '..', process.env.CARGO_TARGET_DIR ?? 'target');
/** The server under test: SERVER names another one. */
export const PROGRAM = process.env.SERVER ?? join(target, 'debug', 'sametable');
/** The built site folder of that server. */
export const SITE = process.env.SAMETABLE_SITE ?? join(target, 'site');
/** The browser: Chromium without a window, which takes half the time; CHROMIUM names another one, as `make soak` does. */
export const CHROMIUM = execSync(`command -v ${process.env.CHROMIUM ?? 'chromium-headless-shell'}`).toString().trim();
const PATIENCE = Number(process.env.PATIENCE ?? 60_000);

// ---------------------------------------------------------------- servers

export const freePort = () => new Promise((done, failed) => {
  const door = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
    const { port } = door.address();
    door.close(() => done(port));
  });
});

const inTime = (what, promise) => {
  let clock;
  const late = new Promise((_, failed) => { clock = setTimeout(() => failed(new Error(`gave up waiting for ${what}`)), PATIENCE); });
  return Promise.race([promise, late]).finally(() => clearTimeout(clock));
};

const folders = [];
const servers = new Set();
process.on('exit', () => servers.forEach(server => server.child?.kill('SIGKILL')));

/** A folder that is gone after the run. */
export async function freshFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'sametable-'));
  folders.push(folder);
  return folder;
}

/** A server that reads nothing out: where nothing of a test is about sound, making hours of it would take a core from the browser. */
export const SILENT = { SAMETABLE_SPEECH: 'off' };

/** A server on a free port of this machine, with its own data folder. */
export class Server {
  static async start(settings) {
    return (await Server.make(settings)).up();
  }

  /** The same with the demonstration organisation; `demo` is what `sametable demo --json` printed. */
  static async withDemo(settings = {}) {
    const server = await Server.make(settings);
    const { code, out, said } = await server.run('demo', '--json');
    if (code !== 0) throw new Error(`demo ended with ${code}: ${said}`);
    return Object.assign(await server.up(), { demo: JSON.parse(out) });
  }

  static async make(settings = {}) {
    const server = new Server();
    server.settings = settings;
    server.data = await freshFolder();
    server.port = await freePort();
    server.url = `http://127.0.0.1:${server.port}`;
    servers.add(server);
    return server;
  }

  get env() {
    const { DATABASE_URL, ...rest } = process.env;
    const kept = Object.entries(rest).filter(([name]) => !name.startsWith('SAMETABLE_'));
    return { ...Object.fromEntries(kept), SAMETABLE_DATA: this.data, SAMETABLE_ADDR: `127.0.0.1:${this.port}`, SAMETABLE_PUBLIC_URL: this.url, RUST_LOG: process.env.RUST_LOG ?? 'warn', ...this.settings };
  }

  /** Starts the program; it is up when it has printed its address. */
  async up() {
    // A server that was stopped and is started again must end with the run, too.
    servers.add(this);
    this.said = [];
    this.firstCode = new Promise(done => { this.codeSaid = done; });
    this.child = spawn(PROGRAM, ['serve'], { env: this.env, stdio: ['ignore', 'pipe', this.heard ? 'pipe' : 'inherit'] });
    // A server whose log is looked at keeps it in `heard`.
    this.child.stderr?.on('data', part => this.heard.push(part));
    this.gone = new Promise(done => this.child.once('exit', (code, signal) => done({ code, signal })));
    const up = new Promise((done, failed) => {
      createInterface({ input: this.child.stdout }).on('line', line => {
        this.said.push(line);
        if (line.includes(this.url)) done();
        const code = /one-time code: (\S+)/.exec(line);
        if (code) this.codeSaid(code[1]);
      });
      this.gone.then(({ code, signal }) => failed(new Error(`the server ended (${code ?? signal}) before it was up: ${this.said.join(' / ')}`)));
    });
    await inTime('the server', up);
    return this;
  }

  /** The one-time code that the program prints while nobody has set it up. */
  code() {
    return inTime('the one-time code', this.firstCode);
  }

  /** SIGKILL: no goodbye. */
  async kill() {
    this.child.kill('SIGKILL');
    await inTime('the server to be gone', this.gone);
  }

  /** SIGTERM: an orderly end. */
  async stop() {
    this.child.kill('SIGTERM');
    const { code, signal } = await inTime('the server to stop', this.gone);
    servers.delete(this);
    if (code !== 0) throw new Error(`the server ended with ${code ?? signal}, not 0`);
  }

  /** Runs another command of the program on this server's data: {code, out, said}. */
  run(...words) {
    return command(words, this.env);
  }
}

/** Runs a command of the program: {code, out, said}. */
export const command = (words, env = process.env) => new Promise(done => {
  execFile(PROGRAM, words, { env, maxBuffer: 64 * 1024 * 1024 }, (error, out, said) => done({ code: error ? error.code : 0, out, said }));
});

// ---------------------------------------------------------------- devices

const SIZES = {
  laptop: { viewport: { width: 1280, height: 900 } },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true },
};
/** For a browser with a microphone that beeps. */
export const HEARS = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--mute-audio'];
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const browsers = new Map();
/** One browser for all, or one with a home (certificates it trusts) and flags of its own. */
const launched = ({ home, flags = [] } = {}) => {
  const key = JSON.stringify([home, flags]);
  if (!browsers.has(key)) {
    browsers.set(key, chromium.launch({
      executablePath: CHROMIUM,
      args: [...FLAGS, ...flags],
      // Days and times in fields as a British browser shows them.
      env: { ...process.env, ...(home && { HOME: home }), LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB' },
    }));
  }
  return browsers.get(key);
};

/** What was found wrong on any device since the last look; the runner fails a test that leaves something here. */
const complaints = [];
/** Page shapes that axe has seen already: the same tags, classes and states need no second look. */
const seen = new Set();
export const looked = { pages: 0, shapes: seen };

/**
 * A browser of its own, as `laptop`, `tablet` or `phone`; without scripts if `scripts` is false.
 * Console errors, page errors and answers of 500 and more are complaints; what the browser writes about a network that is
 * away is not where a test takes it away (`losesNetwork`); nor is a form that a script sent and that was refused, where a test
 * is about that (`isRefused`).
 */
export async function device(kind, { server, scripts = true, name = kind, losesNetwork = false, isRefused = false } = {}) {
  const context = await (await launched(server.browser)).newContext({ baseURL: server.url, javaScriptEnabled: scripts, locale: 'en-GB', reducedMotion: 'reduce', ...SIZES[kind] });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  watch(page, name, losesNetwork, isRefused);
  page.scripts = scripts;
  page.isTablet = kind !== 'laptop';
  page.device = name;
  return page;
}

function watch(page, name, losesNetwork, isRefused) {
  page.on('console', message => {
    // The browser writes a line for each refused form; a refusal is an answer here, and the tests look at it.
    const refused = message.text().includes('the server responded with a status of 4') || (losesNetwork && message.text().includes('net::ERR_'));
    if (['error', 'warning'].includes(message.type()) && !refused) complaints.push(`${name}: console: ${message.text()}`);
  });
  page.on('pageerror', error => complaints.push(`${name}: script: ${error.message}`));
  page.on('response', answer => {
    if (answer.status() >= 500) complaints.push(`${name}: ${answer.status()} from ${answer.url()}`);
    if (answer.request().isNavigationRequest()) page.status = answer.status();
    else if (answer.status() >= 400 && !(isRefused && answer.status() === 422)) complaints.push(`${name}: ${answer.status()} from ${answer.url()}`);
  });
}

const SHAPE = () => [...document.querySelectorAll('*')].map(node =>
  [node.tagName, node.className.baseVal ?? node.className, node.getAttribute('role'), node.type, node.checked, node.getAttribute('aria-invalid')].join(' ')).join('\n');
const FAULTS = () => {
  const faults = [];
  if (document.querySelectorAll('h1').length !== 1) faults.push(`${document.querySelectorAll('h1').length} main headings`);
  if (!document.title.trim()) faults.push('no title');
  if (document.documentElement.lang !== 'en-GB' && document.documentElement.lang !== 'en') faults.push('no language');
  if (document.documentElement.scrollWidth > innerWidth + 1) faults.push(`sideways scroll: ${document.documentElement.scrollWidth} in ${innerWidth}`);
  if (document.querySelector('[style]')) faults.push('a style attribute');
  // A message without a text is shown as its id, which must not reach a person.
  const ids = document.body.innerText.match(/\b(?:audit|checks|inspector|people|platform|scenario|scoring|system|vacancy|weighing)-[a-z]+(?:-[a-z]+)*\b/g);
  if (ids) faults.push(`message ids instead of texts: ${[...new Set(ids)].join(', ')}`);
  return faults;
};

/** Looks at a page as it stands: a heading, a title, a language, no sideways scroll, and axe. */
export async function look(page) {
  looked.pages++;
  for (let goes = 1; ; goes++) {
    try {
      return await lookOnce(page);
    } catch (error) {
      // A waiting screen may go on by itself while it is looked at; then the one that came is looked at.
      if (goes === 5 || !/context was destroyed|navigati|frame was detached/i.test(error.message)) throw error;
      await page.waitForLoadState('load');
    }
  }
}

async function lookOnce(page) {
  const where = `${page.device}: ${new URL(page.url()).pathname}`;
  for (const fault of await page.evaluate(FAULTS)) complaints.push(`${where}: ${fault}`);
  const shape = createHash('sha1').update(await page.evaluate(SHAPE)).digest('hex');
  if (seen.has(shape)) return;
  seen.add(shape);
  for (const rule of await barriers(page)) {
    complaints.push(`${where}: ${rule.id}: ${rule.help}\n${rule.nodes.slice(0, 4).map(node => `        ${node.html.slice(0, 160)}\n          ${node.failureSummary.replaceAll('\n', ' ')}`).join('\n')}`);
  }
}

/** axe needs timers, which a page without scripts does not have: there the same words are looked at in a second page. */
async function barriers(page) {
  if (page.scripts) return axe(page, TAGS);
  const context = await (await launched()).newContext({ viewport: page.viewportSize() });
  try {
    const copy = await context.newPage();
    const words = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '');
    await copy.route(page.url(), route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: words }));
    await copy.goto(page.url());
    return await axe(copy, TAGS);
  } finally {
    await context.close();
  }
}

/** Opens an address and looks at it. */
export async function go(page, path, status = 200) {
  // A waiting screen may go on by itself at the same moment, and the one that comes may too; then this is asked once more.
  for (let goes = 1; ; goes++) {
    try {
      await page.goto(path);
      break;
    } catch (error) {
      if (goes === 5 || !error.message.includes('interrupted by another navigation')) throw error;
      await page.waitForLoadState('load');
    }
  }
  return arrived(page, status);
}

/** Does what leaves this page, and waits until another is there. */
export async function left(page, deed) {
  await Promise.all([page.waitForEvent('framenavigated', { predicate: frame => frame === page.mainFrame() }), deed()]);
}

/** A page has come: it must have answered `status`; looks at it and counts it. */
export async function arrived(page, status = 200) {
  await page.waitForLoadState('load');
  if (page.status !== status) {
    const said = (await page.locator('main').innerText().catch(() => '')).slice(0, 600);
    throw new Error(`${page.device}: ${page.url()} answered ${page.status}, not ${status}: ${said}`);
  }
  await look(page);
  page.screens = (page.screens ?? 0) + 1;
  return page;
}

/** A picture for a person to look at: into SHOTS, if that is set. */
export async function shot(page, name, folder = process.env.SHOTS, { fullPage = !page.isTablet } = {}) {
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  // A tablet is shown as it is held; a desk page whole.
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
}
export const PICTURES = process.env.PICTURES ? join(here, 'pictures') : undefined;

// ---------------------------------------------------------------- the runner

const stories = [];
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed, to be said again at the end, where it is looked for. */
const failures = [];

/** A story: steps in order, each a sentence. After a failed step the rest of its story is skipped, unless they stand `apart`. */
export const story = (name, ...rest) => stories.push({ name, tell: rest.pop(), apart: rest[0]?.apart ?? false });

export async function runStories() {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: run \`make browser-tests\``);
  for (const { name, tell, apart } of stories.filter(({ name }) => name.includes(process.env.STORY ?? ''))) {
    console.log(`\n# ${name}`);
    let broken = false;
    const pages = [];
    const step = async (sentence, take) => {
      if (broken) {
        counts.skipped++;
        return console.log(`skipped  ${sentence}`);
      }
      const start = Date.now();
      complaints.length = 0;
      try {
        const told = await take();
        if (complaints.length) throw new Error(`${complaints.length} complaints:\n      ${[...new Set(complaints)].join('\n      ')}`);
        counts.passed++;
        console.log(`ok       ${sentence}${told ? `: ${told}` : ''} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      } catch (error) {
        broken = !apart;
        counts.failed++;
        const what = `not ok   ${sentence}\n    ${(error.stack ?? error.message ?? String(error)).split('\n').slice(0, 24).join('\n    ')}`;
        failures.push(`# ${name}\n${what}`);
        console.log(what);
        if (process.env.SHOTS) for (const page of pages) await shot(page, `failed-${page.device}`).catch(() => {});
      }
    };
    const open = async (kind, options) => {
      const page = await device(kind, options);
      pages.push(page);
      return page;
    };
    try {
      await tell(step, open);
    } catch (error) {
      counts.failed++;
      failures.push(`# ${name}\n${error.stack}`);
      console.log(`not ok   ${name}\n    ${error.stack}`);
    }
    for (const page of pages) await page.context().close().catch(() => {});
  }
  for (const browser of browsers.values()) await (await browser).close();
  for (const server of servers) await server.kill().catch(() => {});
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  console.log(`\naxe looked at ${seen.size} different shapes among ${looked.pages} pages`);
  if (failures.length) console.log(`\nFailed:\n${failures.join('\n')}\n`);
  console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`);
  process.exitCode = counts.failed ? 1 : 0;
}
