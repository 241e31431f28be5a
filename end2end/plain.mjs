// A tablet and a desk as plain HTTP: they post the same forms as a browser without scripts.
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';

/** A browser that is nothing but requests. */
class Plain {
  constructor(server, name) {
    Object.assign(this, { server, name, cookie: '' });
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
}

/** A tablet at one seat of the demonstration. */
export class PlainTablet extends Plain {
  constructor(server, { name, interview, url }) {
    super(server, name);
    Object.assign(this, { door: url, at: `/seat/interview/${interview}` });
  }

  /** "Yes, that is me." */
  async sitsDown() {
    const page = await this.page(this.door);
    if (page.includes('/seat/take')) await this.press(page, '/seat/take');
  }
}

const plain = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x?0*(?:39|27);/g, "'").replace(/&amp;/g, '&');
const attributes = tag => Object.fromEntries([...tag.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, plain(value ?? '')]));

/** The fields of a form as a browser would send them if nobody touched it. */
export function untouched(form) {
  const fields = [];
  for (const [, tag] of form.matchAll(/<input\b([^>]*)>/g)) {
    const { type = 'text', name, value, ...rest } = attributes(tag);
    if (!name || type === 'file' || 'disabled' in rest) continue;
    if (['radio', 'checkbox'].includes(type) && !('checked' in rest)) continue;
    fields.push([name, value ?? '']);
  }
  for (const [, tag, text] of form.matchAll(/<textarea\b([^>]*)>([^<]*)<\/textarea>/g)) fields.push([attributes(tag).name, plain(text)]);
  for (const [, tag, inside] of form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option]) => attributes(option));
    fields.push([attributes(tag).name, (options.find(option => 'selected' in option) ?? options[0])?.value ?? '']);
  }
  return fields;
}

/** Somebody at a desk. */
export class PlainDesk extends Plain {
  static async signedIn(server, { name, email, password }) {
    const desk = new PlainDesk(server, name);
    await desk.send('/sign-in', '/sign-in', { email, password });
    return desk;
  }

  /** Opens a page, fills its form that goes to an address with this end, and sends it: gives where it leads. */
  async send(path, end, values = {}) {
    const page = await this.page(path);
    const forms = [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, tag, inside]) => ({ action: attributes(tag).action, inside }));
    // An agreement is announced from its preview; the button that leads there names another address.
    const form = forms.find(({ action, inside }) => action?.endsWith(end) || inside.includes(`${end}"`));
    assert.ok(form, `${this.name}: ${path} has no form to ${end}`);
    const named = Object.entries(values).flatMap(([name, value]) => [value].flat().map(one => [name, String(one)]));
    const fields = [...untouched(form.inside).filter(([name]) => !(name in values)), ...named];
    const answer = await this.ask('POST', form.action, fields);
    const said = answer.page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    assert.equal(answer.status, 303, `${this.name}: ${form.action} answered ${answer.status}: ${said.slice(0, 900)}`);
    return answer.to;
  }
}
