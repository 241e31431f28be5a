// The two engines that look for barriers: axe, and IBM's. Each is read once and put into a page once; `analyze` of axe's own
// wrapper would open a page of its own for each look, which takes longer than the look and is only needed with frames.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = name => readFile(createRequire(import.meta.url).resolve(name), 'utf8');
export const AXE = await source('axe-core/axe.min.js');
const IBM = await source('accessibility-checker-engine/ace.js');

/** axe's rules with one of these tags that a page breaks: [{id, help, nodes: [{html, failureSummary}]}]; `doubts` are those that it leaves to a person. */
export async function axe(page, tags, kind = 'violations') {
  if (await page.evaluate(() => typeof window.axe === 'undefined')) await page.evaluate(AXE);
  return page.evaluate(async ([runOnly, kind]) => {
    // The bar that stays at the foot cuts whatever the fold falls on, which a scroll mends: sizes are measured with it in its place.
    const bar = document.querySelector('nav.always');
    bar?.style.setProperty('position', 'static', 'important');
    const found = await window.axe.run(document, { runOnly, resultTypes: kind === 'all' ? ['violations', 'incomplete'] : [kind] });
    bar?.removeAttribute('style');
    const plain = rules => rules.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary, any, all, none }) => ({ html, failureSummary, why: [...any, ...all, ...none].map(({ data, id }) => data?.messageKey ?? id) })) }));
    return kind === 'all' ? { violations: plain(found.violations), doubts: plain(found.incomplete) } : plain(found[kind]);
  }, [tags, kind]);
}

/** What IBM's engine finds a page to break, and what it leaves to a person: each [{ruleId, message, snippet}]. */
export async function ibm(page) {
  if (await page.evaluate(() => typeof window.ace === 'undefined')) await page.evaluate(IBM);
  return page.evaluate(async () => {
    const { results } = await new window.ace.Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility']);
    const plain = kind => results.filter(({ value }) => value[0] === 'VIOLATION' && kind(value[1])).map(({ ruleId, message, snippet }) => ({ ruleId, message, snippet }));
    return { violations: plain(is => is === 'FAIL'), doubts: plain(is => is === 'POTENTIAL' || is === 'MANUAL') };
  });
}
