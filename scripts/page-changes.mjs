// How long a page change takes on the demo: from the press of a link to the frame that shows the new page's title. `npm run page-changes`.
import { routes } from '@setrum/web/routes';
import { contextAt } from '../tests/browser/support/context.ts';
import { startDemo } from '../tests/browser/support/demo-server.ts';
import { Desk } from '../tests/browser/support/desk.ts';
import { makeExamples } from '../tests/browser/support/examples.ts';
import { launch } from '../tests/browser/support/launch.ts';
import { visitsTo } from '../tests/browser/support/visits.ts';
import { Watch } from '../tests/browser/support/watch.ts';

const rounds = 5;
const demo = await startDemo();
const browser = await launch();
try {
  const desk = new Desk(demo.url);
  const visits = await visitsTo(routes, desk, await makeExamples(desk));
  const times = { first: [], again: [] };
  for (const as of new Set(visits.map((visit) => visit.as))) {
    const context = await contextAt(browser, demo.url, as === undefined ? {} : { as });
    const page = await context.newPage();
    const watch = new Watch(page);
    await page.goto('/design-system');
    await watch.settled();
    const paths = visits.filter((visit) => visit.as === as && visit.path !== '/design-system');
    for (let round = 0; round < rounds; round++)
      for (const { path } of paths) {
        times[round === 0 ? 'first' : 'again'].push(await changeTo(page, path));
        await watch.settled();
        await changeTo(page, '/design-system');
      }
    await context.close();
  }
  for (const [name, all] of Object.entries(times))
    console.log(
      JSON.stringify({
        pages: visits.length,
        visit: name,
        p50Ms: at(all, 0.5),
        p95Ms: at(all, 0.95),
        maxMs: at(all, 1),
      }),
    );
} finally {
  await browser.close();
  await demo.stop();
}

function at(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
}

/** Goes there as a link does; gives the milliseconds until the page's own title is painted. */
function changeTo(page, path) {
  return page.evaluate(async (to) => {
    const title = () => document.querySelector('main h1');
    const before = title();
    const began = performance.now();
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
    while (title() === before || title() === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  }, path);
}
