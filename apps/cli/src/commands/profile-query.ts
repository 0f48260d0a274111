import { SetrumError } from '@setrum/errors';
import { type Answer, namedQueries, queryMonths } from '@setrum/server';
import { Command } from 'commander';
import { printJson } from '../finance/room.ts';

interface QueryOptions {
  readonly folder: string;
  readonly sql?: string;
  readonly limit: number;
  readonly threads?: number;
  readonly json?: boolean;
}

/** `setrum profile query`: a question to the monthly files of `setrum profile export`, answered by DuckDB. */
export function profileQueryCommand(): Command {
  return new Command('query')
    .description('Tanya berkas bulanan. Ask the monthly files of profile export')
    .argument('[question]', `one of: ${Object.keys(namedQueries).join(', ')}`)
    .option('--folder <dir>', 'where the files are', 'load-profile')
    .option('--sql <sql>', 'SQL of your own over the view "reading" (docs/p2tl.md)')
    .option('--limit <n>', 'rows at most', countOf, 100)
    .option('--threads <n>', 'cores that it may use (else all)', countOf)
    .option('--json', 'one JSON object')
    .addHelpText('after', helpText)
    .action(async (name: string | undefined, options: QueryOptions) => {
      const { folder, limit, threads } = options;
      const question = questionOf(name, options.sql);
      const given = { folder, question, limit };
      const answer = await queryMonths(threads === undefined ? given : { ...given, threads });
      if (options.json === true) printJson(answer);
      else process.stdout.write(table(answer));
    });
}

function questionOf(name: string | undefined, sql: string | undefined): string {
  if (sql !== undefined && name === undefined) return sql;
  if (sql === undefined && name !== undefined && Object.hasOwn(namedQueries, name)) return name;
  const detail = `one of ${Object.keys(namedQueries).join(', ')}, or --sql`;
  throw new SetrumError('SETRUM_USAGE', { detail });
}

function helpText(): string {
  const lines = Object.entries(namedQueries).map(
    ([name, { id, en }]) => `  ${name}\n    ${id}.\n    ${en}.`,
  );
  return `\nQuestions:\n${lines.join('\n')}`;
}

function table({ columns, rows, milliseconds }: Answer): string {
  const lines = [
    columns,
    ...rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell)))),
  ];
  const widths = columns.map((_, n) => Math.max(...lines.map((line) => line[n]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, n) => cell.padEnd(widths[n] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${text.join('\n')}\n${rows.length} baris/rows, ${milliseconds} ms\n`;
}

function countOf(text: string): number {
  const value = Number(text);
  if (/^\d{1,7}$/.test(text) && value >= 1) return value;
  throw new SetrumError('SETRUM_USAGE', { detail: `${text} is no number from 1` });
}
