// @ts-check
// Keeps the screens of today's panel for one seat, so that a tablet goes on without a network. It answers for addresses under
// /seat alone (its scope); the desk's pages never pass here.
//
// A set is one interview's screens with every file that they name, in one cache, whole or not there: a new build in mid-day
// never mixes with an old one. The set of the interview that runs stays as it is; the others are fetched anew when the build
// changes, and the old one goes when the new one is whole. Screens are asked for with `x-keep` and hold nobody's answers.
// What belongs to a seat goes as soon as the server says that another seat (or none) is on this tablet, and after the day.
//
// Sounds stand beside the sets, one for each sentence and all in one cache: the server makes them one after the other, and so
// what is new is fetched by itself and no screen is fetched again for it.

/** @typedef {{seat: string, build: string, look: string, ends: number, now: number, running: string, sets: [string, string[]][], files: string[]}} List */
/** @typedef {{seat: string, build: string, look: string, of: string, ends: number, offset: number}} Mark */

const worker = /** @type {any} */ (self);
const PATIENCE = 1000;
/** How long somebody who calls waits for the network. */
const CALLED = 5000;
const MARK = '/whole';

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(event.data.over ? ask() : inTurn(() => bring(event.data))));

/** The screens first, then what there is to hear. @param {{keep: string, sounds?: string}} asked */
async function bring({ keep: version, sounds }) {
  await keep(version).catch(() => {});
  if (sounds) await listen(sounds).catch(() => {});
}

/** @type {Promise<unknown>} */
let turn = Promise.resolve();
/** One gathering after the other. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
const inTurn = work => {
  const mine = turn.then(work, work);
  turn = mine;
  return mine;
};

const setNames = async () => (await caches.keys()).filter(name => name.startsWith('set '));
/** The address of the list of all sounds: another one whenever there is more to hear. */
const LIST = /^\/seat\/aloud\/[^/]+$/;

/** @typedef {{name: string, mark: Mark}} Kept */
/** The whole sets, for as long as nothing changes them. @type {Promise<Kept[]> | undefined} */
let whole;
const sets = () => whole ??= readSets();

async function readSets() {
  /** @type {Kept[]} */
  const found = [];
  for (const name of await setNames()) {
    // Not by opening it: that would make it again, empty, if it was forgotten a moment ago.
    const mark = await caches.match(MARK, { cacheName: name }).then(reply => reply?.json());
    if (mark) found.push({ name, mark });
  }
  return found;
}

/** @param {string} name */
async function forget(name) {
  await caches.delete(name);
  whole = undefined;
}

/** Whose tablet it is, as the server said last. @type {string | undefined} */
let owner;
/** Has the tablet been given on since this was asked? What was fetched for the one before is not kept then. @param {string} seat */
const isGivenOn = seat => owner !== undefined && owner !== seat;

/** Requests are numbered as they leave: an answer that was long on its way takes no tablet back from whoever has it by now. */
let asked = 0;
let heardLast = 0;
/** Whose tablet an answer names: everything of others goes, unless a later one was heard already. @param {string} seat @param {number} number */
async function named(seat, number) {
  if (number < heardLast) return;
  heardLast = number;
  await purge(seat);
}

/** Forgets everything of other seats than this one. @param {string} seat */
async function purge(seat) {
  owner = seat;
  for (const name of await caches.keys()) if (name !== 'list' && name.split(' ')[1] !== seat) await forget(name);
}

/** The sounds of the seat whose screens are kept. */
async function soundsOf() {
  const [first] = await sets();
  return first && !isGivenOn(first.mark.seat) ? caches.open(`sounds ${first.mark.seat}`) : undefined;
}

/** Fetches what there is to hear and is not here yet; then the new list takes the place of the old one. @param {string} list */
async function listen(list) {
  const cache = await soundsOf();
  if (!cache || await cache.match(list)) return;
  const reply = await fetch(list);
  if (!reply.ok) return;
  /** @type {Set<string>} */
  const wanted = new Set(Object.values(await reply.clone().json()));
  for (const sound of wanted) {
    if (await cache.match(sound)) continue;
    // One sound that is missing does not keep the others from being there.
    const one = await fetch(sound);
    if (one.status === 200) await cache.put(sound, one);
    else if (one.status !== 404) return;
  }
  await cache.put(list, reply);
  for (const { url } of await cache.keys()) {
    const path = new URL(url).pathname;
    if (path !== list && !wanted.has(path)) await cache.delete(url);
  }
}

/** The list that is kept, whatever its address is by now. */
async function heard() {
  const cache = await soundsOf();
  const list = (await cache?.keys())?.find(({ url }) => LIST.test(new URL(url).pathname));
  return list && cache?.match(list);
}

/** Brings the sets up to the list that the pages of `version` belong to. @param {string} version */
async function keep(version) {
  const list = await caches.open('list');
  const last = await list.match('/version').then(reply => reply?.text());
  if (last === version && (await sets()).length) return;
  if (await gatherAll()) await list.put('/version', new Response(version));
}

/** Says whether everything on the list is kept. */
async function gatherAll() {
  const reply = await fetch('/seat/keep.json', { cache: 'no-store' });
  if (!reply.ok) return false;
  /** @type {List} */
  const list = await reply.json();
  if (isGivenOn(list.seat)) return false;
  await purge(list.seat);
  const have = await sets();
  for (const [of, pages] of list.sets) {
    const is = have.find(({ mark }) => mark.of === of && mark.look === list.look && (mark.build === list.build || of === list.running));
    if (!is && !await gather(list, of, pages)) return false;
  }
  // Of each interview the last whole set stays; sets of interviews that are over go.
  const wanted = new Set(list.sets.map(([of]) => of));
  const now = await sets();
  for (const name of await setNames()) {
    const [, , of, at] = name.split(' ');
    const last = now.filter(({ mark }) => mark.of === of).map(({ name }) => Number(name.split(' ')[3]));
    if (!wanted.has(of) || Number(at) !== Math.max(...last)) await forget(name);
  }
  if (!wanted.size) await forget(`sounds ${list.seat}`);
  return true;
}

/** @param {List} list @param {string} of @param {string[]} pages */
async function gather(list, of, pages) {
  const before = (await setNames()).map(name => Number(name.split(' ')[3]));
  const name = `set ${list.seat} ${of} ${Math.max(0, ...before) + 1}`;
  if (isGivenOn(list.seat)) return false;
  const cache = await caches.open(name);
  try {
    const files = new Set(list.files);
    for (const page of pages) {
      const reply = await fetch(page, { headers: { 'x-keep': '1', accept: 'text/html' }, redirect: 'error', cache: 'no-store' });
      if (!reply.ok || reply.headers.get('seat') !== list.seat || !reply.headers.has('kept')) throw new Error(page);
      const text = await reply.clone().text();
      for (const [, file] of text.matchAll(/\s(?:(?:data-)?src="|href="(?=\/(?:pkg|favicon)))(\/[^"?#]*)/g)) files.add(file);
      await cache.put(page, reply);
    }
    for (const file of files) {
      if (LIST.test(file)) continue;
      const reply = await fetch(file);
      if (!reply.ok) throw new Error(file);
      await cache.put(file, reply);
    }
    if (isGivenOn(list.seat)) throw new Error(of);
    const mark = { seat: list.seat, build: list.build, look: list.look, of, ends: list.ends, offset: list.now - Date.now() };
    await cache.put(MARK, new Response(JSON.stringify(mark)));
    whole = undefined;
    return true;
  } catch {
    // The old set stays until a new one is whole.
    await forget(name);
    return false;
  }
}

/** What is kept at an address; nothing any more when the panel's day is over. @param {string} path @returns {Promise<Response | undefined>} */
async function find(path) {
  if (await isOver()) return undefined;
  for (const { name } of [...await sets()].reverse()) {
    const reply = await caches.match(path, { cacheName: name });
    if (reply) return reply;
  }
  return path.startsWith('/seat/aloud/sound/') ? (await soundsOf())?.match(path) : undefined;
}

/** How much later it is at the server than by this tablet's clock, as a page said last. @type {number | undefined} */
let later;

/** Forgets everything when the panel's day is over, and tells the screens that stand open. */
async function isOver() {
  const newest = (await sets()).at(-1)?.mark;
  // The server's time as this worker heard it last. One that was started without a network knows only how this tablet's clock
  // stood when the screens were fetched, and a clock that was slow may have been put right since: it does not count twice.
  const late = newest !== undefined && Date.now() + (later ?? Math.min(0, newest.offset)) > newest.ends;
  if (late) await end('');
  return late;
}

/** Is the day over, or the seat? */
async function ask() {
  if (!await isOver()) await hasEnded();
}

/** Forgets everything but this seat's, and tells the screens that stand open. @param {string} seat */
async function end(seat) {
  await purge(seat);
  for (const screen of await worker.clients.matchAll()) screen.postMessage('over');
}

/** Asks whose tablet this is by now: where a seat was ended, its screens do not wait for the next page. */
async function hasEnded() {
  const [first] = await sets();
  if (!first) return;
  const number = ++asked;
  const reply = await fetch('/seat', { cache: 'no-store', headers: { accept: 'text/html' } }).catch(() => undefined);
  const seat = reply?.headers.get('seat');
  if (seat && seat !== first.mark.seat && number >= heardLast) await end(seat);
}

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, pathname));
  else if (request.method === 'GET') event.respondWith(file(request, pathname));
});

/** The network for a second, then what is kept. @param {any} event @param {string} path */
async function page(event, path) {
  const { request } = event;
  const asks = request.method === 'GET';
  const call = !asks && path === '/seat/call' && await find('/seat/away') ? request.clone() : undefined;
  if (call && await overtakes(call.clone())) return called(call);
  const waits = await waiting(path);
  // What the others said is not shown to somebody whose own answers are still on the way: they would count as changes.
  const kept = asks ? await find(waits && path.startsWith('/seat/talk/') ? '/seat/away' : path) : undefined;
  if (kept && waits) return kept;
  const number = ++asked;
  const fresh = fetch(request).then(async reply => {
    const seat = reply.headers.get('seat');
    // Not in turn: gathering takes its time. What it gathers for another seat it neither begins nor finishes from here on.
    if (seat) await named(seat, number);
    const said = seat && Date.parse(reply.headers.get('date') ?? '');
    if (said) later = said - Date.now();
    // Without the name of a seat it is not our server that answers, and a broken one is no better than none.
    const ours = reply.type === 'opaqueredirect' || (seat && reply.status < 500 && reply.status !== 429);
    return ours || !asks ? reply : (await find(path)) ?? reply;
  });
  const away = async () => (asks && await find(path)) || (call && await called(call)) || (!asks && await lost()) || await find('/seat/away') || Response.error();
  if (call) return Promise.race([fresh.catch(away), new Promise(done => setTimeout(done, CALLED)).then(away)]);
  if (!kept) return fresh.catch(away);
  event.waitUntil(fresh.catch(() => {}));
  const patience = new Promise(done => setTimeout(done, PATIENCE, kept));
  return Promise.race([fresh.catch(away), patience]);
}

/** Something was pressed that this tablet does not keep: the screen says so, and nobody thinks that it was heard. */
const lost = async () => await find('/seat/away') && Response.redirect('/seat/away?lost=1', 303);

/** Stop comes after what was said before it: while that is still on its way, Stop goes in the same line, or the server would not
 * take it from somebody who has stopped. @param {Request} request */
async function overtakes(request) {
  const form = await request.formData();
  return form.get('kind') === 'stop' && waiting(String(form.get('here') ?? ''));
}

/** Help, Break or Stop that the network did not take: on to the screen that keeps it. @param {Request} request */
async function called(request) {
  const form = await request.formData();
  const kind = String(form.get('kind') ?? '');
  if (!['help', 'break', 'stop'].includes(kind)) return undefined;
  const asked = new URLSearchParams({ call: kind, here: String(form.get('here') ?? ''), key: crypto.randomUUID() });
  return Response.redirect(`/seat/away?${asked}`, 303);
}

/** @param {Request} request @param {string} path */
async function file(request, path) {
  if (LIST.test(path)) return list(request, path);
  const kept = await find(path);
  if (!kept || kept.headers.get('content-type')?.startsWith('text/html')) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '');
  if (!range) return kept;
  // Sound is asked for in parts.
  const bytes = await kept.blob();
  const [from, to] = [Number(range[1]), Math.min(Number(range[2] || bytes.size - 1), bytes.size - 1)];
  const headers = { 'content-type': kept.headers.get('content-type') ?? '', 'content-range': `bytes ${from}-${to}/${bytes.size}` };
  return new Response(bytes.slice(from, to + 1), { status: 206, headers });
}

/** A kept screen names the list of its own time: where that is not to be had in time, the newest one that is kept will do. @param {Request} request @param {string} path */
async function list(request, path) {
  const kept = await isOver() ? undefined : await heard();
  if (!kept) return fetch(request);
  if (await (await soundsOf())?.match(path)) return kept;
  // Not the browser's own copy, which would be the old list without a network.
  const fresh = fetch(request, { cache: 'no-store' }).then(reply => (reply.ok ? reply : kept), () => kept);
  return Promise.race([fresh, new Promise(done => setTimeout(done, PATIENCE, kept))]);
}

/** Are answers about this interview on the tablet that the server has not got? Reads what tablet.js writes. @param {string} path */
async function waiting(path) {
  const interview = path.split('/')[3];
  if (!interview) return false;
  try {
    const base = /** @type {IDBDatabase} */ (await new Promise((done, failed) => {
      const opening = indexedDB.open('sametable', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true }).createIndex('state', 'state');
        opening.result.createObjectStore('known');
      };
      opening.onsuccess = () => done(opening.result);
      opening.onerror = opening.onblocked = failed;
    }));
    const index = base.transaction('outbox').objectStore('outbox').index('state');
    const found = await new Promise((done, failed) => {
      const asked = index.getAll('waiting');
      asked.onsuccess = () => done(asked.result.some(item => item.action.split('/')[3] === interview));
      asked.onerror = failed;
    });
    base.close();
    return Boolean(found);
  } catch {
    return false;
  }
}
