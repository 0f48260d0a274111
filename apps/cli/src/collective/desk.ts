import { userInfo } from 'node:os';
import { ap2tDefaults, type CollectiveDesk, collectiveDesk } from '@setrum/server';
import { type Command, InvalidArgumentError } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';

export interface CollectiveOptions extends BooksOptions {
  readonly actor: string;
}

export function withCollectiveOptions(command: Command): Command {
  return withBooksOptions(command).option(
    '--actor <name>',
    'who does it, for the audit trail',
    userInfo().username,
  );
}

/** Lets `use` work with the collective requests of a database. */
export function atDesk<Result>(
  options: CollectiveOptions,
  use: (desk: CollectiveDesk) => Promise<Result>,
): Promise<Result> {
  const { connection, numbers } = ap2tDefaults;
  return inBooks(options, (database) =>
    use(
      collectiveDesk({
        ...{ database, now: () => new Date(), rules: { connection, numbers } },
        // Whoever has the database has everything in it.
        caller: {
          ...{ label: options.actor, roles: ['supervisor'], units: 'all' },
          ...{ seller: null, source: 'shell' },
        },
      }),
    ),
  );
}

export function parseUnit(text: string): string {
  if (!/^\d{5}$/.test(text)) throw new InvalidArgumentError('a service unit is five digits');
  return text;
}

export function parseCollectiveNo(text: string): string {
  if (!/^K\d{15}$/.test(text))
    throw new InvalidArgumentError('a number of a collective request, like K534252611230001');
  return text;
}

/** One line for each request. */
export function collectiveTable(
  all: readonly Awaited<ReturnType<CollectiveDesk['show']>>[],
): string {
  if (all.length === 0) return 'Tidak ada. None.\n';
  const lines = all.map(
    ({ collectiveNo, state, lines: count, made, refused, waiting, totalCents, pause }) =>
      `${collectiveNo}  ${state.padEnd(9)}  ${String(made).padStart(5)} / ${String(count).padStart(5)}  ` +
      `ditolak/refused ${refused}, menunggu/waiting ${waiting}, Rp ${totalCents / 100}` +
      `${pause === null ? '' : `, sampai/until ${pause.until}: ${pause.code}`}\n`,
  );
  return lines.join('');
}
