// The browser tests: `node end2end/run.mjs` runs all, `node end2end/run.mjs kills` those of one file.
// SHOTS=folder keeps pictures of what was seen, PICTURES=1 makes the README's pictures again.
import { runStories } from './harness.mjs';

<<<<<<< HEAD
const all = ['demonstration', 'forms', 'kills', 'guides'];
=======
const all = ['demonstration', 'forms', 'kills', 'sign_in'];
>>>>>>> 92740e8 (Invitations by link or by a code that is read out, forgotten passwords, passkeys, codes from an app and recovery codes, sessions that their owner ends, and people who leave)
const wanted = process.argv.slice(2);
for (const name of wanted.length ? wanted : all) await import(`./${name}.mjs`);
await runStories();
