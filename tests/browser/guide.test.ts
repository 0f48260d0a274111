import { after, before, describe, test } from 'node:test';
import { carryOut } from './guides/carry-out.ts';
import { guides } from './guides/list.ts';
import { OwnDemo } from './guides/own-demo.ts';
import { readGuides } from './guides/read.ts';
import { browser } from './support/browser.ts';
import { contextAt } from './support/context.ts';
import { Desk } from './support/desk.ts';
import { skip } from './support/index.ts';
import { tell } from './support/told.ts';
import { Watch } from './support/watch.ts';

/** Servers start and stop in them: on a machine that is busy that takes its time. */
const timeout = 300_000;

/** The demo is the readers' own: they start and stop it, and change its customers and meters. One goes on where the one before has ended. */
describe('the guides, carried out', { skip }, () => {
  let demo: OwnDemo;
  before(async () => {
    demo = await OwnDemo.prepare();
  });
  after(() => demo?.close());

  /** What readers have in their hands: no guide can know it. */
  const atHand = {
    /** Of the application that the front office has entered. */
    'nomor registrasi': async (): Promise<string> => {
      const { found } = await new Desk(demo.url).get<{ found: readonly Found[] }>(
        'sari',
        '/search?q=saraswati',
      );
      return found.at(-1)?.registrationNo ?? '';
    },
  };

  for (const { id: name } of guides)
    test(`docs/guide/id/${name}.md`, { timeout }, async () => {
      const { id, en } = await readGuides(name);
      // The operator's begins without a server.
      if (name !== 'operator') await demo.start();
      const context = await contextAt(await browser(), 'http://127.0.0.1', {});
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const watch = new Watch(page);
      try {
        await carryOut(id, en, { page, url: () => demo.url, commands: demo, atHand });
      } finally {
        await tell(page, watch.underWay());
        await context.close();
      }
      watch.assertQuiet();
    });
});

interface Found {
  readonly registrationNo: string;
}
