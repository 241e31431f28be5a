// @ts-check
// What a tablet does beside showing pages: it keeps what a person says before it moves on, sends it when it can, once and
// in order, and says calmly where it is. Every panel screen loads this file; without it the same forms post by themselves.
//
// HOW OTHER SCRIPTS AND SCREENS JOIN IN
// - A form that carries `data-keep` is caught: its fields are kept on this tablet, then the tablet goes to `data-next` (or to
//   `data-then`, where the address says `?then=check`). The server gets the same fields at the form's own address, with a
//   fresh `key`. A script that adds a recording to such a form listens to its `formdata` event and appends a Blob
//   (`event.formData.append('voice', blob, 'voice.webm')`); Blobs are kept and sent like any field, as multipart/form-data.
//   With `data-keep="no"` nothing is kept or sent (practice without a network): the tablet only goes on, to where the answer
//   leads in `data-leads` ({answer: address, "*": address}); an answer that leads to `data-tells` is kept and sent after all.
//   A deed that may arrive twice uses `key` (see `scoring/service/delivery.rs`).
// - A kept screen holds nobody's answers; this file fills them in: the fields of `data-keep` forms by their names, and every
//   `data-said="ADDRESS OF THE FORM"` (with `data-field`, else `answer`) in the words of the nearest `data-words`.
//   Where something is filled in, the form or the place hears a `filled` event.
// - `data-agreed="yes"` and `="no"`: parts for whoever agreed to have their voice kept, and for whoever has not.
// - `data-needs="FIELD"` on a form: it is not kept without that field; `data-missing` in the page is shown instead.
// - Which screens are kept: `scoring/service/shelf.rs`. Every file that a kept screen names in `src` or `data-src` is kept with
//   it, so a recording to be played without a network only has to stand in the page: `<audio src="/…">`, `data-src="/…"`. The
//   list of sounds (`data-src` of "Read to me") and what it names are kept by themselves (sw.js).
// - The event `kept` on `document` says that what this tablet keeps has changed (`detail`: {waiting, refused, sent}).
//
// The shapes in the store never change their meaning: a screen of yesterday's build may still be open beside this one.

/** @typedef {{n?: number, seat: string, pass: string, action: string, key: string, fields: [string, string | File][], state: 'waiting' | 'sent' | 'refused', words?: string, about?: string}} Item */

const me = /** @type {HTMLElement} */ (document.getElementById('tablet'));
const { seat = 'none', pass = '', keep = '', kept } = me.dataset;
/** @template T @param {string} css @returns {HTMLElement[]} */
const all = css => [...document.querySelectorAll(css)].map(one => /** @type {HTMLElement} */ (one));
/** @param {string} address */
const pathOf = address => new URL(address, location.href).pathname;
/** An interview's address; calls for help are in one line too, apart from answers. @param {string} path */
const interviewOf = path => path.startsWith('/seat/call') ? '/seat/call' : path.split('/').slice(0, 4).join('/');

/** Whether the voice may be kept is one question, at whichever interview it is answered. @param {Item} item */
const isConsent = item => item.action.endsWith('/agree');
/** What must not overtake each other: what is said about one interview, and the answers to one question. @param {Item} item */
const linesOf = item => [item.seat + interviewOf(item.action), ...(isConsent(item) ? [`${item.seat} agree`] : [])];

const SOON = 600;
/** How long what waits may take to go before what cannot be kept. */
const FIRST = 5_000;
const PATIENCE = 15_000;
const LONGEST = 30_000;

// ---------------------------------------------------------------- the store

/** The same lines stand in sw.js: whoever opens it first makes it. @returns {Promise<IDBDatabase>} */
const open = () => new Promise((done, failed) => {
  const opening = indexedDB.open('sametable', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true }).createIndex('state', 'state');
    opening.result.createObjectStore('known');
  };
  opening.onsuccess = () => {
    opening.result.onversionchange = () => opening.result.close();
    done(opening.result);
  };
  opening.onerror = opening.onblocked = () => failed(opening.error);
});
/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/**
 * One transaction is one batch without a wait in it; it counts when it is on the disk.
 * @template T @param {IDBTransactionMode} mode @param {'outbox' | 'known'} name @param {(store: IDBObjectStore) => IDBRequest<T> | void} work @returns {Promise<T>}
 */
async function store(mode, name, work) {
  const base = await (opened ??= open());
  const transaction = base.transaction(name, mode, { durability: 'strict' });
  const asked = work(transaction.objectStore(name));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(/** @type {any} */ (asked && asked.result));
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** Everything in the order in which it was said. @returns {Promise<Item[]>} */
const items = () => store('readonly', 'outbox', outbox => outbox.getAll());
/** @param {Item} item */
const put = item => store('readwrite', 'outbox', outbox => outbox.put(item));
/** @param {Item} item */
const forget = item => store('readwrite', 'outbox', outbox => outbox.delete(/** @type {number} */ (item.n)));

// ---------------------------------------------------------------- sending

/** @param {string} path @param {{seat: string, pass: string, key: string}} from @param {BodyInit} body */
async function post(path, from, body) {
  const stop = new AbortController();
  // What is said aloud takes its time on a slow line: four kilobytes a second are waited for.
  const size = body instanceof FormData ? [...body.values()].reduce((sum, value) => sum + (typeof value === 'string' ? 0 : value.size), 0) : 0;
  const late = setTimeout(() => stop.abort(), PATIENCE + size / 4);
  try {
    const reply = await fetch(path, {
      method: 'POST', body, signal: stop.signal, redirect: 'error', cache: 'no-store',
      headers: { accept: 'application/json', 'x-seat': from.seat, 'x-pass': from.pass, 'x-key': from.key },
    });
    return await reply.json();
  } catch {
    return {};
  } finally {
    clearTimeout(late);
  }
}

/** Keys of what the server has decided while the store was too full to be told so. @type {Set<string>} */
const decided = new Set();

/** Says whether the server has decided; only an answer that names the key is the server's. @param {Item} item */
async function send(item) {
  const files = item.fields.some(([, value]) => typeof value !== 'string');
  const body = files ? new FormData() : new URLSearchParams();
  for (const [name, value] of item.fields) body.append(name, /** @type {string} */ (value));
  const told = await post(item.action, item, body);
  if (told.key !== item.key || told.later) return false;
  // What is refused stays, and the person decides: nothing that was tapped is thrown away. A full store takes no word of it: what
  // comes after goes on its way, and the next page sends this again under its key and hears the same.
  await put(told.kept ? { ...item, state: 'sent' } : { ...item, state: 'refused', words: told.words }).catch(() => decided.add(item.key));
  return true;
}

let wait = 1000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<void> | undefined} */
let draining;
let again = false;

/** One tab sends at a time. @param {() => Promise<void>} work */
const alone = work => navigator.locks ? navigator.locks.request('sametable', work) : work();

/** Sends what waits, each seat's in its order. */
function drain() {
  if (draining) again = true;
  draining ??= alone(sendAll).catch(() => {}).then(() => {
    draining = undefined;
    if (again) {
      again = false;
      drain();
    }
  });
  return draining;
}

/** What is still to be sent, each line in its order. Whoever calls for help does not wait for what was said aloud to go. */
async function unsent() {
  const waiting = (await items()).filter(item => item.state === 'waiting' && !decided.has(item.key));
  const calls = /** @type {(item: Item) => number} */ (item => Number(item.action.startsWith('/seat/call')));
  return waiting.sort((one, other) => calls(other) - calls(one));
}

async function sendAll() {
  clearTimeout(timer);
  let waiting = await unsent();
  // What did not go at once is told to the board before it is tried again.
  if (wait > 1000) await tell();
  const stuck = new Set();
  while (waiting.length) {
    for (const item of waiting) {
      const lines = linesOf(item);
      if (lines.some(line => stuck.has(line)) || !await send(item)) lines.forEach(line => stuck.add(line));
      // The network is away, or so slow that the others would wait for nothing.
      if (stuck.size > 2) break;
      await show();
    }
    waiting = (await unsent()).filter(item => !linesOf(item).some(line => stuck.has(line)) && stuck.size < 3);
  }
  if (stuck.size) {
    timer = setTimeout(drain, wait * (.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST);
  } else {
    wait = 1000;
    await tell();
  }
  await show();
}

/** How many answers of each seat wait on this tablet, and how many the person must look at: numbers, never which. */
async function tell() {
  /** @type {Map<string, {pass: string, waiting: number, refused: number}>} */
  const seats = new Map();
  if (seat !== 'none') seats.set(seat, { pass, waiting: 0, refused: 0 });
  for (const item of await items().catch(() => /** @type {Item[]} */ ([]))) {
    const of = seats.get(item.seat) ?? { pass: item.pass, waiting: 0, refused: 0 };
    seats.set(item.seat, of);
    if (item.state === 'waiting') of.waiting++;
    if (item.state === 'refused') of.refused++;
  }
  for (const [of, { pass, waiting, refused }] of seats) {
    const full = of === seat && note('full') === 'yes' ? 'yes' : '';
    const words = `${waiting} ${refused} ${full}`;
    if ((note(`told ${of}`) ?? '0 0 ') === words) continue;
    const key = newKey();
    const body = new URLSearchParams({ waiting: `${waiting}`, refused: `${refused}`, full });
    if ((await post('/seat/kept', { seat: of, pass, key }, body)).key === key) note(`told ${of}`, words);
  }
}

/** The name of what is marked in a form and not sent: it is there again after a reload, a call for help or a way back. @param {string} path */
const draftOf = path => `draft ${seat} ${path}`;

/** @param {() => string | null | void} work */
const quietly = work => {
  try {
    return work() ?? null;
  } catch {
    return null;
  }
};

/** Where the browser remembers nothing at all: words of this page alone. @type {Record<string, string>} */
const remembered = {};
/** A word that is remembered where the browser lets us. @param {string} name @param {string} [value] */
const note = (name, value) => {
  if (value !== undefined) remembered[name] = value;
  return quietly(() => {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  }) ?? remembered[name] ?? null;
};

/** Pages away from localhost have no `randomUUID` without https. */
const newKey = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, one =>
  (Number(one) ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> Number(one) / 4).toString(16));

// ---------------------------------------------------------------- keeping

let busy = false;

document.addEventListener('submit', event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const action = pathOf(button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href);
  if (event.defaultPrevented || !('keep' in form.dataset) || action !== pathOf(form.getAttribute('action') ?? '')) return;
  event.preventDefault();
  if (busy) return;
  keepForm(form, button, action);
});

/** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button @param {string} action */
async function keepForm(form, button, action) {
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  const needed = form.dataset.needs && data.get(form.dataset.needs);
  if (form.dataset.needs && (!needed || /** @type {File} */ (needed).size === 0)) return missing(all('[data-missing]')[0], form, button);
  const said = await latest().catch(() => undefined);
  const lacks = said && all('[data-asks]').find(one => !said.has(/** @type {string} */ (one.dataset.asks)));
  // A tablet that was too full to keep an answer does not know whether it was given: then the server says so.
  if (lacks && 'all' in form.dataset && await knows(interviewOf(action))) return missing(lacks, form, button);
  // The server hears of a practice only that it is done.
  if (form.dataset.keep === 'no' && leadsTo(form) !== form.dataset.tells) return move(form);
  busy = true;
  const key = newKey();
  data.set('key', key);
  try {
    const fields = /** @type {[string, string | File][]} */ ([...data]);
    await put({ seat, pass, action, key, fields, state: 'waiting', about: form.dataset.about });
  } catch {
    // No store, or a full one: the form posts by itself, as it does without this file, and the board is told. What waits goes
    // first, so that nothing that was said before comes after it; and kept screens must learn what they were not told.
    note('full', 'yes');
    await store('readwrite', 'known', known => known.delete(allOf(interviewOf(action)))).catch(() => {});
    await Promise.race([drain(), new Promise(done => setTimeout(done, FIRST))]);
    return native(form, button);
  }
  if (action.endsWith('/go-on')) stoppedAt('');
  if (note('full')) note('full', '');
  await Promise.race([drain(), new Promise(done => setTimeout(done, SOON))]);
  const refused = await lookAt(action, key).catch(() => undefined);
  if (refused) {
    busy = false;
    return missing(notTaken(refused.words ?? ''), form, button);
  }
  quietly(() => sessionStorage.removeItem(draftOf(action)));
  await keepVoice(action, null).catch(() => {});
  move(form);
}

/** What was kept under this key, if the server would not take it. It stays on the tablet until it is put right: what was not taken
 * before, at this address, has been answered anew now. @param {string} action @param {string} key */
async function lookAt(action, key) {
  const refused = (await items()).filter(item => item.seat === seat && item.action === action && item.state === 'refused');
  for (const item of refused) if (item.key !== key) await forget(item);
  return refused.find(item => item.key === key);
}

/** The server's words about what it did not take, where a page says what is wrong. @param {string} words */
function notTaken(words) {
  const box = document.createElement('div');
  Object.assign(box, { className: 'errors', tabIndex: -1 });
  box.setAttribute('role', 'alert');
  box.dataset.taken = 'no';
  const line = document.createElement('p');
  line.textContent = words;
  box.append(line);
  all('[data-taken]').forEach(one => one.remove());
  /** @type {HTMLElement} */ (document.getElementById('main')).prepend(box);
  return box;
}

/** A chosen answer may lead elsewhere than the form does. @param {HTMLFormElement} form @returns {string | undefined} */
function leadsTo(form) {
  const chosen = /** @type {HTMLElement | null} */ (form.querySelector('input:checked[data-next]'));
  const leads = JSON.parse(form.dataset.leads ?? '{}');
  return chosen?.dataset.next ?? leads[String(new FormData(form).get('answer'))] ?? leads['*'];
}

/** @param {HTMLFormElement} form */
function move(form) {
  const then = new URLSearchParams(location.search).get('then') ? form.dataset.then : undefined;
  location.assign(then ?? leadsTo(form) ?? form.dataset.next ?? location.href);
}

/** @param {HTMLElement | undefined} words @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
function missing(words, form, button) {
  if (!words) return native(form, button);
  for (const one of all('[data-missing], [data-asks], [data-taken]')) one.hidden = one !== words;
  words.focus();
}

/** Sends a form without asking anybody. @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
function native(form, button) {
  if (button?.name) {
    const pressed = Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value });
    form.append(pressed);
  }
  HTMLFormElement.prototype.submit.call(form);
}

// ---------------------------------------------------------------- showing

/** That this tablet knows all that the server knows of an interview stands by itself: a full store can still take it away, and
 * unlike a word of the browser's that is gone for good when the browser is killed. @param {string} at */
const allOf = at => `all ${seat} ${at}`;
/** @param {string} at */
const knows = at => store('readonly', 'known', known => known.count(allOf(at))).catch(() => 0);

/**
 * What this person last said at each form's address: on a kept screen all that the tablet knows; on one that comes from the
 * server only what the server does not know yet.
 */
async function latest() {
  /** @type {Map<string, [string, string | File][]>} */
  const said = new Map();
  if (kept !== undefined) {
    const known = await store('readonly', 'known', known => known.get(`${seat} ${interviewOf(location.pathname)}`));
    for (const [path, fields] of Object.entries(known ?? {})) said.set(path, fields);
  }
  for (const { seat: of, action, fields, state } of await items()) {
    if (of !== seat || state === 'refused' || (kept === undefined && state !== 'waiting')) continue;
    said.delete(action);
    said.set(action, fields);
  }
  return said;
}

/** Which call, if any, an item is. @param {Item} item */
const callOf = ({ action, fields }) =>
  action === '/seat/call' ? String(fields.find(([name]) => name === 'kind')?.[1])
    : action.endsWith('/stop') ? 'stop' : /\/(go-on|over)$/.test(action) ? 'none' : undefined;

/** A word of this person's that lasts: a browser that is killed forgets its words of the last minute, the store does not. @param {string} what @param {string} [at] */
const lasting = (what, at) => {
  const name = `${what} ${seat}`;
  if (at !== undefined && at !== note(name)) store('readwrite', 'known', known => known.put(at, name)).catch(() => {});
  return note(name, at) ?? '';
};

/** Where this person has stopped, as far as this tablet knows: an interview's address, or `/seat` for the day. @param {string} [at] */
const stoppedAt = at => lasting('stopped', at);

/** What a screen of the server says of it, or one on which answers are given again; while a Stop waits to be heard, that one. */
async function learnStop() {
  if ('open' in me.dataset && location.pathname.startsWith('/seat/interview/')) {
    lasting('at', interviewOf(location.pathname));
    quietly(() => sessionStorage.removeItem('back'));
  }
  for (const name of [`stopped ${seat}`, `at ${seat}`]) {
    const there = await store('readonly', 'known', known => known.get(name));
    if (there !== undefined) note(name, there);
  }
  const last = (await items()).findLast(item => item.seat === seat && /\/(stop|go-on)$/.test(item.action));
  if (last?.state === 'waiting' && last.action.endsWith('/stop')) return void stoppedAt(interviewOf(last.action));
  if (kept !== undefined || seat === 'none') return;
  if (me.dataset.out) stoppedAt(me.dataset.out);
  else if ((location.pathname === '/seat' ? ['/seat'] : 'open' in me.dataset ? ['/seat', interviewOf(location.pathname)] : []).includes(stoppedAt())) stoppedAt('');
}

/** Help, Break and Stop that the network did not take (`called` in sw.js) are kept like answers, once. */
async function keepCall() {
  const asked = new URLSearchParams(location.search);
  const [kind, key] = [asked.get('call'), asked.get('key')];
  if (!kind || !key || seat === 'none') return;
  const at = interviewOf(asked.get('here') ?? '');
  const stops = kind === 'stop' && at.startsWith('/seat/interview/');
  await put({ seat, pass, key, state: 'waiting', action: stops ? `${at}/stop` : '/seat/call', fields: [['kind', kind], ['late', 'yes'], ['key', key]] });
  if (stops) stoppedAt(at);
  else if (at.startsWith('/seat/interview/')) quietly(() => sessionStorage.setItem('back', asked.get('here') ?? ''));
  history.replaceState(null, '', location.pathname);
  me.dataset.called = 'yes';
  drain();
}

/** On the screen that stands in for the network: what was called for, and whether anybody knows yet. @param {Item[]} mine */
function showCall(mine) {
  const parts = all('[data-call]');
  const last = mine.findLast(item => callOf(item));
  if (!parts.length) return;
  const call = last && callOf(last) || 'none';
  const waits = last?.state === 'waiting';
  if (waits) me.dataset.called = 'yes';
  const lost = new URLSearchParams(location.search).has('lost');
  const at = stoppedAt();
  const shown = lost ? 'lost' : waits && call !== 'none' ? call : at ? 'stop' : me.dataset.called && call !== 'none' ? 'told' : 'none';
  for (const part of parts) part.hidden = !(part.dataset.call ?? '').split(' ').includes(shown);
  for (const form of all('[data-stopped]')) form.hidden = form.dataset.stopped !== at;
  // The way on is the screen on which the person called, else the interview that they were in; another one is somebody else's.
  const back = quietly(() => sessionStorage.getItem('back'));
  const near = back ? interviewOf(back) : lasting('at');
  for (const link of all('[data-goes]')) link.hidden = at === '/seat' || link.dataset.goes === at || (link.dataset.goes === near) !== ('here' in link.dataset);
  for (const link of all('[data-goes][data-here]')) if (back && link.dataset.goes === near) /** @type {HTMLAnchorElement} */ (link).href = back;
  for (const more of all('[data-others]')) {
    more.hidden = all('[data-goes]:not([data-here])').every(link => link.hidden);
    /** @type {HTMLDetailsElement} */ (more).open ||= !near;
  }
}

/** On a kept screen: what was said aloud here and is on this tablet, with the words that were written down for it. */
async function showVoice() {
  const parts = all('[data-voice]');
  if (!parts.length) return;
  const here = location.pathname;
  const mine = (await items()).filter(item => item.seat === seat && item.state !== 'refused' && item.action.startsWith(here));
  const last = mine.findLastIndex(item => item.action === here || item.action === `${here}/away`);
  const sound = mine[last]?.fields.find(([, value]) => typeof value !== 'string')?.[1];
  for (const part of parts) part.hidden = (part.dataset.voice === 'said') !== Boolean(sound);
  if (!sound) return;
  const player = /** @type {HTMLAudioElement} */ (document.querySelector('[data-voice=said] audio'));
  player.src = URL.createObjectURL(/** @type {File} */ (sound));
  const words = mine.slice(last).findLast(item => item.action === `${here}/words`)?.fields.find(([name]) => name === 'words')?.[1];
  if (words) /** @type {HTMLTextAreaElement} */ (document.querySelector('[data-voice=said] [name=words]')).value = String(words);
}

async function fill() {
  const said = await latest();
  const here = location.pathname;
  if ('open' in me.dataset && [interviewOf(here), '/seat'].includes(stoppedAt())) return location.replace('/seat/away');
  if (kept !== undefined) {
    // Whoever is finished is finished on kept screens too, until they say that they want to change something.
    const at = interviewOf(here);
    const is = [...said.keys()].findLast(path => path === `${at}/finish` || path === `${at}/reopen`) === `${at}/finish`;
    const done = `${at}/done`;
    if (is && 'open' in me.dataset) return location.replace(done);
    if (!is && here === done) return location.replace(`${at}/check`);
    for (const link of all('[data-steps]')) {
      const steps = /** @type {[string, string][]} */ (JSON.parse(link.dataset.steps ?? '[]'));
      const next = steps.find(([form]) => !said.has(form));
      if (next && next !== steps[0]) /** @type {HTMLAnchorElement} */ (link).href = next[1];
    }
  }
  // Whether the person's voice may be kept, as they said last, at whichever question it was.
  // What the server has heard by now, the screen was drawn by.
  const asked = kept !== undefined && (await items()).findLast(item => item.seat === seat && item.state === 'waiting' && isConsent(item));
  const agreed = asked && asked.fields.find(([name]) => name === 'given')?.[1];
  for (const part of all('[data-agreed]')) if (agreed) part.hidden = part.dataset.agreed !== agreed;
  await showVoice();
  for (const one of all('form[data-keep]')) {
    const form = /** @type {HTMLFormElement} */ (one);
    const path = pathOf(form.action);
    if (form.dataset.keep === 'no') continue;
    const draft = quietly(() => sessionStorage.getItem(draftOf(path)));
    const fields = draft ? /** @type {[string, string][]} */ (JSON.parse(draft)) : said.get(path);
    // A page that came back by a post shows what was marked there and not sent.
    if (!fields || path !== here || form.dataset.touched) continue;
    for (const field of /** @type {any} */ (form.elements)) {
      if (!field.name || /hidden|file|submit|button/.test(field.type)) continue;
      const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
      else field.value = values[0] ?? '';
    }
    form.dispatchEvent(new Event('filled', { bubbles: true }));
  }
  for (const place of all('[data-said]')) {
    const fields = said.get(/** @type {string} */ (place.dataset.said));
    if (!fields) continue;
    const value = String(fields.find(([name]) => name === (place.dataset.field ?? 'answer'))?.[1] ?? '');
    const words = JSON.parse(/** @type {HTMLElement | null} */ (place.closest('[data-words]'))?.dataset.words ?? '{}');
    const [look, text] = words[value] ?? words['*'] ?? ['', value];
    place.textContent = text;
    place.className = `${place.dataset.class ?? ''} ${look}`.trim();
    place.closest('li')?.classList.toggle('missing', false);
    place.dispatchEvent(new Event('filled', { bubbles: true }));
  }
}

document.addEventListener('input', event => {
  const { form } = /** @type {HTMLInputElement} */ (event.target);
  if (!form || !('keep' in form.dataset) || form.dataset.keep === 'no') return;
  form.dataset.touched = 'yes';
  // Who did it alone had no help, and the other way round.
  const { name, checked, dataset } = /** @type {HTMLInputElement} */ (event.target);
  for (const one of checked ? form.querySelectorAll(`[name="${name}"]:checked`) : []) {
    const other = /** @type {HTMLInputElement} */ (one);
    if (other !== event.target && ('alone' in dataset || 'alone' in other.dataset)) other.checked = false;
  }
  show().catch(() => {});
  const marked = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !['key', 'seat', 'then'].includes(name));
  quietly(() => sessionStorage.setItem(draftOf(pathOf(form.action)), JSON.stringify(marked)));
});

let waited = false;

/** What was said aloud and not yet kept stays on this tablet while the person asks for help, and comes back with them.
 * @param {string} path @param {unknown} sound */
const keepVoice = (path, sound) => store('readwrite', 'known', known => {
  if (sound) known.put(sound, `voice ${seat} ${path}`);
  else known.delete(`voice ${seat} ${path}`);
});

document.addEventListener('recorded', event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if ('keep' in form.dataset) keepVoice(pathOf(form.action), /** @type {CustomEvent} */ (event).detail).catch(() => {});
});

async function recallVoice() {
  for (const one of all('form.recorder[data-keep]')) {
    const form = /** @type {HTMLFormElement} */ (one);
    const sound = await store('readonly', 'known', known => known.get(`voice ${seat} ${pathOf(form.action)}`));
    if (sound) form.dispatchEvent(new CustomEvent('recalled', { detail: sound }));
  }
}

/** Where the answers are, in one small calm line. */
async function show() {
  const mine = (await items()).filter(item => item.seat === seat);
  const count = { waiting: 0, refused: 0, sent: 0 };
  for (const { state } of mine) count[state]++;
  showCall(mine);
  for (const one of all('[data-refused]')) one.hidden = !count.refused;
  document.dispatchEvent(new CustomEvent('kept', { detail: count }));
  const line = document.getElementById('saved');
  if (!line) return;
  // "Sent" is said of what this screen asks, or of what was seen to wait here; never of a question that has no answer yet.
  waited ||= count.waiting > 0;
  const own = mine.findLast(item => item.action === location.pathname);
  const changed = all('form[data-touched]').length > 0;
  const state = count.waiting ? 'tablet' : 'sent';
  const words = count.waiting ? line.dataset.tablet : (waited || own?.state === 'sent') && !changed ? line.dataset.sent : '';
  if (line.textContent !== words) line.textContent = words ?? '';
  line.className = `saved ${state}`;
}

// ---------------------------------------------------------------- what the server would not take

/** The list of one's own answers that wait for a decision. */
async function decide() {
  const list = document.getElementById('refused');
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById('refused-one'));
  if (!list || !template) return;
  const mine = (await items()).filter(item => item.seat === seat && item.state === 'refused');
  list.replaceChildren(...mine.map(item => {
    const one = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const said = /** @type {(name: string) => string} */ (name => String(item.fields.find(([of]) => of === name)?.[1] ?? ''));
    const words = JSON.parse(list.dataset.words ?? '{}')[said('answer') || said('safe')];
    /** @type {[string, string | undefined][]} */
    const slots = [['about', item.about], ['said', words?.[1]], ['own', said('words')], ['why', item.words]];
    for (const [name, text] of slots) {
      const slot = /** @type {HTMLElement} */ (one.querySelector(`[data-slot=${name}]`));
      slot.hidden = !text;
      slot.textContent = text ?? '';
      if (name === 'said' && words) slot.className = `said ${words[0]}`;
    }
    /** @type {[string, () => Promise<unknown>][]} */
    const deeds = [
      ['again', () => put({ ...item, state: 'waiting', words: undefined })],
      ['away', () => forget(item)],
    ];
    const change = /** @type {HTMLElement | null} */ (one.querySelector('[data-deed=change]'));
    if (change) {
      // Words and cards are changed where they were said; this one goes when others are kept. A score is tapped anew by itself.
      change.hidden = !/\/(why|support|safe)\b/.test(item.action);
      change.addEventListener('click', () => {
        quietly(() => sessionStorage.setItem(draftOf(item.action), JSON.stringify(item.fields.filter(([name, value]) => typeof value === 'string' && !['key', 'seat', 'then'].includes(name)))));
        location.assign(item.action);
      });
    }
    for (const [name, deed] of deeds) {
      one.querySelector(`[data-deed=${name}]`)?.addEventListener('click', async () => {
        await deed();
        await drain();
        await tell();
        await decide();
        all('h1')[0]?.focus();
      });
    }
    return one;
  }));
  for (const one of all('[data-none]')) one.hidden = mine.length > 0;
  for (const one of all('[data-some]')) one.hidden = mine.length === 0;
}

// ---------------------------------------------------------------- whose tablet this is

/** Another person, or nobody: what was sent is forgotten; what waits stays with its seat, and is still sent for it. */
async function handOver() {
  const before = note('seat');
  note('seat', seat);
  if (before === null || before === seat) return;
  quietly(() => sessionStorage.clear());
  for (const item of await items()) {
    if (item.seat !== seat && item.state === 'sent') await forget(item);
  }
  await store('readwrite', 'known', known => known.clear());
}

/** What this seat said before this tablet was theirs, or while it could keep nothing: kept screens show it too. */
async function learn() {
  const at = interviewOf(location.pathname);
  if (kept !== undefined || !('open' in me.dataset) || !at.startsWith('/seat/interview/')) return;
  if (await knows(at)) return;
  const before = (await items()).filter(item => item.seat === seat && item.state === 'sent');
  const reply = await fetch(`${at}/mine.json`, { cache: 'no-store' });
  const { of, said } = reply.ok ? await reply.json() : {};
  if (of !== seat) return;
  await store('readwrite', 'known', known => {
    known.put(said, `${seat} ${at}`);
    known.put(true, allOf(at));
  });
  // What was kept and sent before is in what the server says, and may be older.
  const old = before.filter(item => item.action in said);
  await store('readwrite', 'outbox', outbox => old.forEach(item => outbox.delete(/** @type {number} */ (item.n))));
}

/** How often an open screen asks whether the day is over, or the seat. */
const NOW_AND_THEN = 300_000;

/** Asks the worker to keep the screens of today's panel and their sounds; it knows what it has. @param {Document} [page] */
async function keepScreens(page = document) {
  if (seat === 'none' || kept !== undefined || !keep || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/sw.js', { scope: '/seat' });
  navigator.storage?.persist?.();
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: page.getElementById('tablet')?.dataset.keep ?? keep, sounds: page.getElementById('aloud')?.dataset.src });
}

/** After the day, or the seat, nothing stays on a tablet that lies about: what was sent is forgotten, and the screen goes. */
function endDay() {
  const workers = navigator.serviceWorker;
  if (seat === 'none' || !workers) return;
  const ask = () => workers.controller?.postMessage({ over: 'yes' });
  workers.addEventListener('message', async ({ data }) => {
    if (data !== 'over') return;
    for (const item of await items().catch(() => /** @type {Item[]} */ ([]))) {
      if (item.state === 'sent') await forget(item);
    }
    await store('readwrite', 'known', known => known.clear()).catch(() => {});
    quietly(() => sessionStorage.clear());
    document.body.replaceChildren();
    location.replace('/seat');
  });
  workers.startMessages?.();
  setInterval(ask, NOW_AND_THEN);
  document.addEventListener('visibilitychange', () => document.hidden || ask());
}

/** A waiting screen asks now and then whether there is something new, and shows it; its "Look again" link does the same. */
function lookAgain() {
  const seconds = Number(me.dataset.seconds ?? 0);
  if (!seconds) return;
  const main = /** @type {HTMLElement} */ (document.getElementById('main'));
  /** What the server wrote; what a script of this page added is nothing new. @param {Document} page */
  const words = page => {
    const copy = /** @type {HTMLElement | undefined} */ (page.getElementById('main')?.cloneNode(true));
    copy?.querySelectorAll('.plays').forEach(one => one.remove());
    return `${page.title} ${copy?.textContent}`;
  };
  const before = words(document);
  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const isNew = answer.redirected || (answer.status < 500 && answer.headers.has('seat') && words(page) !== before);
      // Who listens to this screen hears it to its end.
      const listens = document.querySelector('.listen[aria-pressed=true]');
      if (isNew && !listens) return location.assign(answer.url);
      if (answer.ok) keepScreens(page).catch(() => {});
    } catch {
      // The network is away: the next look may find it.
    }
    setTimeout(look, seconds * 1000);
  };
  main.setAttribute('aria-live', 'polite');
  setTimeout(look, seconds * 1000);
}

// ---------------------------------------------------------------- begin

addEventListener('online', () => { wait = 1000; drain(); });
addEventListener('pageshow', event => {
  // A page out of the browser's memory may be another person's.
  if (event.persisted && note('seat') !== seat) return location.replace('/seat');
  delete document.documentElement.dataset.left;
  busy = false;
  drain();
});
// So it shows nothing before it is known whose it is.
if (seat !== 'none') addEventListener('pagehide', () => { document.documentElement.dataset.left = ''; });
document.addEventListener('visibilitychange', () => document.hidden || drain());

/** What a form was answered with stands at the form's address, which can't be asked for: a step back or a reload would be an error
 * of the browser. It asks for the screen on which the form was pressed. */
function canBeAskedFor() {
  if (kept !== undefined) return;
  const here = /** @type {HTMLInputElement | null} */ (document.querySelector('nav.always [name=here]'))?.value;
  const asks = new URLSearchParams(location.search).has('here');
  history.replaceState(null, '', here && !asks && pathOf(here) !== location.pathname ? here : location.href);
}

lookAgain();
endDay();
canBeAskedFor();
(async () => {
  try {
    await handOver();
    await learnStop();
    await keepCall();
    await fill();
    await decide();
    await show();
    // The recorder's script stands behind this one.
    if (document.readyState === 'complete') await recallVoice();
    else addEventListener('load', () => recallVoice().catch(() => {}), { once: true });
  } catch {
    // No store here (a private window): forms post by themselves, and the board is told.
    note('full', 'yes');
    await tell();
  }
  document.documentElement.dataset.tablet = 'ready';
  await learn().catch(() => {});
  await keepScreens().catch(() => {});
})();
