// Writes the licences of everything in a package:  node end2end/licences.mjs FOLDER
// One file names every crate of the program and of the pages' scripts with its licence and holds each licence text once;
// pictures, font, list of words and the program's own licence stand beside it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = resolve(process.argv[2]);
const metadata = JSON.parse(execFileSync(process.env.CARGO ?? 'cargo', ['metadata', '--format-version', '1', '--locked', '--all-features'], { cwd: root, maxBuffer: 1 << 28 }));

// What is built into it: everything that is reached from the root but by development dependencies.
const nodes = new Map(metadata.resolve.nodes.map(node => [node.id, node]));
const reached = new Set();
const walk = id => {
  if (reached.has(id)) return;
  reached.add(id);
  for (const dep of nodes.get(id).deps) if (dep.dep_kinds.some(({ kind }) => kind !== 'dev')) walk(dep.pkg);
};
walk(metadata.resolve.root);

const crates = metadata.packages.filter(one => reached.has(one.id) && one.id !== metadata.resolve.root).sort((a, b) => a.name.localeCompare(b.name));
const texts = new Map();
const lines = [];
const without = [];
for (const crate of crates) {
  const home = dirname(crate.manifest_path);
  const files = (await readdir(home)).filter(name => /^(licen[cs]e|copying|notice|unlicense)/i.test(name) && !/\.(rs|html|toml)$/i.test(name));
  const kept = [];
  for (const name of files) {
    const text = await readFile(join(home, name), 'utf8').catch(() => '');
    if (!text.trim()) continue;
    const key = createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);
    if (!texts.has(key)) texts.set(key, { text, name, first: crate.name });
    kept.push(key);
  }
  if (!kept.length) without.push(crate.name);
  lines.push(`${crate.name} ${crate.version}  ${crate.license ?? 'see its text'}${kept.length ? `  [${kept.join(', ')}]` : ''}\n    ${crate.repository ?? ''}\n    ${crate.authors.join(', ')}`.trimEnd());
}
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'CRATES.txt'), `SameTable is built of the crates below. After each: its licence, and in brackets the texts of it that stand further down.\nCrates without brackets name their licence but carry no text of their own; their licence's text stands with others'.\n\n${lines.join('\n')}\n\n${
  [...texts].map(([key, { text, name, first }]) => `${'='.repeat(80)}\n[${key}] ${name}, as ${first} has it\n${'='.repeat(80)}\n${text.trim()}\n`).join('\n')}`);
await cp(join(root, 'LICENSE'), join(folder, 'SAMETABLE-AGPL-3.0.txt'));
await cp(join(root, 'public/pictures/LICENSE.txt'), join(folder, 'PICTURES.txt'));
await cp(join(root, 'public/fonts/LICENSE.txt'), join(folder, 'FONT.txt'));
const words = await readFile(join(root, 'src/texts/lint/common-words.txt'), 'utf8');
await writeFile(join(folder, 'WORDS.txt'), `${words.split('\n').filter(line => line.startsWith('#')).map(line => line.slice(2)).join('\n')}\n`);
console.log(`${crates.length} crates, ${texts.size} licence texts, ${without.length} crates without a text of their own`);
