import { readFile } from 'node:fs/promises';
import { isMonth, type LoadProfileRecord, MAILBOX_ENTRIES, type MailboxEntry } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { InvalidArgumentError } from 'commander';

/** Parses `[credit:|management:]DIGITS`, once more for each token. */
export function parseEntry(
  text: string,
  before: readonly MailboxEntry[] = [],
): readonly MailboxEntry[] {
  const [, kind = 'credit', token = ''] = /^(?:(credit|management):)?(\d{20})$/.exec(text) ?? [];
  if (before.length === MAILBOX_ENTRIES) {
    throw new InvalidArgumentError('a mailbox holds five tokens');
  }
  if (token === '') throw new InvalidArgumentError('a token has 20 digits');
  const ref = String(before.length + 1).padStart(8, '0');
  return [...before, { kind: kind === 'management' ? kind : 'credit', token, ref }];
}

/**
 * Reads load profile records, newest first, as `setrum card show --json` gives them in report.says.records. What is not of table 3-1 may be left out.
 * SETRUM_USAGE, with the reason.
 */
export async function readRecords(file: string): Promise<readonly LoadProfileRecord[]> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!Array.isArray(value)) throw new RangeError('it is no list');
    return value.map(recordOf);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = `the records in ${file} cannot be used: ${reason}`;
    throw new SetrumError('SETRUM_USAGE', { detail }, { cause: error });
  }
}

const NOT_KNOWN = 255;

function recordOf(value: unknown): LoadProfileRecord {
  const fields = Object(value);
  const number = (name: string, usual?: number): number => {
    const found: unknown = fields[name] ?? usual;
    if (typeof found !== 'number' || !Number.isInteger(found) || found < 0) {
      throw new RangeError(`${name} is no whole number`);
    }
    return found;
  };
  const month = String(fields.month);
  if (!isMonth(month)) throw new RangeError('month is not YYYYMM');
  return {
    month,
    standKwh: number('standKwh'),
    remainingKwh: number('remainingKwh'),
    voltageV: number('voltageV'),
    tamper: number('tamper', 0),
    currentDa: fields.currentDa == null ? null : number('currentDa'),
    tamperCause: number('tamperCause', fields.tamper === 8 ? NOT_KNOWN : 0),
    outages: number('outages', 0),
    lowVoltageEvents: number('lowVoltageEvents', 0),
    overloads: number('overloads', 0),
    tamperEvents: number('tamperEvents', 0),
  };
}
