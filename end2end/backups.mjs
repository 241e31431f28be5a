// Backups, the drill, leaving, and a record that does not verify, as an administrator meets them.
import assert from 'node:assert/strict';
import { cp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Server, freshFolder, go, shot, story } from './harness.mjs';
import { send, signIn, until } from './hands.mjs';

story('Backups and the record', async (step, open) => {
  const server = await Server.make();
  const folder = await freshFolder();
  let made;
  let ada;
  const administrator = () => made.people.find(person => person.role === 'administrator');
  const words = async () => (await ada.locator('main').innerText()).replace(/\s+/g, ' ');

  await step('without a folder the page says that there is no backup, and what to set', async () => {
    made = JSON.parse((await server.run('demo', '--json')).out);
    await server.up();
    ada = await open('laptop', { server });
    await signIn(ada, administrator());
    await go(ada, '/system/backups');
    assert.match(await words(), /There is no backup: .*SAMETABLE_BACKUP/);
    await shot(ada, 'backups-none');
    await server.stop();
  });

  await step('with a folder, one button makes a backup that was restored to try it out', async () => {
    server.settings = { SAMETABLE_BACKUP: folder, SAMETABLE_BACKUP_KEYS: await freshFolder() };
    await server.up();
    await go(ada, '/system/backups');
    await send(ada, '/system/backups/now');
    assert.match(await words(), /last good backup is from .* found whole/);
    const names = await readdir(folder);
    assert.ok(names.some(name => /^sametable-\d{8}T\d{6}Z(-\d+)?\.db\.age$/.test(name)), names.join());
    await shot(ada, 'backups');
  });

  await step('the passphrase that was made is shown to be written down', async () => {
    await go(ada, '/system/backups');
    await send(ada, '/system/backups/passphrase');
    const kept = (await readFile(join(server.data, 'backup.passphrase'), 'utf8')).trim();
    assert.ok((await words()).includes(kept));
    await shot(ada, 'backups-passphrase');
    await go(ada, '/system/backups');
    assert.ok(!(await words()).includes(kept));
  });

  await step('the passphrase is to be confirmed, and an empty tick is told so', async () => {
    await send(ada, '/system/backups/written', {}, { status: 422 });
    await shot(ada, 'backups-refused');
    await go(ada, '/system/backups');
    await send(ada, '/system/backups/written', { written: 'yes' });
    assert.match(await words(), /confirmed on .* written down/);
  });

  await step('the record shows its newest checkpoint, and says how one that is pasted stands to it', async () => {
    const shown = ada.locator('pre.checkpoint');
    await until('the first checkpoint', async () => {
      await go(ada, '/system/record');
      return (await shown.count()) === 2;
    });
    const [note, receipt] = await shown.allInnerTexts();
    assert.equal(receipt.trim().length, 60);
    await shot(ada, 'record-checkpoint');
    for (const held of [note, receipt]) {
      await send(ada, '/system/record', { held });
      assert.match(await words(), /It fits: the record goes on from it/);
    }
    await shot(ada, 'record-fits');
    await go(ada, '/system/record');
    await send(ada, '/system/record', { held: `${receipt.trim().slice(0, -1)}${receipt.trim().endsWith('0') ? '1' : '0'}` });
    assert.match(await words(), /It does not fit: the record is another than it was then/);
    await shot(ada, 'record-does-not-fit');
    await go(ada, '/system/record');
    await send(ada, '/system/record', { held: 'what I found in a drawer' }, { status: 422 });
    assert.match(await words(), /neither a checkpoint nor a receipt/);
    assert.equal(await ada.locator('#held').inputValue(), 'what I found in a drawer');
    await shot(ada, 'record-refused');
  });

  await step('the drill is one button, and its day is shown', async () => {
    await send(ada, '/system/backups/drill', {}, { from: '/system/backups' });
    assert.match(await words(), /The drill on .* went well/);
    for (const kind of ['laptop', 'tablet', 'phone']) {
      const page = await open(kind, { server, name: `backups-${kind}` });
      await signIn(page, administrator());
      await go(page, '/system/backups');
      await shot(page, `backups-${kind}`, process.env.SHOTS, { fullPage: true });
      await go(page, '/system/leave');
      await shot(page, `leave-${kind}`, process.env.SHOTS, { fullPage: true });
    }
  });

  await step('everything can be taken along, and is deleted only by its name', async () => {
    await go(ada, '/system/leave');
    const [download] = await Promise.all([ada.waitForEvent('download'), ada.locator('a[download]').click()]);
    assert.match(download.suggestedFilename(), /^sametable-everything-.*\.zip$/);
    await send(ada, '/system/leave/delete', { organisation: 'Something else' }, { status: 422 });
    assert.equal(await ada.locator('[name=organisation]').inputValue(), 'Something else');
    await shot(ada, 'leave-refused');
  });

  await step('an older database in its place makes the server read-only, and every page says so', async () => {
    await server.stop();
    const old = await freshFolder();
    const files = async from => (await readdir(from)).filter(name => name.startsWith('sametable.db'));
    for (const name of await files(server.data)) await cp(join(server.data, name), join(old, name));
    await server.up();
    await go(ada, '/people');
    await send(ada, '/people/services', { service: 'Elm View' });
    await server.stop();
    for (const name of await files(server.data)) await rm(join(server.data, name));
    for (const name of await files(old)) await cp(join(old, name), join(server.data, name));
    await server.up();
    await go(ada, '/people');
    assert.match(await ada.locator('.banner').innerText(), /nothing can be changed/);
    await shot(ada, 'read-only');
    await go(ada, '/system/record');
    assert.match(await words(), /older database was put in its place.*sametable recover/);
    await shot(ada, 'record');
    const refused = await ada.request.post(`${server.url}/people/services`, { form: { service: 'Kept words' }, headers: { origin: server.url } });
    assert.equal(refused.status(), 503);
    assert.match(await refused.text(), /value="Kept words"/);
  });

  await step('somebody takes note of it with a name and a reason, and work goes on', async () => {
    assert.equal((await server.run('recover', '--by', 'Ada', '--reason', 'It was put back to Monday')).code, 2, 'while it is served');
    await server.stop();
    const { code, said } = await server.run('recover', '--by', 'Ada', '--reason', 'It was put back to Monday');
    assert.equal(code, 0, said);
    await server.up();
    await go(ada, '/people');
    assert.equal(await ada.locator('.banner').count(), 0);
    await send(ada, '/people/services', { service: 'Elm View' });
  });

  await step('a restore is one command, and what was there is moved aside', async () => {
    assert.equal((await server.run('restore', folder, '--replace')).code, 2, 'while it is served');
    await server.stop();
    const { code, out, said } = await server.run('restore', folder, '--replace');
    assert.equal(code, 0, said);
    assert.match(out, /moved to .*before-restore/);
    await server.up();
    await go(ada, '/system/backups');
    await server.stop();
  });
});
