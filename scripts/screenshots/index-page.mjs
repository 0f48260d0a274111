import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { common } from '@setrum/web/texts';
import { guides } from '../../tests/browser/guides/list.ts';
import { nameOf } from '../../tests/browser/support/visits.ts';

const head = `# Petunjuk · Guides

Satu jam pertama dari enam pekerjaan. Setiap petunjuk dijalankan sebagai uji, langkah demi langkah (\`npm test -- guide\`), jadi tidak dapat basi.
The first hour of six jobs. Each guide is run as a test, step by step (\`npm test -- guide\`), so that it cannot go stale.

`;

/** How a guide is written, for whoever changes one. */
const rules = `
What a guide says is what its test does: \`**bold**\` is a control and is pressed by its name; with \`typewriter\` after it in the sentence, a field that is filled in; **\`both\`** is data that are pressed, a row of a table; *italic* is seen on the
screen, or printed by the commands before it; a block of \`sh\` is run; an address of the server in \`typewriter\` is opened; <kbd>key</kbd> is pressed. So whoever renames a button changes it here. The Indonesian guides are carried out
(\`tests/browser/guide.test.ts\`); the English ones are held to them, word by word, through the catalogues of the screens.

# Layar, satu per satu · The screens, one by one

Dibuat oleh \`npm run screenshots -- --guide\`, dari tabel halaman. Made by the same command, from the table of pages, in one language and theme; every page has help beside it (\`?\`).

| halaman / page | alamat / address | izin / permission |
|---|---|---|
`;

/** Lists the guides, and the pages each with its picture, in README.md. */
export async function writeIndex(folder, routes) {
  await writeFile(join(folder, 'README.md'), await indexOf(folder, routes));
}

/** The text of README.md. */
export async function indexOf(folder, routes) {
  const lines = routes.map(({ path, title, access }) => {
    const name = `${common.id[title]} / ${common.en[title]}`;
    const may = [access].flat().map((one) => (one.includes('.') ? `\`${one}\`` : words[one]));
    return `| [${name}](${nameOf(path)}.png) | \`${path}\` | ${may.join(', ')} |\n`;
  });
  return [head, await guideTable(folder), rules, ...lines].join('');
}

async function guideTable(folder) {
  const titleOf = async (path) =>
    /^# (.*)$/m.exec(await readFile(join(folder, path), 'utf8'))?.[1] ?? path;
  const linkTo = async (path) => `[${await titleOf(path)}](${path})`;
  const rows = guides.map(
    async ({ id, en }) => `| ${await linkTo(`id/${id}.md`)} | ${await linkTo(`en/${en}.md`)} |\n`,
  );
  return `| Bahasa Indonesia | English |\n|---|---|\n${(await Promise.all(rows)).join('')}`;
}

const words = {
  public: 'semua / everybody',
  'signed-in': 'semua yang masuk / whoever is signed in',
};
