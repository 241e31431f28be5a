// A copy of a recruitment file as it leaves the house: downloaded, unpacked, and checked by the page in it on a computer
// without a network; and the same after somebody changed something.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, freshFolder, go, look, Server, shot, SILENT, story } from './harness.mjs';
import { signIn, unpacked } from './hands.mjs';

/** Writes the files of a copy as somebody's computer unpacks them. */
async function unpackInto(folder, files) {
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
}

/** What is in the page, changed by `change`, as the page of a forger. */
function changed(html, change) {
  const text = html.toString('utf8');
  const [before, rest] = text.split('<script type="application/json" id="data">');
  const end = rest.indexOf('</script>');
  const data = JSON.parse(rest.slice(0, end));
  data.entries = Buffer.from(change(Buffer.from(data.entries, 'base64').toString('utf8'))).toString('base64');
  return `${before}<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}${rest.slice(end)}`;
}

/** Another value for the first score that was given. */
const otherScore = entries => {
  const found = /\\?"tapped\\?":\\?"?(\d)/.exec(entries);
  assert.ok(found, 'a score is in the copy');
  const at = found.index + found[0].length - 1;
  return entries.slice(0, at) + (found[1] === '3' ? '1' : '3') + entries.slice(at + 1);
};

story('A copy of a recruitment file, checked by a double click', async (step, open) => {
  const server = await Server.withDemo(SILENT);
  const harriet = await open('laptop', { server });
  const [ids, folder] = [Object.fromEntries(server.demo.files.map(file => [file.candidate, file.url])), await freshFolder()];
  let zip, files;

  // A computer of its own that is on no network.
  const outside = await open('laptop', { server, name: 'outside' });
  await outside.context().setOffline(true);
  const opens = async path => {
    await outside.goto(pathToFileURL(path).href);
    await outside.locator('.verdict.good, .verdict.poor').waitFor();
    await look(outside);
  };
  const says = () => outside.locator('main').innerText();

  await step('HR takes a copy from the page of the file', async () => {
    await signIn(harriet, server.demo.people.find(person => person.role === 'hr'));
    await go(harriet, Object.values(ids)[0]);
    const [download] = await Promise.all([harriet.waitForEvent('download'), harriet.locator('a[href$="/bundle"]').first().click()]);
    assert.match(download.suggestedFilename(), /^recruitment-file-[0-9a-f-]{36}\.zip$/, 'nobody’s name stands in a download folder');
    zip = await readFile(await download.path());
    files = unpacked(zip);
    await unpackInto(folder, files);
    return [...files].map(([name, bytes]) => `${name} ${bytes.length}`).join(', ');
  });

  await step('without a network, its page says that it is whole, and with which key', async () => {
    await opens(join(folder, 'check-this-copy.html'));
    const words = await says();
    assert.match(words, /Whole: the entries are what was recorded/);
    assert.match(words, /This page cannot vouch for itself/);
    assert.match(words, /sametable\/[0-9a-f]+\+[0-9a-f]{8}\+/);
    await shot(outside, 'copy-whole');
  });

  await step('the whole ZIP is checked when it is chosen, every file of it', async () => {
    await writeFile(join(folder, 'copy.zip'), zip);
    await outside.locator('#zip').setInputFiles(join(folder, 'copy.zip'));
    await outside.getByText(`all ${files.size - 1} files are what was signed`).waitFor();
  });

  await step('a score that was changed is named with its entry', async () => {
    await writeFile(join(folder, 'forged.html'), changed(files.get('check-this-copy.html'), otherScore));
    await opens(join(folder, 'forged.html'));
    assert.match(await says(), /Tampered[\s\S]*Entry \d+ \([^)]+\): the content was changed/);
    await shot(outside, 'copy-forged');
  });

  await step('a document in the ZIP that was changed is named, and so is a ZIP that was cut or packed again', async () => {
    const one = Buffer.from(zip);
    // In the last file, whatever it is.
    const last = [...files].at(-1);
    one[zip.lastIndexOf(last[1]) + 40] ^= 1;
    const tries = [[one, new RegExp(`${last[0].replaceAll('.', '\\.')}: this is not the file that was signed|Tampered`)], [zip.subarray(0, zip.length - 9), /packed|cut short|Tampered/], [Buffer.from('PK\x03\x04 no copy'), /cannot be read/]];
    for (const [place, [bytes, expected]] of tries.entries()) {
      await writeFile(join(folder, `try-${place}.zip`), bytes);
      await outside.locator('#zip').setInputFiles(join(folder, `try-${place}.zip`));
      await outside.locator('.verdict.poor').waitFor();
      await outside.waitForFunction(source => new RegExp(source).test(document.querySelector('main').innerText), expected.source);
    }
  });

  await step('with another key nothing is believed, and a key that is none is said to be none', async () => {
    await opens(join(folder, 'check-this-copy.html'));
    await outside.locator('#other').fill('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    await outside.getByText('signed by another key than the trusted one').first().waitFor();
    await outside.locator('#other').fill('my key');
    await outside.getByText('That is not a key').waitFor();
    await outside.locator('#other').fill('');
    await outside.getByText('Whole: the entries').waitFor();
  });

  await step('copies for an inspector, the candidate and a commissioner are whole and name what they withhold', async () => {
    const id = new URL(Object.values(ids)[0]).pathname.split('/').at(-1);
    const lines = [];
    for (const reader of ['inspector', 'candidate', 'tender']) {
      const path = join(folder, `${reader}.zip`);
      const made = await server.run('export', id, '--out', path, '--for', reader);
      assert.equal(made.code, 0, made.said);
      const checked = await server.run('verify', path);
      assert.equal(checked.code, 0, checked.out);
      assert.match(checked.out, /Withheld from this copy: entry \d+/);
      const text = unpacked(await readFile(path)).get('entries.json').toString('utf8');
      // What is withheld is not there in any form.
      if (reader === 'tender') assert.ok(!/Joy|Adeyemi|Ann Field/.test(text), 'no name');
      lines.push(`${reader} ${checked.out.match(/Withheld/g).length} withheld`);
    }
    const foreign = await command(['verify', join(folder, 'copy.zip')], { ...server.env, SAMETABLE_DATA: await freshFolder() });
    assert.equal(foreign.code, 2, 'without a key there is no verdict');
    return lines.join(', ');
  });
});
