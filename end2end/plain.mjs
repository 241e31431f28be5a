// A tablet as plain HTTP: it posts the same forms as a browser without scripts.
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';

/** A tablet at one seat of the demonstration. */
export class PlainTablet {
  constructor(server, { name, interview, url }) {
    Object.assign(this, { server, name, door: url, cookie: '', at: `/seat/interview/${interview}` });
    this.agent = new Agent({ keepAlive: true });
  }

  /** One request, no redirect followed. Fails as the connection fails. */
  ask(method, path, fields) {
    const body = fields ? new URLSearchParams(fields).toString() : undefined;
    const headers = { cookie: this.cookie, origin: this.server.url, 'sec-fetch-site': 'same-origin' };
    if (body !== undefined) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
    return new Promise((done, failed) => {
      const asked = request(new URL(path, this.server.url), { method, headers, agent: this.agent }, answer => {
        const parts = [];
        answer.on('data', part => parts.push(part)).on('error', failed);
        answer.on('end', () => {
          for (const line of answer.headers['set-cookie'] ?? []) this.cookie = line.split(';')[0];
          done({ status: answer.statusCode, to: answer.headers.location, page: Buffer.concat(parts).toString() });
        });
      });
      asked.on('error', failed).end(body);
    });
  }

  async page(path) {
    let answer = await this.ask('GET', path);
    for (let hops = 0; answer.status === 303 && hops < 5; hops++) answer = await this.ask('GET', answer.to);
    assert.equal(answer.status, 200, `${this.name}: ${path} answered ${answer.status}`);
    return answer.page;
  }

  /** Posts the form of a page with the hidden fields it has and `fields`. */
  async press(page, action, fields = {}) {
    const form = new RegExp(`<form[^>]*action="([^"]*${action})"[^>]*>(.*?)</form>`, 's').exec(page);
    assert.ok(form, `${this.name}: no form ${action}`);
    const hidden = [...form[2].matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(found => [found[1], found[2]]);
    return this.ask('POST', form[1], { ...Object.fromEntries(hidden), ...fields });
  }

  /** "Yes, that is me." */
  async sitsDown() {
    const page = await this.page(this.door);
    if (page.includes('/seat/take')) await this.press(page, '/seat/take');
  }
}
