// One whole interview in WebKitGTK, which stands in for Safari: from the seat's address to "I am finished", with scripts, and
// axe on each screen. It is driven by WebDriver over plain HTTP, under a screen that nobody sees. For `make soak`.
import assert from 'node:assert/strict';
import { execFileSync, execSync, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AXE } from './engines.mjs';
import { freePort, freshFolder, Server, story } from './harness.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WebKit's small browser, driven. */
class WebKit {
  static async start() {
    const one = new WebKit();
    one.port = await freePort();
    const browser = execSync('ls /usr/lib/*/webkit2gtk-4.*/MiniBrowser | tail -1').toString().trim();
    one.child = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${one.port}`], {
      stdio: 'ignore', detached: true, env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_FORCE_SANDBOX: '0', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    });
    await one.until('the driver', () => one.ask('GET', '/status').catch(() => null));
    const { sessionId, capabilities } = await one.ask('POST', '/session', {
      capabilities: { alwaysMatch: { acceptInsecureCerts: true, 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } },
    });
    one.at = `/session/${sessionId}`;
    one.version = capabilities.browserVersion;
    await one.ask('POST', `${one.at}/window/rect`, { width: 820, height: 1180 }).catch(() => {});
    return one;
  }

  async ask(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await answer.json();
    if (value?.error) throw Object.assign(new Error(`${path}: ${value.error}: ${value.message}`), { code: value.error });
    return value;
  }

  async until(what, look) {
    for (const end = Date.now() + 30_000; Date.now() < end;) {
      const seen = await look();
      if (seen) return seen;
    }
    throw new Error(`gave up waiting for ${what}`);
  }

  go(address) {
    return this.ask('POST', `${this.at}/url`, { url: address });
  }

  run(script, ...args) {
    return this.ask('POST', `${this.at}/execute/sync`, { script, args });
  }

  async path() {
    return new URL(await this.ask('GET', `${this.at}/url`)).pathname;
  }

  async find(selector) {
    const found = await this.ask('POST', `${this.at}/elements`, { using: 'css selector', value: selector });
    return found.map(one => Object.values(one)[0]);
  }

  /** A finger's touch on the first that fits, or on the label around it. */
  async press(selector) {
    const [id] = await this.find(selector);
    assert.ok(id, `${selector} is not on ${await this.path()}`);
    await this.run('arguments[0].scrollIntoView({ block: "center" })', { 'element-6066-11e4-a52e-4f735466cecf': id });
    await this.ask('POST', `${this.at}/element/${id}/click`, {});
  }

  /** Presses what leaves this page, and waits for the next. */
  async on(selector) {
    await this.run('window.old = true');
    await this.press(selector);
    await this.until('the next page', () => this.run('return !window.old && document.readyState === "complete"').catch(() => false));
  }

  /** What axe finds on the page that is shown. */
  async axe() {
    await this.run(`${AXE};window.axe = axe`);
    return this.ask('POST', `${this.at}/execute/async`, {
      script: `const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: arguments[0] }).then(({ violations }) => done(violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 120)))), error => done([String(error)]))`,
      args: [TAGS],
    });
  }

  async shot(name) {
    if (process.env.SHOTS) await writeFile(join(process.env.SHOTS, `webkit-${name}.png`), await this.ask('GET', `${this.at}/screenshot`), 'base64');
  }

  async stop() {
    await this.ask('DELETE', this.at).catch(() => {});
    try { process.kill(-this.child.pid); } catch { /* it has ended */ }
  }
}

story('A whole interview in WebKitGTK', async step => {
  // Cookies of this program are for safe addresses. This machine's own is one for Chromium and not for WebKit: so over https,
  // with a certificate that the browser is told to take.
  const folder = await freshFolder();
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2',
    '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'], { cwd: folder, stdio: 'pipe' });
  const server = await Server.make();
  server.url = `https://localhost:${server.port}`;
  server.settings = { SAMETABLE_TLS_CERT: join(folder, 'cert.pem'), SAMETABLE_TLS_KEY: join(folder, 'key.pem') };
  const { code, out, said } = await server.run('demo', '--json');
  assert.equal(code, 0, said);
  await server.up();
  const seat = JSON.parse(out).seats[0];
  const browser = await WebKit.start();
  const seen = [];
  const look = async name => {
    const faults = await browser.axe();
    assert.deepEqual(faults, [], `${name}: axe in WebKit`);
    await browser.shot(name);
    seen.push(name);
  };
  try {
    await step('the seat is taken, and what is asked first is answered', async () => {
      await browser.go(seat.url);
      await look('is-it-you');
      await browser.on('form[action$="/seat/take"] button');
      for (const action of ['/seat/consent/answer', '/seat/know/answer']) {
        await browser.go(`${server.url}/seat`);
        while ((await browser.find(`form[action$="${action}"]`)).length) {
          await look(action.split('/')[2]);
          await browser.on(action.includes('know') ? `form[action$="${action}"]:nth-of-type(2) button` : `form[action$="${action}"] button`);
          await browser.go(`${server.url}/seat`);
        }
      }
    });
    await step('every question is asked, scored and remarked on, and the answers are marked on the check page', async () => {
      await browser.go(`${server.url}/seat/interview/${seat.interview}`);
      for (let screens = 0; screens < 60; screens++) {
        const path = await browser.path();
        await look(path.split('/').slice(4).join('-') || 'start');
        if (path.endsWith('/check')) break;
        if (/\/practice(\/2)?$/.test(path)) {
          // The first made-up person was kind, the second was not.
          await browser.press(`label:has([name=answer][value="${path.endsWith('/2') ? 1 : 3}"])`);
          await browser.on('button.next');
        } else if (/\/score\/\d+$/.test(path)) {
          await browser.press('label:has([name=answer][value="2"])');
          await browser.on('button.next');
        } else if (/\/why\/\d+$/.test(path)) await browser.on('button.next');
        else await browser.on('a.next');
      }
      assert.ok((await browser.path()).endsWith('/check'));
      assert.equal((await browser.find('.review .missing')).length, 0, 'an answer is missing');
    });
    await step('the support is said, and the person is finished', async () => {
      await browser.on('a.next');
      await look('support');
      await browser.press('label:has([name=kinds][value=alone])');
      await browser.on('button.next');
      await look('finish');
      await browser.on('form[action$="/finish"] button');
      await look('done');
      return `WebKitGTK ${browser.version}, ${seen.length} screens with axe`;
    });
  } finally {
    await browser.stop();
  }
  await server.stop();
});
