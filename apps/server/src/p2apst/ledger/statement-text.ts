import type { Period, StatementEntry, StatementPart } from './statement.ts';

/** Whose statement it is, and of when. */
export interface StatementHead extends Period {
  readonly partnerId: string;
  readonly name: string;
}

export type StatementFormat = 'json' | 'csv' | 'text';

type Parts = AsyncIterable<StatementPart>;

/** A statement as text, a page at a time. JSON: one object, money in cents; CSV and table: rupiah, time in WIB. */
export function writeStatement(
  format: StatementFormat,
  head: StatementHead,
  parts: Parts,
): AsyncGenerator<string> {
  if (format === 'json') return writeJson(head, parts);
  return format === 'csv' ? writeCsv(parts) : writeTable(head, parts);
}

async function* writeJson(head: StatementHead, parts: Parts): AsyncGenerator<string> {
  const { partnerId, name, from, until } = head;
  let separator = '';
  for await (const part of parts) {
    if (part.kind === 'opening') {
      const opening = { partnerId, name, from, until, openingCents: part.balanceCents };
      yield `${JSON.stringify(opening).slice(0, -1)},"entries":[`;
    } else if (part.kind === 'entries') {
      const entries = part.entries.map((entry) => `\n${JSON.stringify(entry)}`).join(',');
      yield separator + entries;
      separator = ',';
    } else {
      yield `\n],"closingCents":${part.balanceCents},"count":${part.count}}\n`;
    }
  }
}

async function* writeCsv(parts: Parts): AsyncGenerator<string> {
  yield 'at,kind,reference,subject,event,out,in,balance\n';
  for await (const part of parts) {
    if (part.kind === 'entries') {
      yield part.entries.map((entry) => csvLine([...cellsOf(entry, entry.eventId)])).join('');
    } else {
      yield csvLine(['', part.kind, '', '', '', '', '', rupiah(part.balanceCents)]);
    }
  }
}

const widths = [19, 11, 45, 13, 20, 20, 20] as const;
const firstFigure = 4;

async function* writeTable(head: StatementHead, parts: Parts): AsyncGenerator<string> {
  yield `Rekening koran deposit / Statement of deposit\n${head.partnerId} ${head.name}\n`;
  yield `${wib(head.from)} WIB - ${wib(head.until)} WIB\n\n`;
  yield tableLine([
    'Waktu/Time (WIB)',
    'Jenis/Kind',
    'Rujukan/Reference',
    'Objek/Subject',
    'Keluar/Out',
    'Masuk/In',
    'Saldo/Balance',
  ]);
  for await (const part of parts) {
    if (part.kind === 'entries') {
      yield part.entries.map((entry) => tableLine(cellsOf(entry))).join('');
    } else {
      const [name, at] =
        part.kind === 'opening'
          ? ['Saldo awal/Opening', head.from]
          : ['Saldo akhir/Closing', head.until];
      yield tableLine([wib(at), '', name, '', '', '', rupiah(part.balanceCents)]);
      if (part.kind === 'closing') yield `\n${part.count} mutasi/entries\n`;
    }
  }
}

function cellsOf(entry: StatementEntry, ...event: readonly string[]): readonly string[] {
  const { at, kind, reference, subject, amountCents, balanceCents } = entry;
  const out = amountCents < 0 ? rupiah(-amountCents) : '';
  const into = amountCents < 0 ? '' : rupiah(amountCents);
  const told = [wib(at), kind ?? '?', reference ?? '', subject ?? ''];
  return [...told, ...event, out, into, rupiah(balanceCents)];
}

function tableLine(cells: readonly string[]): string {
  const padded = cells.map((cell, n) =>
    n < firstFigure ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0),
  );
  return `${padded.join('  ').trimEnd()}\n`;
}

/** RFC 4180; text that a spreadsheet would take for a formula is marked as text, for partners choose their request keys. */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const safe = /^[=+@\t\r]|^-(?!\d+\.\d\d$)/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\n`;
}

/** Rupiah with two decimals and a point: 1234567 is `12345.67`. */
export function rupiah(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An instant as a table shows it: `2026-11-23 12:00:00`, WIB. */
export function wib(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`;
}
