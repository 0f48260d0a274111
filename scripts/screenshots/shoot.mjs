import { join } from 'node:path';
import { contextAt } from '../../tests/browser/support/context.ts';
import { Watch } from '../../tests/browser/support/watch.ts';

/** How pages are looked at; the guide keeps one of them. */
export const looks = [1440, 390].flatMap((width) =>
  [false, true].flatMap((dark) =>
    ['id', 'en'].map((language) => ({
      ...{ width, height: width === 390 ? 844 : 900, dark, language },
      guide: width === 1440 && !dark && language === 'id',
    })),
  ),
);

/** A picture of a page from top to bottom; gives its file. */
export async function shoot(browser, url, visit, look, folder) {
  const context = await contextAt(browser, url, { ...look, as: visit.as });
  try {
    const page = await context.newPage();
    const watch = new Watch(page);
    await page.goto(visit.path);
    await watch.settled();
    const { guide, width, dark, language } = look;
    const looked = guide ? '' : `-${width}-${dark ? 'dark' : 'light'}-${language}`;
    const path = join(folder, `${visit.name}${looked}.png`);
    await page.screenshot({ path, fullPage: !guide, animations: 'disabled' });
    return path;
  } finally {
    await context.close();
  }
}
