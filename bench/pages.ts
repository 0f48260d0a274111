// `setrum bench pages`: how long a change from one page of the web app to another takes, on the demo's data, in Chromium.
import { availableParallelism, cpus } from 'node:os';
import { routes } from '@setrum/web/routes';
import type { Page } from 'playwright-core';
import { contextAt } from '../tests/browser/support/context.ts';
import { startDemo } from '../tests/browser/support/demo-server.ts';
import { Desk } from '../tests/browser/support/desk.ts';
import { makeExamples } from '../tests/browser/support/examples.ts';
import { launch } from '../tests/browser/support/launch.ts';
import { type Visit, visitsTo } from '../tests/browser/support/visits.ts';
import { type Change, change, countRequests } from './pages/change.ts';
import { pagesPlan } from './pages/options.ts';
import { type BenchReport, reportTable } from './report.ts';
import { median } from './rounds.ts';

const plan = pagesPlan();
const report = await measure();
process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));

async function measure(): Promise<BenchReport> {
  const demo = await startDemo();
  const browser = await launch();
  try {
    const desk = new Desk(demo.url);
    const all = await visitsTo(routes, desk, await makeExamples(desk));
    const visits = all.filter(({ name, as }) => as !== undefined && name.includes(plan.only));
    const found: [string, readonly Change[]][] = [];
    for (const as of new Set(visits.map((visit) => visit.as))) {
      if (as === undefined) continue;
      const context = await contextAt(browser, demo.url, { as });
      await context.addInitScript(countRequests);
      const page = await context.newPage();
      for (const visit of visits.filter((one) => one.as === as))
        found.push([visit.name, await changesTo(visit, page)]);
      await context.close();
    }
    return {
      bench: 'pages',
      config: {
        cpu: cpus()[0]?.model ?? '?',
        cores: availableParallelism(),
        pages: found.length,
        rounds: plan.rounds,
      },
      figures: figuresOf(found),
    };
  } finally {
    await browser.close();
    await demo.stop();
  }
}

/** From a page without data of its own and back, so that no two pages in a row have one title. */
async function changesTo({ name, path }: Visit, page: Page) {
  const home = path === '/roles' ? '/units' : '/roles';
  await page.goto(home);
  await page.locator('main h1').waitFor();
  const changes: Change[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    changes.push(await change(page, path));
    await change(page, home);
  }
  const told = changes.map(({ title, whole }) => `${title.toFixed(0)}/${whole.toFixed(0)}`);
  console.error(`${name.padEnd(36)} ${told.join(' ')}`);
  return changes;
}

/** Figures over all pages: of each its median, so that a page counts once; and the first time, which loads the page's script. */
function figuresOf(found: readonly [string, readonly Change[]][]): Record<string, number> {
  const later = found.map(([name, changes]) => {
    const [, ...rest] = changes;
    return {
      name,
      title: median(rest.map((one) => one.title)),
      whole: median(rest.map((one) => one.whole)),
    };
  });
  const first = found.map(([, [one]]) => one?.title ?? 0);
  const figures: Record<string, number> = {
    titleMedianMs: median(later.map(({ title }) => title)),
    titleSlowestMs: Math.max(...later.map(({ title }) => title)),
    wholeMedianMs: median(later.map(({ whole }) => whole)),
    wholeSlowestMs: Math.max(...later.map(({ whole }) => whole)),
    firstTitleMedianMs: median(first),
    firstTitleSlowestMs: Math.max(...first),
    pagesOver100Ms: later.filter(({ whole }) => whole > 100).length,
  };
  for (const { name, whole } of [...later].sort((a, b) => b.whole - a.whole).slice(0, 8))
    figures[`slow: ${name}`] = whole;
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  );
}
