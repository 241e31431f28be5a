// A server that is killed with SIGKILL in the middle of scoring has lost no score that a tablet was told was kept.
// Tablets here are plain HTTP: they post the same forms as a browser without scripts. KILLS says how often, SEED repeats a run.
import assert from 'node:assert/strict';
import { chance } from './chaos.mjs';
import { Server, SILENT, story } from './harness.mjs';
import { PlainTablet } from './plain.mjs';

const KILLS = Number(process.env.KILLS ?? 10);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const ANSWERS = { 3: 'Good', 2: 'OK', 1: 'Not good', not_sure: 'I am not sure', not_seen: 'I did not see', rather_not: 'I would rather not say' };

/** What this tablet was told is kept, and what it is waiting to hear about. */
class Tablet extends PlainTablet {
  kept = new Map();
  waiting = null;
  posts = 0;

  /** One score; it counts as kept only when the answer has come. */
  async score(n, answer) {
    const path = `${this.at}/score/${n}`;
    const page = await this.page(`${path}?then=check`);
    const key = /name="key" value="([^"]+)"/.exec(page)[1];
    this.waiting = { n, path, fields: { key, then: 'check', answer } };
    await this.send();
  }

  /** Sends what waits, again after a kill: the same key is the same score. */
  async send() {
    const { n, path, fields } = this.waiting;
    this.posts++;
    const answer = await this.ask('POST', path, fields);
    assert.equal(answer.status, 303, `${this.name}: a score was answered with ${answer.status}`);
    this.kept.set(n, fields.answer);
    this.waiting = null;
  }

  /** What stands on this seat's own check page: question number → words. */
  async shown() {
    const page = await this.page(`${this.at}/check`);
    const lines = page.split('<li').slice(1).map(line => [/\/score\/(\d+)\?then=check/.exec(line)?.[1], /<b [^>]*\bdata-class="said"[^>]*>([^<]*)</.exec(line)?.[1]]);
    return new Map(lines.filter(([n]) => n).map(([n, words]) => [Number(n), words]));
  }

  /** Nothing that was told is lost; only what waits for its answer may or may not be there. */
  async check() {
    const shown = await this.shown();
    for (const [n, answer] of this.kept) {
      const may = [ANSWERS[answer], ...(this.waiting?.n === n ? [ANSWERS[this.waiting.fields.answer]] : [])];
      assert.ok(may.includes(shown.get(n)), `${this.name}, question ${n}: told that "${may[0]}" is kept, found "${shown.get(n)}"`);
    }
  }
}

story(`Killed ${KILLS} times in the middle of scoring (SEED=${SEED})`, async step => {
  const { next: random, pick } = chance(SEED);
  let server;
  let tablets;
  let items;

  await step('tablets of the demonstration organisation are let in', async () => {
    server = await Server.withDemo(SILENT);
    const { seats } = server.demo;
    tablets = seats.filter(seat => seat.interview === seats[0].interview).map(seat => new Tablet(server, seat));
    for (const tablet of tablets) await tablet.sitsDown();
    items = [...(await tablets[0].shown()).keys()];
    assert.ok(items.length >= 3, 'an interview is running, with its questions');
    return `${tablets.length} tablets, ${items.length} questions`;
  });

  await step(`${KILLS} kills: every score that was told to be kept is there`, async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      let over = false;
      let left = 1 + Math.floor(random() * 12);
      const strike = () => {
        // Somewhere within the next request's life: before it is read, while it is written, after it is answered.
        setTimeout(() => { over = true; server.kill(); }, random() * 12);
      };
      const scoring = tablets.map(async tablet => {
        while (!over) {
          try {
            if (tablet.waiting) await tablet.send();
            else await tablet.score(pick(items), pick(Object.keys(ANSWERS)));
          } catch (error) {
            if (error instanceof assert.AssertionError || !error.code) throw error;
            return;
          }
          if (--left === 0) strike();
        }
      });
      await Promise.all(scoring);
      await server.gone;
      await server.up();
      for (const tablet of tablets) {
        await tablet.check();
        if (tablet.waiting) await tablet.send();
        await tablet.check();
      }
    }
    const posts = tablets.reduce((sum, tablet) => sum + tablet.posts, 0);
    await server.stop();
    return `${posts} posts`;
  });
});
