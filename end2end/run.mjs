// The browser tests: `node end2end/run.mjs` runs all, `node end2end/run.mjs kills` those of one file.
// STORY=words runs the stories with these words in their names; SHOTS=folder keeps pictures of what was seen, PICTURES=1 makes
// the README's pictures again.
import { runStories } from './harness.mjs';

const all = ['demonstration', 'application', 'shortlist', 'employed', 'gate', 'evidence', 'weighing', 'candidate_answer', 'copy', 'audit', 'forms', 'https', 'backups', 'kills', 'guides', 'sign_in', 'law', 'clocks', 'permissions', 'tablet', 'settings', 'aloud', 'offline', 'flips', 'screens'];
const wanted = process.argv.slice(2);
for (const name of wanted.length ? wanted : all) await import(`./${name}.mjs`);
await runStories();
