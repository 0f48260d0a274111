// Pictures of every page: 1440 and 390 wide, light and dark, in both languages. `npm run screenshots -- --into <folder>`; with --guide those
// of one theme and language are kept, small, in docs/guide/. --only <word> takes the pages whose name contains it, --look <word> looks like 390-dark-id; --url uses a
// demo that is up.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { routes } from '@setrum/web/routes';
import { startDemo } from '../tests/browser/support/demo-server.ts';
import { Desk } from '../tests/browser/support/desk.ts';
import { makeExamples } from '../tests/browser/support/examples.ts';
import { launch } from '../tests/browser/support/launch.ts';
import { visitsTo } from '../tests/browser/support/visits.ts';
import { writeIndex } from './screenshots/index-page.mjs';
import { looks, nameOf, shoot } from './screenshots/shoot.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    into: { type: 'string', default: join(root, '.setrum', 'screenshots') },
    guide: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
    url: { type: 'string' },
  },
});

const demo =
  values.url === undefined ? await startDemo() : { url: values.url, stop: async () => {} };
const browser = await launch();
try {
  const desk = new Desk(demo.url);
  const all = await visitsTo(routes, desk, await makeExamples(desk));
  const visits = all.filter(({ name }) => name.includes(values.only));
  const folder = values.guide ? join(root, 'docs', 'guide') : values.into;
  await mkdir(folder, { recursive: true });
  const wanted = looks.filter((one) =>
    values.guide ? one.guide : nameOf(one).includes(values.look),
  );
  for (const look of wanted)
    for (const visit of visits)
      console.log(await shoot(browser, demo.url, visit, { ...look, guide: values.guide }, folder));
  if (values.guide && values.only === '') await writeIndex(folder, routes);
} finally {
  await browser.close();
  await demo.stop();
}
