// One form sent badly, with scripts on: what the answer must look like.
import assert from 'node:assert/strict';
import { left, look } from './harness.mjs';

const LONG = 'far too long '.repeat(2000);
/** Fills every field of a form with `words` (or nothing), past the browser's own checks. */
const FILL = ([action, words]) => {
  const form = [...document.querySelectorAll('form[method=post]')].find(form => form.getAttribute('action') === action);
  form.noValidate = true;
  const typed = {};
  for (const field of form.querySelectorAll('textarea, select, input')) {
    if (['hidden', 'submit', 'file'].includes(field.type)) continue;
    if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
    else if (field.tagName === 'SELECT') field.selectedIndex = -1;
    else {
      field.removeAttribute('maxlength');
      const plain = ['text', 'textarea', 'search', 'tel'].includes(field.type);
      if (!plain && words && !['email', 'password'].includes(field.type)) continue;
      field.value = words;
      if (plain) typed[field.name] = field.value;
    }
  }
  return typed;
};

const SUBMIT = ([action, button]) => {
  const form = [...document.querySelectorAll('form[method=post]')].find(form => form.getAttribute('action') === action);
  // A tablet's script keeps such a form and says by itself what is missing; here the server's own answer is asked for.
  if ('keep' in form.dataset) HTMLFormElement.prototype.submit.call(form);
  else form.requestSubmit(button ? form.querySelector(button) : null);
};

/** What a refused form looks like: the summary, the messages, and what still stands in the fields. */
const REFUSED = action => {
  const form = [...document.querySelectorAll('form[method=post]')].find(form => form.getAttribute('action') === action);
  const summary = document.querySelector('.errors');
  return {
    summary: summary?.innerText.trim() ?? '',
    focused: summary === document.activeElement || summary?.contains(document.activeElement),
    links: [...summary?.querySelectorAll('a[href^="#"]') ?? []].map(link => [link.innerText, !!document.getElementById(link.hash.slice(1))]),
    beside: [...form?.querySelectorAll('.error') ?? []].map(message => message.innerText.trim()),
    // A group of choices cannot be invalid by itself; there the message is tied to each choice.
    marked: form?.querySelectorAll('[aria-invalid=true], .field.bad, [aria-describedby$=-error]').length ?? 0,
    boxes: !form?.querySelector('textarea, select, input:not([type=hidden], [type=checkbox])'),
    values: Object.fromEntries([...form?.querySelectorAll('textarea, input') ?? []].filter(field => field.name).map(field => [field.name, field.value])),
  };
};

/** Opens the page of a form and sends it empty, or with `words` in every field; it must be refused as forms are, or taken.
 * `button` names one of several ways to send it. */
export async function refused(page, { page: address, action, button }, words) {
  await page.goto(address);
  // A tablet fills in what was said before; it must not do so after the form was emptied here.
  await page.waitForFunction(() => !document.getElementById('tablet') || document.documentElement.dataset.tablet === 'ready');
  // Forms that are folded away are sent as well.
  const typed = await page.evaluate(FILL, [action, words]);
  const answered = page.waitForResponse(answer => answer.request().method() === 'POST');
  // If sending it fails, that is what failed, and not that there was no answer.
  answered.catch(() => {});
  // The page may be gone before the call that sends the form has returned.
  await left(page, () => page.evaluate(SUBMIT, [action, button]).catch(() => {}));
  const answer = await answered;
  await page.waitForLoadState('load');
  if (answer.status() === 303) return { taken: true };
  assert.equal(answer.status(), 422, `${action} answered ${answer.status()}`);
  await look(page);
  const shown = await page.evaluate(REFUSED, action);
  assert.ok(shown.summary, `${action}: no summary at the top`);
  for (const [words, there] of shown.links) assert.ok(there, `${action}: "${words}" in the summary leads nowhere`);
  if (shown.links.length) {
    assert.ok(shown.beside.length, `${action}: no message beside a field, although the summary names one`);
    assert.ok(shown.marked || shown.boxes, `${action}: no field is marked`);
  }
  for (const [name, value] of Object.entries(typed)) {
    if (/password|code/.test(name)) continue;
    assert.equal((shown.values[name] ?? '').replaceAll('\r\n', '\n').trim(), value.trim(), `${action}: what was typed in "${name}" is gone`);
  }
  assert.ok(!page.url().includes('?') || !page.url().includes('far'), `${action}: what was typed stands in the address`);
  return { taken: false, beside: shown.links.length };
}

/** Sends a form empty and with far too long words: at least one of the two must be refused, and no refusal be poor. */
export async function badly(page, form) {
  const empty = await refused(page, form, '');
  const long = await refused(page, form, LONG);
  assert.ok(!(empty.taken && long.taken), `${form.action} takes anything`);
}
