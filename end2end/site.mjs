// Makes the site folder that the server hands out:
//   node end2end/site.mjs WASM VERIFIER SITE
// WASM is what cargo built for the browser, VERIFIER what it built for the page that checks a copy; SITE is filled with public/, with pkg/ (styles and scripts whose names carry their
// hash, so that a browser may keep them for ever), with hash.txt (one line a file of pkg/), and with .gz and .br beside each text.
// wasm-bindgen, wasm-opt and terser stand in $TOOLS/bin. Nothing is done when nothing changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [wasm, verifier, site] = process.argv.slice(2).map(path => resolve(path));
const tools = join(process.env.TOOLS ?? join(process.env.HOME, '.cache/sametable/tools'), 'bin');
const glue = join(dirname(site), 'bindgen');
/** The sheets in the order in which their layers are declared. */
const SHEETS = ['tokens', 'base', 'parts', 'desk', 'panel', 'ways', 'print'];
/** What Rust's browser target switches on. */
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'reference-types', 'multivalue', 'sign-ext', 'mutable-globals'];
const TEXTS = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest']);

const hash = bytes => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
const files = async folder => (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile()).map(entry => join(entry.parentPath ?? entry.path, entry.name)).sort();

/** One word for everything that the site is made from. */
async function sources() {
  const paths = [...await files(join(root, 'public')), ...await files(join(root, 'style')), ...await files(join(root, 'src/recruitment_file/copy/page')), fileURLToPath(import.meta.url), wasm, verifier];
  return hash((await Promise.all(paths.map(async path => `${path} ${hash(await readFile(path))}`))).join('\n'));
}

/** Glue and code of a program for the browser. */
async function browserCode(wasm, target) {
  await rm(glue, { recursive: true, force: true });
  execFileSync(join(tools, 'wasm-bindgen'), ['--target', target, '--no-typescript', '--remove-name-section', '--out-name', 'sametable', '--out-dir', glue, wasm]);
  const lean = join(glue, 'sametable.wasm');
  execFileSync('node', [join(tools, 'wasm-opt'), '-Oz', ...FEATURES.map(name => `--enable-${name}`), join(glue, 'sametable_bg.wasm'), '-o', lean]);
  return { js: await readFile(join(glue, 'sametable.js')), wasm: await readFile(lean) };
}

/** The page that checks a copy, with all that it needs in it; the server puts the copy and the words into it. */
async function checkPage() {
  const folder = join(root, 'src/recruitment_file/copy/page');
  const { js, wasm: code } = await browserCode(verifier, 'no-modules');
  const page = await readFile(join(folder, 'page.html'), 'utf8');
  const script = execFileSync('node', [join(tools, 'terser'), '--compress', '--mangle', '--', join(folder, 'page.js')], { encoding: 'utf8' });
  // As functions: a dollar sign in a script is no pattern.
  return page.replace('<!--GLUE-->', () => js.toString().replaceAll('</script', '<\\/script')).replace('<!--SCRIPT-->', () => script).replace('<!--DATA-->', `<!--DATA ${code.toString('base64')} DATA-->`);
}

/** A script as browsers load it: without what is written for its readers. */
const small = name => execFileSync('node', [join(tools, 'terser'), '--module', '--compress', '--mangle', '--', join(root, 'public', name)]);

async function compress(path) {
  if (!TEXTS.has(extname(path))) return;
  const bytes = await readFile(path);
  const [small, smaller] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  ]);
  await Promise.all([writeFile(`${path}.gz`, small), writeFile(`${path}.br`, smaller)]);
}

const made = await sources();
const stamp = join(site, 'sources.txt');
if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === made) process.exit(0);

const fresh = `${site}.new`;
await rm(fresh, { recursive: true, force: true });
await mkdir(join(fresh, 'pkg'), { recursive: true });
await cp(join(root, 'public'), fresh, { recursive: true });
const code = await browserCode(wasm, 'web');
const css = Buffer.concat(await Promise.all(SHEETS.map(name => readFile(join(root, 'style', `${name}.css`)))));
const lines = [];
const hand = async (key, name, end, bytes) => {
  const word = hash(bytes);
  lines.push(`${key}: ${word}`);
  await writeFile(join(fresh, 'pkg', `${name}.${word}.${end}`), bytes);
};
await hand('css', 'app', 'css', css);
await hand('js', 'sametable', 'js', code.js);
await hand('wasm', 'sametable', 'wasm', code.wasm);
for (const script of (await readdir(join(root, 'public'))).filter(name => name.endsWith('.js') && name !== 'sw.js')) {
  // A script of the pages, like the styles, is asked for by its hashed name only.
  await rm(join(fresh, script));
  await hand(script.slice(0, -3), script.slice(0, -3), 'js', small(script));
}
// The worker has no other name: a browser asks for it by its address.
await writeFile(join(fresh, 'sw.js'), small('sw.js'));
await writeFile(join(fresh, 'check-this-copy.html'), await checkPage());
await writeFile(join(fresh, 'hash.txt'), `${lines.join('\n')}\n`);
for (const path of await files(fresh)) await compress(path);
await writeFile(join(fresh, 'sources.txt'), made);
if (existsSync(site) && (await stat(site)).isDirectory()) await rm(site, { recursive: true });
await rename(fresh, site);
