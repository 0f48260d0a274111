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

/** Charts are drawn when the page has nothing else to do. */
const allDrawn = () =>
  [...document.querySelectorAll('main figure')].every((one) => one.querySelector('canvas'));

/** `390-dark-id` */
export const nameOf = ({ width, dark, language }) =>
  `${width}-${dark ? 'dark' : 'light'}-${language}`;

/** A picture of a page from top to bottom; gives its file. */
export async function shoot(browser, url, visit, look, folder) {
  const context = await contextAt(browser, url, { ...look, as: visit.as });
  try {
    const page = await context.newPage();
    const watch = new Watch(page);
    await page.goto(visit.path);
    await watch.settled();
    await page.waitForFunction(allDrawn);
    const { guide } = look;
    const looked = guide ? '' : `-${nameOf(look)}`;
    const path = join(folder, `${visit.name}${looked}.png`);
    await page.screenshot({ path, fullPage: !guide, animations: 'disabled' });
    return path;
  } finally {
    await context.close();
  }
}
