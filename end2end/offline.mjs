// A tablet without a network: the interview goes on, calls are kept, one tablet goes from hand to hand, what is not taken waits for
// its person, and a tablet that can keep nothing goes on as plain forms. The whole interviews are in flips.mjs. SEED repeats a run.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { chance, chaosProxy, clock } from './chaos.mjs';
import { arrived, go, left, Server, shot, story } from './harness.mjs';
import { answerAll, choose, finishInterview, form, here, loseNetwork, send, signIn, takeSeat, until, whole } from './hands.mjs';
import { KillableTablet } from './killable.mjs';
import { bytes, look, rows, scores } from './stored.mjs';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const VALUES = ['3', '2', '1', 'not_sure', 'not_seen', 'rather_not'];

/** Nothing waits on this tablet. */
const allSent = page => until('everything to be sent', () => page.evaluate(() => new Promise(done => {
  indexedDB.open('sametable', 1).onsuccess = ({ target }) => {
    target.result.transaction('outbox').objectStore('outbox').index('state').count('waiting').onsuccess = ({ target: { result } }) => done(result === 0);
  };
})));

// ---------------------------------------------------------------- without a network

story('Without a network the whole interview goes on, and a full store is told', async (step, open) => {
  const server = await Server.withDemo();
  const ann = server.demo.seats[0];
  const at = `/seat/interview/${ann.interview}`;
  const { url, close } = await chaosProxy(server, chance(SEED));
  const tablet = await KillableTablet.start(url);
  const tom = await open('laptop', { server, name: 'Tom' });
  const picture = name => shot({ screenshot: options => tablet.page.screenshot(options), isTablet: true }, name);
  /** What was tapped: question → answers in their order. */
  const taps = new Map();
  let seat;
  let items;

  const tap = async (n, answer, words) => {
    await tablet.go(`${at}/score/${n}?then=check`);
    assert.ok(tablet.path.endsWith(`/score/${n}`), `question ${n} is not there but ${tablet.path}`);
    await choose(tablet.page, 'answer', answer);
    await tablet.page.locator('form[action*="/score/"] button.next').click();
    await tablet.page.waitForURL(`**/why/${n}**`);
    taps.set(n, [...(taps.get(n) ?? []), answer]);
    if (!words) return;
    await tablet.page.locator('[name=words]').fill(words);
    await tablet.page.locator('form[action*="/why/"] button.next').click();
    await tablet.page.waitForURL('**/check');
  };

  await step('Ann sits down, and the screens of her day are kept', async () => {
    await tablet.sitsDown(new URL(ann.url).pathname);
    await tablet.go(`${at}/check`);
    seat = await tablet.page.locator('#tablet').getAttribute('data-seat');
    items = await tablet.page.locator('.review [data-class=said][data-said*="/score/"]').count();
    assert.ok(items >= 3, `${items} questions`);
    await tablet.whole([ann.interview]);
    return `${items} questions`;
  });

  await step('a small calm line is all that changes', async () => {
    await tablet.go(`${at}/check`);
    await loseNetwork(tablet.context);
    // Practice, too: nothing marked is said so, and each answer leads on.
    const practised = async (answer, title) => {
      await choose(tablet.page, 'answer', answer);
      await tablet.page.locator('button.next').click();
      await tablet.page.waitForURL('**/practice/*/*');
      assert.equal(await tablet.page.locator('h1').innerText(), title);
    };
    await tablet.go(`${at}/practice`);
    await tablet.page.waitForFunction(() => document.documentElement.dataset.tablet === 'ready' && document.getElementById('tablet')?.dataset.kept !== undefined);
    await tablet.page.locator('button.next').click();
    await tablet.page.locator('[data-missing]').waitFor({ state: 'visible' });
    await practised('2', 'Let us look again');
    await tablet.page.locator('a.next').click();
    await practised('3', 'Yes');
    await tablet.page.locator('a.next').click();
    await practised('1', 'That is how it works');
    for (let n = 1; n <= items; n++) {
      await tap(n, VALUES[(n - 1) % VALUES.length], n === 1 ? 'marmalade lighthouse' : '');
      await until('"Saved on this tablet"', async () => (await tablet.page.locator('#saved').innerText()) === 'Saved on this tablet');
    }
    await tablet.go(`${at}/check`);
    // A kept screen holds nobody's answers: the tablet fills them in.
    await tablet.page.waitForFunction(() => document.documentElement.dataset.tablet === 'ready');
    const shown = await tablet.page.locator('.review li b.said[data-said*="/score/"]').allInnerTexts();
    const words = { 3: 'Good', 2: 'OK', 1: 'Not good', not_sure: 'I am not sure', not_seen: 'I did not see', rather_not: 'I would rather not say' };
    assert.deepEqual(shown.map(text => text.trim()), [...taps.values()].map(all => words[all.at(-1)]));
    assert.ok((await tablet.page.locator('.review').innerText()).includes('marmalade lighthouse'));
    await picture('offline-check');
    // The mark is where it was, after a reload too.
    await tablet.go(`${at}/score/2`);
    await tablet.page.reload();
    await until('the mark', async () => (await tablet.page.locator('[name=answer]:checked').getAttribute('value')) === taps.get(2).at(-1));
    await picture('offline-score');
    // What needs a network says so, and leads back.
    await tablet.go('/seat/day');
    assert.equal(await tablet.page.locator('h1').innerText(), 'No internet just now');
    await picture('offline-away');
    await tablet.context.setOffline(false);
    await tablet.go(`${at}/score/1`);
    await tablet.sent();
    await until('"Sent"', async () => (await tablet.page.locator('#saved').innerText()) === 'Sent');
  });

  await step('a full store: what waits goes first, the form posts by itself, and the board is told', async () => {
    await signIn(tom, server.demo.people.find(one => one.role === 'facilitator'));
    const waits = async () => (await (await tom.request.get(`/panels/${ann.panel}/board.json`)).json()).waits;
    // For half a minute after a write the browser takes small ones without asking how much room there is; a new one asks.
    await tablet.restart();
    await tablet.go(`${at}/score/1`);
    await tablet.full(true);
    await tap(1, '2');
    await until('the board to be told', async () => (await waits()).some(line => line.includes('cannot keep answers')));
    await tablet.full(false);
    await tap(2, '3');
    await tablet.sent();
    await until('the board to be told that it is over', async () => !(await waits()).length);
  });

  await step('every tap is on the server once, in the order of the taps, and that she has practised', async () => {
    await server.stop();
    const practised = await rows(server.data, 'SELECT count(*) FROM person_ways w JOIN seat s ON s.org = w.org AND s.person = w.person WHERE s.id = ? AND w.practised', [bytes(seat)]);
    assert.equal(practised[0][0], 1);
    const stored = await scores(server.data, seat);
    for (let n = 1; n <= items; n++) {
      const mine = stored.filter(([, position]) => position === n);
      assert.deepEqual(mine.map(([, , , tapped]) => tapped), taps.get(n), `question ${n}: what was tapped, in order`);
    }
  });

  // Also where a step failed: its browser is no child that ends with the run.
  await tablet.end();
  close();
});

// ---------------------------------------------------------------- one tablet for all

story('One tablet goes from hand to hand, and nobody reaches the screens of the one before', async (step, open) => {
  const random = chance(SEED);
  const server = await Server.withDemo();
  const { demo } = server;
  const { chaos, url, close } = await chaosProxy(server, random);
  const { panel, interview } = demo.seats[0];
  const at = `/seat/interview/${interview}`;
  const tom = await open('laptop', { server, name: 'Tom' });
  const tablet = await open('tablet', { server: { url }, name: 'the tablet', losesNetwork: true });
  const state = () => tablet.evaluate(async () => ({
    seat: document.getElementById('tablet').dataset.seat,
    sets: (await caches.keys()).filter(name => name.startsWith('set ')).map(name => name.split(' ')[1]),
  }));
  const sitsDown = async name => {
    await tablet.goto('/seat/handover');
    await left(tablet, () => tablet.locator('a.person', { hasText: name }).click());
    await arrived(tablet);
    assert.ok((await tablet.locator('main').innerText()).includes(name), 'the name');
    assert.equal(await tablet.locator('main .person .face').count(), 1, 'and the picture');
    await takeSeat(tablet);
    return (await state()).seat;
  };
  let ann;
  let ben;

  await step('the tablet is let in for everybody, and Ann says: that is me', async () => {
    await signIn(tom, demo.people.find(one => one.role === 'facilitator'));
    await go(tom, `/panels/${panel}/join`);
    while (await form(tom, '/end').count()) await send(tom, '/end', {}, { from: `/panels/${panel}/join` }).then(() => go(tom, `/panels/${panel}/join`));
    await send(tom, '/join/open');
    const address = (await tom.locator('main').innerText()).match(/https?:\/\/[^\s]+\/join\/[^\s]+/)[0];
    await go(tablet, new URL(address).pathname);
    if (await tablet.locator('form[action*="/join/"]').count()) await send(tablet, new URL(address).pathname);
    await go(tom, `/panels/${panel}/join`);
    await send(tom, '/admit', { seat: 'shared' });
    ann = await sitsDown('Ann');
    await go(tablet, `${at}/score/1`);
    await whole(tablet, [interview], ann);
  });

  await step('an answer that is still on the way stays with Ann when she gives the tablet on', async () => {
    chaos.hold = true;
    await go(tablet, `${at}/score/1?then=check`);
    await choose(tablet, 'answer', 'not_seen');
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    await tablet.goto('/seat');
    await left(tablet, () => form(tablet, '/seat/give').locator('button').click());
    await arrived(tablet);
    const { seat, sets } = await state();
    assert.deepEqual([seat, sets], ['none', []], "nothing of Ann's screens is kept");
  });

  await step('the back button leads to no screen of Ann, with a network and without one', async () => {
    const looksBack = async who => {
      for (let backs = 0; backs < 4; backs++) {
        await tablet.goBack({ waitUntil: 'load' }).catch(() => {});
        const { seat } = await state().catch(() => ({ seat: 'nothing' }));
        assert.notEqual(seat, ann, `${who}: ${tablet.url()} is a screen of Ann's`);
        const said = await tablet.locator('[name=answer]:checked').evaluateAll(all => all.map(one => one.value)).catch(() => []);
        assert.ok(!said.includes('not_seen'), `${who}: ${tablet.url()} shows what Ann said`);
      }
    };
    await looksBack('nobody');
    ben = await sitsDown('Ben');
    assert.notEqual(ben, ann);
    await go(tablet, `${at}/score/1`);
    await whole(tablet, [interview], ben);
    await looksBack('Ben');
    await tablet.goto(`${at}/score/1`);
    await loseNetwork(tablet.context());
    await tablet.reload();
    await looksBack('Ben without a network');
    await tablet.goto(`${at}/score/1`);
    assert.equal((await state()).seat, ben);
    await tablet.context().setOffline(false);
  });

  await step("what Ann said is sent for Ann while Ben has the tablet, and Ben's screens say nothing of it", async () => {
    chaos.hold = false;
    await go(tablet, `${at}/score/1`);
    await tablet.evaluate(() => dispatchEvent(new Event('online')));
    await allSent(tablet);
    assert.equal(await tablet.locator('#saved').innerText(), '', 'Ben has said nothing');
    assert.equal(await tablet.locator('[name=answer]:checked').count(), 0);
    const found = await look(server, async data => ({ ann: await scores(data, ann), ben: await scores(data, ben) }));
    assert.equal(found.ann.findLast(([, position]) => position === 1)[3], 'not_seen');
    assert.ok(!found.ben.some(([, , , tapped]) => tapped === 'not_seen'), 'nothing of it is in the name of Ben');
  });

  await step('Ann has it again: without a network, too, her screens know what she said', async () => {
    await tablet.goto('/seat');
    await left(tablet, () => form(tablet, '/seat/give').locator('button').click());
    await arrived(tablet);
    assert.equal(await sitsDown('Ann'), ann);
    await go(tablet, `${at}/score/1`);
    await whole(tablet, [interview], ann);
    const known = () => tablet.evaluate(() => new Promise(done => {
      indexedDB.open('sametable', 1).onsuccess = ({ target }) => {
        target.result.transaction('known').objectStore('known').count().onsuccess = ({ target: { result } }) => done(result > 0);
      };
    }));
    await until('the tablet to know what she said', known);
    await loseNetwork(tablet.context());
    await tablet.goto(`${at}/score/1`);
    await until('her answer', async () => (await tablet.locator('[name=answer]:checked').getAttribute('value', { timeout: 1_000 })) === 'not_seen');
    await tablet.context().setOffline(false);
  });

  await step('the desk ends the tablet: its screens go by themselves, without anybody touching it', async () => {
    await tablet.goto(`${at}/score/1`);
    await whole(tablet, [interview], ann);
    await go(tom, `/panels/${panel}/join`);
    while (await form(tom, '/end').count()) await send(tom, '/end').then(() => go(tom, `/panels/${panel}/join`));
    await tablet.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await until('her screens to go', async () => (await state()).sets.length === 0);
    await until('the screen to go', async () => (await tablet.locator('#tablet').getAttribute('data-seat', { timeout: 1_000 }).catch(() => '')) !== ann);
    close();
    await server.stop();
  });
});

// ---------------------------------------------------------------- a wrong clock, and nothing to keep in

const DAY = 24 * 60 * 60 * 1000;

story('A tablet whose clock is a day off keeps the screens of the day as long as the day lasts', { apart: true }, async (step, open) => {
  const server = await Server.withDemo();
  for (const [nth, off, words] of [[0, DAY, 'a day ahead'], [1, -DAY, 'a day behind']]) {
    await step(`${words}: without a network the answers go on, and are sent afterwards`, async () => {
      const { chaos, url, close } = await chaosProxy(server, chance(SEED));
      chaos.clock = off;
      const seat = server.demo.seats[nth];
      const at = `/seat/interview/${seat.interview}`;
      const tablet = await open('tablet', { server: { url }, name: `tablet ${words}`, losesNetwork: true });
      await tablet.addInitScript(clock(off));
      await go(tablet, new URL(seat.url).pathname);
      await takeSeat(tablet);
      await go(tablet, `${at}/score/1`);
      await whole(tablet, [seat.interview]);
      await loseNetwork(tablet.context());
      await tablet.reload();
      await choose(tablet, 'answer', '1');
      await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
      assert.equal(here(tablet), `${at}/why/1`);
      assert.equal(await tablet.locator('h1').innerText(), 'Why?', 'the kept screen, and not “no internet”');
      await tablet.context().setOffline(false);
      await tablet.evaluate(() => dispatchEvent(new Event('online')));
      await until('“Sent”', async () => (await tablet.locator('#saved').innerText()) === 'Sent');
      // The day is over by the server's time, whatever this clock says.
      const [worker] = tablet.context().serviceWorkers();
      await worker.evaluate(day => {
        const real = Date.now;
        Date.now = () => real() + 2 * day;
      }, DAY);
      await loseNetwork(tablet.context());
      // Nobody touches it: what stands open asks by itself, now and then and whenever it is looked at; and whatever else
      // finds out first says so to the screen.
      if (nth) await tablet.evaluate(() => { fetch('/favicon.svg').catch(() => {}); });
      else await tablet.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await until('the kept screens to go', async () => !(await worker.evaluate(() => caches.keys())).some(name => /^(set|sounds) /.test(name)));
      await until('the screen to go', async () => !(await tablet.locator('h1', { hasText: 'Why?' }).count()));
      await tablet.context().close();
      close();
    });
  }

  await step('a clock that was a day behind is put right while there is no network: the screens stay', async () => {
    const { chaos, url, close } = await chaosProxy(server, chance(SEED));
    const seat = server.demo.seats[2];
    const at = `/seat/interview/${seat.interview}`;
    const tablet = await open('tablet', { server: { url }, name: 'tablet put right', losesNetwork: true });
    await go(tablet, new URL(seat.url).pathname);
    await takeSeat(tablet);
    const worker = tablet.context().serviceWorkers()[0] ?? await tablet.context().waitForEvent('serviceworker');
    await worker.evaluate(day => {
      const real = Date.now;
      Date.now = () => real() - day;
    }, DAY);
    await go(tablet, `${at}/score/1`);
    await whole(tablet, [seat.interview]);
    chaos.away = true;
    // The worker that starts now knows the right time, and nothing of the wrong one.
    const browser = await tablet.context().newCDPSession(tablet);
    await browser.send('ServiceWorker.enable');
    await browser.send('ServiceWorker.stopAllWorkers');
    await tablet.reload();
    assert.equal(here(tablet), `${at}/score/1`);
    assert.ok(await tablet.locator('input[name=answer]').count() > 0, 'the kept screen, and not “no internet”');
    await tablet.context().close();
    close();
  });
  await server.stop();
});

story('Help, Break and Stop without a network are kept, and heard when it is back', async (step, open) => {
  const server = await Server.withDemo();
  const { demo } = server;
  const { panel, interview, url } = demo.seats[0];
  const at = `/seat/interview/${interview}`;
  const tom = await open('laptop', { server, name: 'Tom' });
  const tablet = await open('tablet', { server, name: 'tablet that calls', losesNetwork: true });
  const calls = async () => (await (await tom.request.get(`/panels/${panel}/board.json`)).json()).calls.map(call => call.words);
  const presses = async kind => {
    await left(tablet, () => tablet.locator(`nav.always button[value=${kind}], nav.always form:has([value=${kind}]) button`).first().click());
    await arrived(tablet);
    await tablet.waitForFunction(() => document.documentElement.dataset.tablet === 'ready');
  };
  const away = async is => {
    await (is ? loseNetwork(tablet.context()) : tablet.context().setOffline(false));
    if (!is) await tablet.evaluate(() => dispatchEvent(new Event('online')));
  };
  const words = () => tablet.locator('main').innerText();

  await step('help: the person is told to put their hand up, and the board hears it later, once', async () => {
    await signIn(tom, demo.people.find(one => one.role === 'facilitator'));
    await go(tablet, url);
    await takeSeat(tablet);
    await go(tablet, `${at}/score/1`);
    await whole(tablet, [interview]);
    await choose(tablet, 'answer', '2');
    await away(true);
    await presses('help');
    assert.match(await words(), /Put your hand up/);
    await shot(tablet, 'called-help');
    // The way on is the question; other candidates are behind a question of their own: nobody scores whom they have not met.
    const on = tablet.locator('main a.btn:not(.quiet):visible');
    assert.equal(await on.count(), 1, 'one way on');
    assert.equal(new URL(await on.evaluate(link => link.href)).pathname, `${at}/score/1`);
    assert.equal(await tablet.locator('[data-others]').getAttribute('open'), null);
    await tablet.locator('[data-others] summary').click();
    await shot(tablet, 'called-others');
    assert.ok(await tablet.locator('[data-others] a:visible').count() > 0, 'the others are there, one step behind');
    assert.deepEqual(await calls(), []);
    await away(false);
    await until('the board to hear it', async () => (await calls()).length === 1);
    await tablet.locator('div[data-call=told]').waitFor({ state: 'visible' });
    await shot(tablet, 'called-told');
    await go(tablet, `${at}/score/1`);
    assert.equal(await tablet.locator('[name=answer]:checked').getAttribute('value'), '2', 'what was marked is still marked');
    await left(tablet, () => tablet.locator('button[formaction="/seat/call/over"]').click());
    await until('the call to be over', async () => (await calls()).length === 0);
  });

  await step('stop: it is so at once on this tablet, and can be taken back; both are heard in order', async () => {
    await go(tablet, `${at}/score/1`);
    await whole(tablet, [interview]);
    await away(true);
    await presses('stop');
    assert.match(await words(), /You have stopped/);
    await shot(tablet, 'called-stop');
    await tablet.goto(`${at}/score/1`);
    await tablet.locator('div[data-call=stop]').waitFor({ state: 'visible' });
    await left(tablet, () => tablet.locator('form[data-stopped]:visible button').click());
    await arrived(tablet);
    assert.equal(here(tablet), at);
    await tablet.goto(`${at}/score/1`);
    await choose(tablet, 'answer', '3');
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    await away(false);
    await allSent(tablet);
    await go(tablet, `${at}/score/1`);
    assert.equal(await tablet.locator('[name=answer]:checked').getAttribute('value'), '3', 'the answer counts');
    assert.deepEqual(await calls(), [], 'nobody stands there as stopped');
  });

  await step('stop with a network that goes afterwards: the screens that are kept know it, and it can be taken back', async () => {
    await go(tablet, `${at}/score/2`);
    await presses('stop');
    // A browser that was killed has forgotten what it only noted.
    await tablet.evaluate(() => localStorage.clear());
    await away(true);
    await tablet.goto(`${at}/score/2`);
    await tablet.locator('div[data-call=stop]').waitFor({ state: 'visible' });
    await left(tablet, () => tablet.locator('form[data-stopped]:visible button').click());
    await arrived(tablet);
    await tablet.goto(`${at}/score/2`);
    await choose(tablet, 'answer', '1');
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    await away(false);
    await allSent(tablet);
    await go(tablet, `${at}/score/2`);
    assert.equal(await tablet.locator('[name=answer]:checked').getAttribute('value'), '1', 'the answer counts');
  });

  await step('stop and carry on wait, and the store is full: both are heard before the answer that goes by itself', async () => {
    await go(tablet, `${at}/score/3`);
    await away(true);
    await presses('stop');
    await tablet.goto(`${at}/score/3`);
    await tablet.locator('div[data-call=stop]').waitFor({ state: 'visible' });
    await left(tablet, () => tablet.locator('form[data-stopped]:visible button').click());
    await arrived(tablet);
    await tablet.goto(`${at}/score/3`);
    await choose(tablet, 'answer', '2');
    await tablet.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await away(false);
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    await arrived(tablet);
    assert.equal(here(tablet), `${at}/why/3`, 'not “You have stopped”');
    await allSent(tablet);
    await go(tablet, `${at}/score/3`);
    assert.equal(await tablet.locator('[name=answer]:checked').getAttribute('value'), '2', 'the answer counts');
  });

  /** What is sent to this address in the background does not arrive, until it may. */
  const withholds = async (address, deed) => {
    const held = route => route.request().isNavigationRequest() ? route.fallback() : route.abort();
    await tablet.route(address, held);
    await deed();
    await tablet.unroute(address, held);
  };

  await step('stop while an answer is still on its way: the answer is heard first, and nothing is refused', async () => {
    await go(tablet, `${at}/score/4`);
    await withholds(`**${at}/score/4`, async () => {
      await choose(tablet, 'answer', '2');
      await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
      await presses('stop');
      assert.match(await words(), /You have stopped/);
    });
    await tablet.evaluate(() => dispatchEvent(new Event('online')));
    await until('the board to hear it', async () => (await calls()).length === 1);
    await left(tablet, () => tablet.locator('form[data-stopped]:visible button').click());
    await arrived(tablet);
    await allSent(tablet);
    await go(tablet, `${at}/score/4`);
    assert.equal(await tablet.locator('[name=answer]:checked').getAttribute('value'), '2', 'the answer counts');
    assert.ok(!await tablet.locator('[data-refused]:visible').count(), 'nothing waits for a decision');
  });

  await step('a Stop that nobody has heard yet is known even where the browser was killed right after it', async () => {
    await go(tablet, `${at}/score/4`);
    await withholds(`**${at}/stop`, async () => {
      await away(true);
      await presses('stop');
      // Only what is to be sent was on the disk by then.
      await tablet.evaluate(() => new Promise(done => {
        localStorage.clear();
        indexedDB.open('sametable', 1).onsuccess = ({ target }) => {
          const deed = target.result.transaction('known', 'readwrite');
          deed.objectStore('known').clear();
          deed.oncomplete = done;
        };
      }));
      await away(false);
      await tablet.goto(`${at}/score/4`);
      await tablet.locator('div[data-call=stop]').waitFor({ state: 'visible' });
      assert.equal(await tablet.locator('[name=answer]').count(), 0, 'no question is asked of whoever has stopped');
    });
    await tablet.evaluate(() => dispatchEvent(new Event('online')));
    await until('the board to hear it', async () => (await calls()).length === 1);
    await left(tablet, () => tablet.locator('form[data-stopped]:visible button').click());
    await arrived(tablet);
    await allSent(tablet);
    await until('nobody to stand there as stopped', async () => (await calls()).length === 0);
  });

  await step('without a network the way on is the interview that the person was in, even where the browser was killed', async () => {
    await go(tablet, `${at}/score/4`);
    await tablet.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
    await away(true);
    await tablet.goto('/seat/away');
    await tablet.locator(`a[data-here][data-goes="${at}"]`).waitFor({ state: 'visible' });
    await away(false);
    await go(tablet, `${at}/score/4`);
  });

  await step('an answer that a full store could not keep holds nobody up without a network', async () => {
    await go(tablet, `${at}/support`);
    await choose(tablet, 'kinds', 'alone');
    await left(tablet, () => tablet.locator('form button.next').click());
    await go(tablet, `${at}/score/5`);
    await whole(tablet, [interview]);
    await tablet.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    // The tablet does not hear from the server either what it could not keep.
    await withholds('**/mine.json', async () => {
      await choose(tablet, 'answer', '2');
      await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
      await arrived(tablet);
      assert.equal(here(tablet), `${at}/why/5`);
      await away(true);
      await tablet.goto(`${at}/finish`);
      await left(tablet, () => tablet.locator('.yesno button').first().click());
      await tablet.waitForURL(`**${at}/done`);
    });
    await away(false);
    await allSent(tablet);
    await go(tablet, `${at}/done`);
    assert.ok(!await tablet.locator('[data-refused]:visible').count(), 'nothing waits for a decision');
    await left(tablet, () => tablet.locator('form[action$="/reopen"] button').first().click());
    await arrived(tablet);
  });

  await step('whoever is finished is finished without a network, too', async () => {
    await answerAll(tablet, 'Rosa', () => ({ answer: '3' }));
    await finishInterview(tablet);
    await whole(tablet, [interview]);
    await away(true);
    await tablet.goto(at);
    await tablet.waitForURL(`**${at}/done`);
    await away(false);
  });

  await step('a break', async () => {
    await go(tablet, '/seat');
    await whole(tablet, [interview]);
    await away(true);
    await presses('break');
    assert.match(await words(), /You can have a break now/);
    await shot(tablet, 'called-break');
    await away(false);
    await until('the board to hear it', async () => (await calls()).length === 1);
  });
  await server.stop();
});

story('What is not taken is kept: the board hears that one waits, and the person decides', async (step, open) => {
  const server = await Server.withDemo();
  const { demo } = server;
  const { panel, interview, url } = demo.seats[0];
  const at = `/seat/interview/${interview}`;
  const tom = await open('laptop', { server, name: 'Tom' });
  const tablet = await open('tablet', { server, name: "Ann's tablet", losesNetwork: true, isRefused: true });
  const waits = async () => (await (await tom.request.get(`/panels/${panel}/board.json`)).json()).waits;
  const decides = async deed => {
    await tablet.locator(`[data-deed=${deed}]`).click();
    await tablet.waitForFunction(() => document.activeElement?.tagName === 'H1');
  };

  await step('an answer waits, and meanwhile the desk notes that Ann knows the candidate', async () => {
    await signIn(tom, demo.people.find(one => one.role === 'facilitator'));
    await go(tablet, url);
    await takeSeat(tablet);
    await go(tablet, `${at}/score/2`);
    await whole(tablet, [interview]);
    await loseNetwork(tablet.context());
    await choose(tablet, 'answer', '3');
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    const seat = await tablet.locator('#tablet').getAttribute('data-seat');
    await go(tom, `/panels/${panel}/board`);
    await tom.locator('details:has(form[action$="/absence"]) summary').click();
    await send(tom, '/board/absence', { interview, seat, reason: 'conflict' });
    await tablet.context().setOffline(false);
    await tablet.evaluate(() => dispatchEvent(new Event('online')));
    await until('the board to hear that one waits', async () => (await waits()).length === 1);
    const [line] = await waits();
    assert.match(line, /Ann/);
    assert.ok(!/question|Good|3/.test(line), `which one it is is nobody's business: ${line}`);
  });

  await step('Ann sees what she said and why it is not taken; trying again changes nothing', async () => {
    await go(tablet, '/seat');
    await tablet.locator('[data-refused]').first().waitFor({ state: 'visible' });
    await shot(tablet, 'refused-told');
    await left(tablet, () => tablet.locator('[data-refused] a').first().click());
    await arrived(tablet);
    await tablet.locator('#refused li').waitFor();
    await shot(tablet, 'refused');
    assert.equal((await tablet.locator('#refused [data-slot=said]').innerText()).trim(), 'Good');
    assert.ok((await tablet.locator('#refused [data-slot=about]').innerText()).length > 8, 'the question');
    assert.ok((await tablet.locator('#refused [data-slot=why]').innerText()).length > 8, 'and why');
    await decides('again');
    assert.equal(await tablet.locator('#refused li').count(), 1);
  });

  await step('she throws it away, and nothing waits any more', async () => {
    await decides('away');
    assert.equal(await tablet.locator('#refused li').count(), 0);
    await shot(tablet, 'refused-none');
    await until('the board to hear it', async () => !(await waits()).length);
  });

  await step('what is refused at once is said at once: the screen stays, with what was typed, until it is put right', async () => {
    const ben = await open('tablet', { server, name: "Ben's tablet", losesNetwork: true, isRefused: true });
    await go(ben, demo.seats[1].url);
    await takeSeat(ben);
    await go(ben, `${at}/support`);
    const marked = () => ben.locator('[name=kinds]:checked').evaluateAll(all => all.map(one => one.value));
    await choose(ben, 'kinds', 'alone');
    await choose(ben, 'kinds', 'read');
    assert.deepEqual(await marked(), ['read'], 'who had help was not alone');
    await choose(ben, 'kinds', 'alone');
    assert.deepEqual(await marked(), ['alone']);
    await go(ben, `${at}/score/1`);
    await choose(ben, 'answer', '3');
    await left(ben, () => ben.locator('form[action*="/score/"] button.next').click());
    await arrived(ben);
    const far = 'It was kind. '.repeat(200);
    await ben.locator('[name=words]').evaluate((field, words) => { field.removeAttribute('maxlength'); field.value = words; }, far);
    await ben.locator('form[action*="/why/"] button.next').click();
    await ben.locator('.errors:visible').waitFor();
    await shot(ben, 'refused-at-once');
    assert.equal(here(ben), `${at}/why/1`);
    assert.equal(await ben.locator('[name=words]').inputValue(), far);
    assert.equal(await ben.evaluate(() => document.activeElement?.className), 'errors');
    await ben.locator('[data-refused]').first().waitFor({ state: 'visible' });
    assert.equal(await ben.locator('[data-taken]').count(), 1, 'said once, however often it is tried');
    await ben.locator('[name=words]').fill('It was kind.');
    await left(ben, () => ben.locator('form[action*="/why/"] button.next').click());
    await arrived(ben);
    assert.ok(!here(ben).endsWith('/why/1'), 'and it goes on');
    await go(ben, '/seat/waiting');
    assert.equal(await ben.locator('#refused li').count(), 0, 'nothing waits for a decision');
    // Refused later, it is put right where it was said.
    await go(ben, `${at}/why/1`);
    await whole(ben, [interview]);
    await loseNetwork(ben.context());
    await ben.locator('[name=words]').evaluate((field, words) => { field.removeAttribute('maxlength'); field.value = words; }, far);
    await left(ben, () => ben.locator('form[action*="/why/"] button.next').click());
    await ben.context().setOffline(false);
    await ben.evaluate(() => dispatchEvent(new Event('online')));
    await ben.locator('[data-refused]').first().waitFor({ state: 'visible' });
    await go(ben, '/seat/waiting');
    await ben.locator('#refused li').waitFor();
    await shot(ben, 'refused-words');
    await left(ben, () => ben.locator('[data-deed=change]').click());
    await arrived(ben);
    assert.equal(here(ben), `${at}/why/1`);
    await until('what was typed', async () => (await ben.locator('[name=words]').inputValue()) === far);
    await ben.locator('[name=words]').fill('It was kind and clear.');
    await left(ben, () => ben.locator('form[action*="/why/"] button.next').click());
    await arrived(ben);
    await go(ben, '/seat/waiting');
    assert.equal(await ben.locator('#refused li').count(), 0, 'nothing waits for a decision');
  });

  await step('"Sent" is said of what was sent, and of no question that has no answer', async () => {
    const carla = await open('tablet', { server, name: "Carla's tablet" });
    await go(carla, demo.seats[2].url);
    await takeSeat(carla);
    const line = () => carla.locator('#saved').innerText();
    await go(carla, `${at}/score/1`);
    await choose(carla, 'answer', '2');
    await left(carla, () => carla.locator('form[action*="/score/"] button.next').click());
    await arrived(carla);
    await go(carla, `${at}/score/1`);
    await until('“Sent”', async () => (await line()) === 'Sent');
    await choose(carla, 'answer', '1');
    await until('the line to be empty', async () => (await line()) === '');
    await go(carla, `${at}/score/2`);
    await carla.waitForFunction(() => document.documentElement.dataset.tablet === 'ready');
    assert.equal(await line(), '');
  });
  await server.stop();
});

story('A tablet that can keep nothing goes on as plain forms, and the board is told', async (step, open) => {
  const server = await Server.withDemo();
  const seat = server.demo.seats[0];
  const at = `/seat/interview/${seat.interview}`;
  await step('no store at all, as in a private window', async () => {
    const tom = await open('laptop', { server, name: 'Tom' });
    await signIn(tom, server.demo.people.find(one => one.role === 'facilitator'));
    const tablet = await open('tablet', { server, name: 'private tablet' });
    await tablet.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('no store here', 'InvalidStateError');
      };
      Storage.prototype.setItem = () => {
        throw new DOMException('no store here either', 'QuotaExceededError');
      };
    });
    await go(tablet, seat.url);
    await takeSeat(tablet);
    await go(tablet, `${at}/score/1`);
    await choose(tablet, 'answer', '2');
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    await arrived(tablet);
    assert.equal(here(tablet), `${at}/why/1`);
    await go(tablet, `${at}/score/1`);
    assert.equal(await tablet.locator('[name=answer]:checked').getAttribute('value'), '2', 'it is on the server');
    await until('the board to be told', async () => {
      const { waits } = await (await tom.request.get(`/panels/${seat.panel}/board.json`)).json();
      return waits.some(line => line.includes('cannot keep answers'));
    });
  });

  await step('no room and no network: it says so at once, and what was marked is marked when the network is back', async () => {
    const tablet = await open('tablet', { server, name: 'full tablet', losesNetwork: true });
    const { url, interview } = server.demo.seats[1];
    const score = `/seat/interview/${interview}/score/1`;
    await go(tablet, url);
    await takeSeat(tablet);
    await go(tablet, score);
    await whole(tablet, [interview]);
    await tablet.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await loseNetwork(tablet.context());
    await choose(tablet, 'answer', '2');
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    await tablet.locator('[data-call=lost]').first().waitFor({ state: 'visible' });
    await shot(tablet, 'full-and-away');
    await tablet.context().setOffline(false);
    await go(tablet, score);
    await until('the mark', async () => (await tablet.locator('[name=answer]:checked').getAttribute('value', { timeout: 1_000 })) === '2');
    await left(tablet, () => tablet.locator('form[action*="/score/"] button.next').click());
    await arrived(tablet);
    await go(tablet, score);
    assert.equal(await tablet.locator('[name=answer]:checked').getAttribute('value'), '2', 'it is on the server');
  });
  await server.stop();
});

// ---------------------------------------------------------------- what a tablet must load

const LIMIT = { screen: 40 * 1024, script: 10 * 1024 };

/** The bytes of an answer as they travel. */
const weigh = (address, cookie) => new Promise((done, failed) => {
  get(address, { headers: { cookie, 'accept-encoding': 'br, gzip' } }, answer => {
    let size = 0;
    answer.on('data', part => { size += part.length; }).on('end', () => done(size)).on('error', failed);
  }).on('error', failed);
});

story('A panel screen is light', async (step, open) => {
  const server = await Server.withDemo();
  const seat = server.demo.seats[0];
  const score = `/seat/interview/${seat.interview}/score/1`;
  const measure = async (tablet, name) => {
    const cookie = (await tablet.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const loaded = await tablet.evaluate(() => [location.href, ...performance.getEntriesByType('resource').map(entry => entry.name)]);
    // The worker is no part of a page and comes with it all the same.
    if (await tablet.locator('#tablet:not([data-seat=none])').count()) loaded.push(new URL('/sw.js', tablet.url()).href);
    const sum = { screen: 0, script: 0, font: 0 };
    for (const address of new Set(loaded)) {
      if (address.endsWith('.json')) continue;
      const kind = address.endsWith('.js') ? 'script' : address.endsWith('.woff2') ? 'font' : 'screen';
      sum[kind] += await weigh(address, cookie);
    }
    for (const kind of ['screen', 'script']) assert.ok(sum[kind] <= LIMIT[kind], `${name}: ${sum[kind]} bytes of ${kind}, more than ${LIMIT[kind]}`);
    const kb = bytes => `${(bytes / 1024).toFixed(1)} KB`;
    return `${name}: page, style and pictures ${kb(sum.screen)}, script ${kb(sum.script)}, font ${kb(sum.font)}`;
  };

  await step('at most 40 KB before script, and at most 10 KB of script', async () => {
    const fresh = await open('tablet', { server, name: 'a fresh tablet' });
    const told = [];
    await go(fresh, '/join');
    told.push(await measure(fresh, 'joining'));
    await go(fresh, seat.url);
    told.push(await measure(fresh, '"is this you?"'));
    await takeSeat(fresh);
    await fresh.context().clearCookies({ name: 'none' });
    await go(fresh, score);
    told.push(await measure(fresh, 'a question'));
    return told.join('; ');
  });

  await step('how long until a choice can be tapped, at slow 4G on a slow tablet (printed, not judged)', async () => {
    const first = await open('tablet', { server, name: 'a tablet for its cookie' });
    const other = server.demo.seats[1];
    await go(first, other.url);
    await takeSeat(first);
    const slow = await open('tablet', { server, name: 'a slow tablet' });
    await slow.context().addCookies(await first.context().cookies());
    const session = await slow.context().newCDPSession(slow);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6 * 1024 * 1024 / 8, uploadThroughput: 750 * 1024 / 8 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const start = Date.now();
    await slow.goto(score, { waitUntil: 'commit' });
    await slow.locator('label.choice').first().click({ trial: true });
    const usable = Date.now() - start;
    await until('the script', () => slow.evaluate(() => document.documentElement.dataset.tablet === 'ready'));
    const ready = Date.now() - start;
    // Whoever is asked for the worker's script must not be gone meanwhile.
    await until('the worker', () => slow.evaluate(() => navigator.serviceWorker.ready.then(() => true)));
    await server.stop();
    return `usable after ${usable} ms, script ready after ${ready} ms`;
  });
});
