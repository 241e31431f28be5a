// The browser tests: `node end2end/run.mjs` runs all, `node end2end/run.mjs kills` those of one file.
// STORY=words runs the stories with these words in their names; SHOTS=folder keeps pictures of what was seen, PICTURES=1 makes
// the README's pictures again. LANES says how many files run side by side (2), each in a process of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runStories } from './harness.mjs';

/** The longest first, so that no lane waits long for the other at the end. */
const all = ['demonstration', 'screens', 'settings', 'forms', 'offline', 'aloud', 'permissions', 'law', 'https', 'sign_in', 'tablet', 'backups', 'kills', 'guides'];
const wanted = process.argv.slice(2);
const lanes = Math.min(Number(process.env.LANES ?? 2), wanted.length || all.length);

/** Runs one file in a process of its own and prints what it said when it has ended. */
const alone = file => new Promise(done => {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => said.push(part));
  child.on('close', code => {
    const text = Buffer.concat(said).toString();
    process.stdout.write(text);
    const count = word => Number(text.match(new RegExp(`(\\d+) ${word}[^\\n]*\\n*$`))?.[1] ?? 0);
    // A file that broke off has no last line.
    done({ passed: count('passed'), failed: count('failed') || (code ? 1 : 0), skipped: count('skipped') });
  });
});

if (lanes < 2) {
  for (const name of wanted.length ? wanted : all) await import(`./${name}.mjs`);
  await runStories();
} else {
  const left = wanted.length ? [...wanted] : [...all];
  const total = { passed: 0, failed: 0, skipped: 0 };
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let file = left.shift(); file; file = left.shift()) {
      const counts = await alone(file);
      for (const word of Object.keys(total)) total[word] += counts[word];
    }
  }));
  console.log(`\nAll files: ${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  process.exitCode = total.failed ? 1 : 0;
}
