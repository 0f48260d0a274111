import { createHash } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { type Caller, coversUnit } from '../../../identity/index.ts';
import { readCsv } from '../../../platform/index.ts';
import { checkMeter } from '../check.ts';
import type { MeterModel } from '../model.ts';
import type { StockPolicy } from '../policy.ts';
import { type ImportLine, importShape, lineOf } from './columns.ts';
import { Findings } from './findings.ts';

/** An import file as it was read. */
export interface ReadFile {
  /** SHA-256 of its bytes. */
  readonly digest: Buffer;
  /** All lines of data, also the faulty ones. */
  readonly lines: readonly ImportLine[];
  readonly findings: Findings;
}

export interface ReadOptions {
  readonly models: ReadonlyMap<string, MeterModel>;
  /** Units that there are. */
  readonly units: ReadonlySet<string>;
  readonly caller: Caller;
  readonly policy: StockPolicy;
}

/**
 * Reads an import file and looks at each line by itself and beside the others. Throws what readCsv throws, and SETRUM_CSV_EMPTY; what
 * is wrong with a line is a finding.
 */
export async function readFile(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<ReadFile> {
  const hash = createHash('sha256');
  const findings = new Findings();
  const lines: ImportLine[] = [];
  const firstLines = new Map<string, number>();
  for await (const record of readCsv(hashed(source, hash), importShape)) {
    const line = lineOf(record, options.models);
    lines.push(line);
    if (record.wrongCellCount) {
      findings.add('error', line.line, new SetrumError('SETRUM_CSV_CELLS', { line: line.line }));
    }
    checkLine(line, options, findings);
    const { meterNo } = line.meter;
    if (firstLines.has(meterNo)) {
      findings.add('error', line.line, new SetrumError('SETRUM_METER_TWICE', { meterNo }));
    } else firstLines.set(meterNo, line.line);
  }
  if (lines.length === 0) throw new SetrumError('SETRUM_CSV_EMPTY');
  return { digest: hash.digest(), lines, findings };
}

async function* hashed(
  source: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

function checkLine(
  { line, meter, unit }: ImportLine,
  { models, units, caller, policy }: ReadOptions,
  findings: Findings,
): void {
  const { errors, warnings } = checkMeter(meter, models, policy);
  for (const error of errors) findings.add('error', line, error);
  for (const warning of warnings) findings.add('warning', line, warning);
  if (unit === null) return;
  const shown = unit.slice(0, 40);
  if (!units.has(unit)) {
    findings.add('error', line, new SetrumError('SETRUM_UNIT_UNKNOWN', { unit: shown }));
  } else if (!coversUnit(caller, unit)) {
    findings.add('error', line, new SetrumError('SETRUM_UNIT_FORBIDDEN', { unit: shown }));
  }
}
