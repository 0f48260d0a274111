import { createHash } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { CostKind } from '@setrum/tariff';
import { readCsv } from '../../platform/index.ts';
import { digestOf } from '../application/digest.ts';
import type { Channel } from '../application/model.ts';
import { cellsOf, hashed } from './cells.ts';
import { fileShape } from './columns.ts';
import { orderOfLine, problemOf } from './line-order.ts';
import type { EntryPort, LineCells, LineProblem } from './model.ts';

/** A line of a file: what stands in it, and why it is refused where it is. */
export interface FileLine {
  readonly line: number;
  readonly cells: LineCells;
  /** Of the unit and what is asked. */
  readonly digest: Buffer;
  readonly problems: readonly LineProblem[];
  /** By kind, rupiah x 100; nothing for a refused one. */
  readonly costs: ReadonlyMap<CostKind, number>;
}

export interface CollectiveFile {
  readonly digest: Buffer;
  readonly lines: readonly FileLine[];
}

export interface FileOrigin {
  readonly unit: string;
  readonly channel: Channel;
  readonly at: Date;
}

/**
 * Reads and checks a file: every line by itself, and against those before it. Throws what `readCsv` throws, SETRUM_COLLECTIVE_EMPTY; faults
 * of lines stand in the lines.
 */
export async function readFile(
  source: AsyncIterable<Uint8Array>,
  origin: FileOrigin,
  port: Pick<EntryPort, 'quote'>,
): Promise<CollectiveFile> {
  const hash = createHash('sha256');
  const lines: FileLine[] = [];
  const known = new Map<string, number>();
  for await (const { line, values, wrongCellCount } of readCsv(hashed(source, hash), fileShape)) {
    const read = readLine(line, cellsOf(values), wrongCellCount, origin, port);
    const key = read.digest.toString('base64');
    const earlier = known.get(key);
    lines.push(
      earlier === undefined || read.problems.length > 0
        ? read
        : repeated(read, `baris / line ${earlier}`),
    );
    if (earlier === undefined) known.set(key, line);
  }
  if (lines.length === 0) throw new SetrumError('SETRUM_COLLECTIVE_EMPTY');
  return { digest: hash.digest(), lines };
}

/** A line that asks for what was asked for already. */
export function repeated(line: FileLine, place: string): FileLine {
  const problem = { code: 'SETRUM_COLLECTIVE_LINE_REPEATED', params: { place } } as const;
  return { ...line, problems: [problem], costs: new Map() };
}

function readLine(
  line: number,
  cells: LineCells,
  wrongCellCount: boolean,
  { unit, channel, at }: FileOrigin,
  { quote }: Pick<EntryPort, 'quote'>,
): FileLine {
  const { order, problems } = orderOfLine(cells, unit, channel);
  const digest = Buffer.from(digestOf(order ?? { unit, cells }), 'hex');
  const refused = (why: readonly LineProblem[]): FileLine => ({
    line,
    cells,
    digest,
    problems: why,
    costs: new Map(),
  });
  const wrong = wrongCellCount
    ? [{ code: 'SETRUM_COLLECTIVE_LINE_CELLS', params: {} } as const]
    : [];
  if (order === null) return refused([...wrong, ...problems]);
  if (wrong.length > 0) return refused(wrong);
  try {
    const costs = new Map(
      quote(order, at).lines.map(({ kind, amountCents }) => [kind, amountCents]),
    );
    return { line, cells, digest, problems: [], costs };
  } catch (error) {
    return refused([problemOf(error)]);
  }
}
