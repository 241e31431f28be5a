// Checks a copy of a recruitment file by itself: what is checked stands in this page, or is chosen from the disk. It asks nobody.
// The words come along with the data; `{name}` in them is filled in here.
(async () => {
  /** @param {string} id */
  const at = id => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @type {{ of: string, vkey: string, entries: string, wasm: string, words: Record<string, string>, kinds: Record<string, string> }} */
  const data = JSON.parse(at('data').textContent ?? '{}');
  /** @param {string} id @param {Record<string, unknown>} [values] */
  const say = (id, values = {}) => (data.words[id] ?? id).replace(/\{ ?\$?(\w+) ?\}/g, (all, name) => String(values[name] ?? all));
  /** @param {string} base64 */
  const bytes = base64 => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
  for (const id of ['title', 'lead', 'withheld-title', 'withheld-lead', 'found-title', 'key-title', 'key-lead', 'receipt-title', 'receipt-lead', 'all-title', 'all-lead', 'zip-label', 'other-label'])
    at(id).textContent = say(`check-${id}`);
  at('key').textContent = data.vkey;
  at('of').textContent = data.of;
  document.title = `${say('check-title')}: ${data.of}`;
  /** @param {string} t In UTC, as the entries have it. */
  const when = t => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }).format(new Date(t));

  /** @typedef {{ entry: number, kind: string | null, stream: string | null }} Named */
  /** @param {Named} named */
  const entry = named => named.stream ? say('file-verify-other-stream', { entry: named.entry, stream: named.stream }) : String(named.entry);
  /** @param {Named} named */
  const kind = named => named.kind ? data.kinds[named.kind] ?? named.kind : say('file-verify-unknown-kind');
  /** @param {string} id @param {string[]} lines */
  const list = (id, lines) => {
    at(id).hidden = lines.length === 0;
    at(`${id}-list`).replaceChildren(...lines.map(line => Object.assign(document.createElement('li'), { textContent: line })));
  };
  /** @param {string} state @param {string[]} lines */
  const verdict = (state, lines) => {
    at('verdict').className = `verdict ${state}`;
    at('verdict').replaceChildren(...lines.map(line => Object.assign(document.createElement('p'), { textContent: line })));
  };
  /** @param {{ code: string, field: string | null, at: Named | null }} fault */
  const fault = fault => {
    const id = `file-fault-${fault.code}`;
    if (!fault.at) return say(data.words[`${id}-whole`] ? `${id}-whole` : id, { field: fault.field });
    return say('file-verify-at', { entry: entry(fault.at), kind: kind(fault.at), what: say(id, { field: fault.field }) });
  };

  /** @param {Uint8Array} copy @param {string} vkey */
  const check = (copy, vkey) => {
    // @ts-ignore: the check, made of the same code as `sametable verify`, stands in the script before this one.
    const found = JSON.parse(wasm_bindgen.check_copy(copy, vkey));
    list('found', [...(found.around ?? []).map(/** @param {{ code: string, name: string | null }} one */ one => say(`file-copy-fault-${one.code}`, { name: one.name })), ...(found.faults ?? []).map(fault)]);
    list('withheld', [
      ...(found.withheld ?? []).map(/** @param {Named} one */ one => say('file-verify-withheld', { entry: entry(one), kind: kind(one) })),
      ...(found.erased ?? []).map(/** @param {Named} one */ one => say('file-verify-erased', { entry: entry(one), kind: kind(one) })),
    ]);
    at('receipt').hidden = !found.receipt;
    at('receipt-text').textContent = found.receipt ?? '';
    if (found.unreadable) return verdict('poor', [say(`check-unreadable-${found.unreadable}`)]);
    if (!found.whole) return verdict('poor', [say('file-verify-tampered'), say('check-tampered')]);
    const until = say('file-verify-whole', { time: when(found.until), entry: found.last });
    verdict('good', [say(found.files ? 'check-all-whole' : 'check-whole', { n: found.files }), until, say('file-verify-later')]);
  };

  at('verdict').classList.remove('good', 'poor');
  at('says').textContent = say('check-working');
  try {
    // @ts-ignore
    await wasm_bindgen({ module_or_path: bytes(data.wasm) });
  } catch (cause) {
    console.error(cause);
    return verdict('poor', [say('check-no-wasm')]);
  }
  /** What is checked: the chosen file, or what stands in this page. @type {File | undefined} */
  let chosen;
  const again = async () => {
    const vkey = /** @type {HTMLInputElement} */ (at('other')).value.trim() || data.vkey;
    at('key').textContent = vkey;
    verdict('', [say('check-working')]);
    for (const id of ['found', 'withheld', 'receipt']) at(id).hidden = true;
    // Nothing of an earlier verdict stays, whatever happens.
    try {
      if (chosen) check(new Uint8Array(await chosen.arrayBuffer()), vkey);
      else if (data.entries) check(bytes(data.entries), vkey);
      else verdict('', [say('check-choose')]);
    } catch (cause) {
      console.warn(cause);
      verdict('poor', [say('check-unreadable-broken')]);
    }
  };
  at('zip').addEventListener('change', () => {
    chosen = /** @type {HTMLInputElement} */ (at('zip')).files?.[0];
    again();
  });
  at('other').addEventListener('input', again);
  again();
})();
