// The two engines that look for barriers: axe, and IBM's. Each is read once and put into a page once; `analyze` of axe's own
// wrapper would open a page of its own for each look, which takes longer than the look and is only needed with frames.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = name => readFile(createRequire(import.meta.url).resolve(name), 'utf8');
export const AXE = await source('axe-core/axe.min.js');
const IBM = await source('accessibility-checker-engine/ace.js');

/** axe's rules with one of these tags that a page breaks: [{id, help, nodes: [{html, failureSummary}]}]. */
export async function axe(page, tags) {
  if (await page.evaluate(() => typeof window.axe === 'undefined')) await page.evaluate(AXE);
  return page.evaluate(async runOnly => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
  }, tags);
}

/** What IBM's engine finds a page to break: [{ruleId, message, snippet}]. */
export async function ibm(page) {
  if (await page.evaluate(() => typeof window.ace === 'undefined')) await page.evaluate(IBM);
  return page.evaluate(async () => {
    const { results } = await new window.ace.Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility']);
    return results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ ruleId, message, snippet }) => ({ ruleId, message, snippet }));
  });
}
