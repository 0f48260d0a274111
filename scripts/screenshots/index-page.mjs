import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { common } from '@setrum/web/texts';
import { nameOf } from '../../tests/browser/support/visits.ts';

const head = `# Layar, satu per satu · The screens, one by one

Dibuat oleh \`npm run screenshots -- --guide\`, dari tabel halaman. Made by the same command, from the table of pages, in one language and theme; every page has help beside it (\`?\`).

| halaman / page | alamat / address | izin / permission |
|---|---|---|
`;

/** Lists the pages of the guide in README.md, each with its picture. */
export async function writeIndex(folder, routes) {
  const lines = routes.map(({ path, title, access }) => {
    const name = `${common.id[title]} / ${common.en[title]}`;
    const may = [access].flat().map((one) => (one.includes('.') ? `\`${one}\`` : words[one]));
    return `| [${name}](${nameOf(path)}.png) | \`${path}\` | ${may.join(', ')} |\n`;
  });
  await writeFile(join(folder, 'README.md'), head + lines.join(''));
}

const words = {
  public: 'semua / everybody',
  'signed-in': 'semua yang masuk / whoever is signed in',
};
