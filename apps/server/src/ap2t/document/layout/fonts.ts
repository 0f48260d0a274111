import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Roboto (Apache-2.0) comes with pdfmake; it is embedded, so that a paper looks the same on every printer. */
const folder = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts/Roboto',
);

export const fonts = {
  Roboto: {
    normal: join(folder, 'Roboto-Regular.ttf'),
    bold: join(folder, 'Roboto-Medium.ttf'),
    italics: join(folder, 'Roboto-Italic.ttf'),
    bolditalics: join(folder, 'Roboto-MediumItalic.ttf'),
  },
};
