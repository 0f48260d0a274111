import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  builtInTemplates,
  checkTemplates,
  loadTemplates,
  samplePapers,
  templateReference,
} from '@setrum/server';
import { Command } from 'commander';
import { exitCodes } from '../exit.ts';
import { parseDirectory } from '../options.ts';

interface Options {
  readonly out?: string;
  readonly templates?: string;
  readonly json?: boolean;
}

/** `setrum documents`: the papers of AP2T and the templates that they are made from. */
export function documentsCommand(): Command {
  return new Command('documents')
    .description('Dokumen AP2T dan templatnya. Documents of AP2T and their templates')
    .addCommand(sampleCommand())
    .addCommand(checkCommand())
    .addCommand(templatesCommand())
    .addCommand(placesCommand());
}

function sampleCommand(): Command {
  return withTemplates(new Command('sample'))
    .description('Contoh setiap dokumen sebagai PDF. A sample of each document, as PDF')
    .requiredOption('--out <dir>', 'folder of the PDFs', parseDirectory)
    .action(async ({ out = '.', templates, json }: Options) => {
      const papers = await samplePapers(await loadTemplates(templates ?? null));
      await mkdir(out, { recursive: true });
      const files = papers.map(({ name }) => join(out, `${name}.pdf`));
      for (const [n, { bytes }] of papers.entries()) await writeFile(files[n] ?? '', bytes);
      tell(json, { files }, files);
    });
}

function checkCommand(): Command {
  return withTemplates(new Command('check'))
    .description('Periksa templat. Check the templates: every fault, with file and place')
    .action(async ({ templates, json }: Options) => {
      const { problems } = await checkTemplates(templates ?? null);
      if (problems.length > 0) process.exitCode = exitCodes.failed;
      tell(
        json,
        { problems: problems.map(({ code, params }) => ({ code, params })) },
        problems.length === 0
          ? ['Semua templat dapat dipakai. All templates may be used.']
          : problems.flatMap((problem) => [
              problem.code,
              `  ${problem.text('id')}`,
              `  ${problem.text('en')}`,
            ]),
      );
    });
}

function templatesCommand(): Command {
  return new Command('templates')
    .description('Salin templat bawaan untuk disunting. Copy the built-in templates, to edit them')
    .requiredOption(
      '--out <dir>',
      'folder of the copies; files that are there stay',
      parseDirectory,
    )
    .option('--json', 'one JSON object')
    .action(async ({ out = '.', json }: Options) => {
      await mkdir(out, { recursive: true });
      const there = new Set(await readdir(out));
      const names = (await readdir(builtInTemplates)).filter((name) => !there.has(name));
      for (const name of names) await copyFile(join(builtInTemplates, name), join(out, name));
      const files = names.map((name) => join(out, name));
      tell(json, { files }, files);
    });
}

function placesCommand(): Command {
  return new Command('places')
    .description('Isian yang dikenal templat, sebagai Markdown. What templates may speak of')
    .action(() => void process.stdout.write(templateReference()));
}

function withTemplates(command: Command): Command {
  return command
    .option('--templates <dir>', 'changed templates, which win', parseDirectory)
    .option('--json', 'one JSON object');
}

function tell(json: boolean | undefined, result: object, lines: readonly string[]): void {
  if (json === true) process.stdout.write(`${JSON.stringify(result)}\n`);
  else for (const line of lines) process.stdout.write(`${line}\n`);
}
