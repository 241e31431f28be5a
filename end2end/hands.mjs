// What a person does with a page: fills a form and sends it, signs in. A form is found by the end of its address and a field
// by its name, so that a changed wording breaks no test; what the words are is for the pictures and the Easy Read lint.
import { arrived, go, left } from './harness.mjs';

/** The form of this page whose address ends with `action`. */
export const form = (page, action) => page.locator(`form[method=post][action$="${action}"]`).first();

const asList = value => (Array.isArray(value) ? value : [value]);

/** Fills the fields of a form, named as in `values`; a list marks several boxes or fills several fields of one name. */
export async function type(within, values) {
  for (const [name, value] of Object.entries(values)) {
    const fields = within.locator(`[name="${name}"]`);
    const first = fields.first();
    const kind = await first.evaluate(field => (field.tagName === 'INPUT' ? field.type : field.tagName.toLowerCase()));
    if (kind === 'radio') await choose(within, name, value);
    else if (kind === 'checkbox') {
      const wanted = asList(value).map(String);
      for (const box of await fields.all()) {
        if ((await box.isChecked()) !== wanted.includes(await box.getAttribute('value'))) await tap(box);
      }
    } else if (kind === 'select') await each(fields, value, (field, one) => field.selectOption(one));
    else if (kind === 'file') await first.setInputFiles(value);
    else await each(fields, value, (field, one) => field.fill(String(one)));
  }
}

async function each(fields, value, fill) {
  for (const [at, one] of asList(value).entries()) await fill(fields.nth(at), one);
}

/** Marks one of several choices. */
export const choose = (within, name, value) => tap(within.locator(`[name="${name}"][value="${value}"]`));

/** Touches the words of a choice, as a finger does, whether or not the box itself can be seen. */
async function tap(box) {
  const id = await box.getAttribute('id');
  const around = box.locator('xpath=ancestor::label[1]');
  if (await around.count()) await around.click();
  else if (id && await box.page().locator(`label[for="${id}"]`).count()) await box.page().locator(`label[for="${id}"]`).first().click();
  else await box.check();
}

/** Fills a form and sends it; `button` chooses one of several by its value. The next page must answer `status`. */
export async function send(page, action, values = {}, { status = 200, button, nth = 0 } = {}) {
  const one = page.locator(`form[method=post][action$="${action}"]`).nth(nth);
  await type(one, values);
  const press = button === undefined ? one.locator('button:not([type=button])').first() : one.locator(`button[value="${button}"]`).first();
  await left(page, () => press.click());
  return arrived(page, status);
}

/** Follows the first link to an address that ends so. */
export async function follow(page, end, status = 200) {
  await left(page, () => page.locator(`a[href$="${end}"]`).first().click());
  return arrived(page, status);
}

/** Signs in at the desk. */
export async function signIn(page, { email, password }) {
  await go(page, '/sign-in');
  return send(page, '/sign-in', { email, password });
}
