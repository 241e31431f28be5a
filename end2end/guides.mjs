// The guides as people open them, and everything for a panel's day on paper at once: on a laptop, a tablet and a phone.
import assert from 'node:assert/strict';
import { go, Server, shot, SILENT, story } from './harness.mjs';
import { follow, signIn } from './hands.mjs';

/** How many sheets of A4 a page is, as the browser would print it. */
const sheets = async page => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return Math.max(...[...pdf.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count (\d+)|\/Count (\d+)[^>]*?\/Type\s*\/Pages\b/g)].map(found => Number(found[1] ?? found[2])));
};

story('The guides, and print for the day', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const laptop = await open('laptop', { server });
  const phone = await open('phone', { server, scripts: false });
  const tablet = await open('tablet', { server });

  await step('nobody needs a sign-in to read them, on any device', async () => {
    await go(laptop, '/guides');
    await shot(laptop, 'guides');
    const paths = await laptop.locator('main a[href^="/guides/"]').evaluateAll(links => links.map(link => link.getAttribute('href')));
    assert.ok(paths.length >= 6, paths.join());
    for (const device of [laptop, tablet, phone]) {
      for (const path of paths) {
        await go(device, path);
        await shot(device, `${path.slice(1).replaceAll('/', '-')}-${device.device}`);
      }
    }
    return `${paths.length} guides`;
  });

  await step('names of our neighbours stand in the letters of the page, and nobody fetches these who does not need them', async () => {
    await go(laptop, '/receipt');
    const fetched = () => laptop.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('latin-ext')).length);
    assert.equal(await fetched(), 0);
    await laptop.locator('[name=held]').fill('Małgorzata Wiśniewska, Zsófia Őri, Ştefan Ţurcanu');
    await laptop.locator('main button[type=submit]').click();
    await laptop.locator('.error-summary, [role=alert], #held-error').first().waitFor();
    await laptop.waitForFunction(() => [...document.fonts].some(face => face.unicodeRange.startsWith('U+100') && face.status === 'loaded'));
    assert.equal(await fetched(), 1);
    await shot(laptop, 'receipt-refused');
  });

  await step('your first panel day is one sheet of paper', async () => {
    await go(laptop, '/guides/first-panel-day');
    assert.equal(await sheets(laptop), 1);
  });

  await step('the Easy Read guide has a picture beside every part and a place to write', async () => {
    await go(phone, '/guides/your-panel-day');
    const parts = await phone.locator('.entry').count();
    assert.equal(await phone.locator('.entry > img').count(), parts);
    assert.ok(parts > 10);
    return `${parts} parts`;
  });

  await step('the facilitator prints everything for the day at once', async () => {
    await signIn(laptop, server.demo.people.find(person => person.role === 'facilitator'));
    await go(laptop, '/panels');
    await laptop.locator('main h2 a[href^="/panels/"]').first().click();
    await laptop.waitForLoadState();
    await follow(laptop, '/print');
    await shot(laptop, 'print-for-the-day', undefined, { fullPage: false });
    const listed = await laptop.locator('.before .checks a[href^="#"]').evaluateAll(links => links.map(link => link.getAttribute('href')));
    for (const at of listed) assert.equal(await laptop.locator(at).count(), 1, `${at} is not on the page`);
    const one = await sheets(laptop);
    await laptop.locator('.before a[href$="sheets=each"]').click();
    await laptop.waitForLoadState();
    const each = await sheets(laptop);
    assert.ok(each > one, `${each} sheets with names, ${one} without`);
    return `${listed.length} parts, ${one} sheets; with a set of score sheets for each scorer and candidate ${each}`;
  });

  await server.stop();
});
