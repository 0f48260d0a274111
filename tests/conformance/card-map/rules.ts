/**
 * What the page asks of contents beyond the rule of validity in §2. A reader lists departures as faults,
 * a builder refuses them: one set of rules for both.
 */
import { NO_MAC, RECORD_SLOTS } from './layout.ts';
import type { Entry, Frame, Identity, RecordFields, ReportFields } from './shapes.ts';

type Rule = readonly [broken: boolean, fault: string];
const NO_TOKEN = 0n;
const TOKENS = 10n ** 20n;
/** §6: the codes 0 to 16. */
const RESULTS = new Set(Array.from({ length: 17 }, (_, code) => code));

const broken = (rules: readonly Rule[]): readonly string[] =>
  rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault);

const isMeterNumber = (text: string): boolean => /^\d{11}$/.test(text);

export const frameFaults = ({
  sequence,
  keyVersion = 0,
  mac = NO_MAC,
  cardKey,
}: Frame): readonly string[] =>
  broken([
    [sequence === 0, 'sequence 0: the first commit is 1'],
    [keyVersion === 0 && (mac !== NO_MAC || !!cardKey), 'a MAC without a key version'],
  ]);

export const identityFaults = ({ meterNumber, state }: Identity): readonly string[] =>
  broken([
    [!isMeterNumber(meterNumber), 'meter number is not 11 digits'],
    [state !== 1 && state !== 2, `state ${state} is neither 1 nor 2`],
  ]);

const isBlankEntry = ({ kind, token, reference }: Entry): boolean =>
  kind === 0 && token === NO_TOKEN && /^0*$/.test(reference);

/** Takes all five entries, the empty ones included. */
export function mailboxFaults(entries: readonly Entry[]): readonly string[] {
  const used = entries.filter((entry) => entry.kind !== 0).length;
  return entries.flatMap((entry, index) =>
    broken([
      [entry.kind > 2, `entry ${index}: kind ${entry.kind}`],
      [entry.kind === 0 && !isBlankEntry(entry), `entry ${index}: empty, yet not zero`],
      [entry.kind === 0 && index < used, `entry ${index}: empty in front of a full one`],
      [entry.token >= TOKENS, `entry ${index}: token of more than 20 digits`],
    ]),
  );
}

export const reportFaults = (report: Omit<ReportFields, 'slotMap'>): readonly string[] =>
  broken([
    [!isMeterNumber(report.meterNumber), 'meter number is not 11 digits'],
    [report.state > 0b11111, 'present state has bits above 4'],
    [report.results.length !== 5, 'results are not five'],
    [report.results.some((result) => !RESULTS.has(result)), 'a result that §6 does not list'],
  ]);

/** §5: the first half-bytes name distinct slots, as many as there are months; the rest are F. */
export function slotMapFault(months: number, digits: string): string | null {
  if (months > 12) return `${months} months`;
  const named = [...digits.slice(0, months)].map((digit) => Number.parseInt(digit, 16));
  if (named.some((slot) => slot >= RECORD_SLOTS)) return 'slot map names no record slot';
  if (new Set(named).size !== months) return 'slot map names a record slot twice';
  if (!/^f*$/.test(digits.slice(months))) return 'slot map names more slots than months';
  return null;
}

/** Newest first: every readable month is later than the one after it. */
export function orderFaults(months: readonly (string | null)[]): readonly string[] {
  return months.flatMap((month, index) => {
    const older = months[index + 1];
    return month && older && month <= older ? [`month ${month} stands before ${older}`] : [];
  });
}

export const recordFaults = ({ month, cause }: Pick<RecordFields, 'month' | 'cause'>) =>
  broken([
    [!/^\d{4}(0[1-9]|1[0-2])$/.test(month), `month "${month}" is not YYYYMM`],
    [cause !== null && cause > 8, `tamper cause ${cause}`],
  ]);

/** Throws a RangeError that names all faults, if there are any. */
export function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new RangeError(faults.join('; '));
}
