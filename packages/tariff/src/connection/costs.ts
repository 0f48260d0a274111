import { SetrumError } from '@setrum/errors';
import { inForce } from '../dated.ts';
import { divideDown, rupiahText, toSafeNumber } from '../integer.ts';
import type { Day } from '../rules.ts';
import { stampDutyOn } from '../tax.ts';
import { checkChange } from './change.ts';
import { depositOf, feeOf } from './fee.ts';
import { type FirstCredit, firstCreditOf } from './first-credit.ts';
import type { ConnectionInput } from './input.ts';
import type { ConnectionRules, CostKind } from './rules.ts';

const wholeBp = 10_000n;
const senPerRupiah = 100n;

/** Field 62's two digits of each line. [I] all but 01 are ours; 02 stays free, since it once stood for UJL as revenue. */
export const costCodes: Readonly<Record<CostKind, string>> = {
  BP: '01',
  UJL: '08',
  MATERAI: '03',
  PPN: '04',
  STROOM: '05',
  PPJ: '07',
  TUNGGAKAN: '06',
};

export interface CostLine {
  readonly code: string;
  readonly kind: CostKind;
  /** Above zero. */
  readonly amountCents: number;
}

/** What a connection costs: lines of zero are left out, and the lines add up to the total. */
export interface ConnectionCosts {
  readonly lines: readonly CostLine[];
  readonly totalCents: number;
  /** Null where no credit is sold. */
  readonly firstCredit: FirstCredit | null;
  /** Of the first credit, tenths of a kWh; 0 where there is none. */
  readonly energyDkwh: number;
}

/**
 * Works out what an application costs by the rules of its day. Whether the service exists is `checkService`'s matter. Throws
 * SETRUM_PREVIOUS_SERVICE_MISSING, SETRUM_PRODUCT_CHANGE_INVALID, SETRUM_CONNECTION_UNCHANGED, SETRUM_FIRST_CREDIT_INVALID,
 * SETRUM_ARREARS_OPEN (arrears in another request than PS), SETRUM_CONNECTION_FEE_UNKNOWN, SETRUM_TARIFF_UNKNOWN,
 * SETRUM_TARIFF_RULE_MISSING; SETRUM_BAD_REQUEST for money that is no whole number.
 */
export function connectionCosts(input: ConnectionInput, rules: ConnectionRules): ConnectionCosts {
  requireCount('powerVa', input.powerVa);
  requireCount('arrearsCents', input.arrearsCents);
  requireCount('ujlHeldCents', input.ujlHeldCents);
  checkChange(input.kind, input.from, input);
  if (input.arrearsCents > 0 && input.kind !== 'PS') {
    throw new SetrumError('SETRUM_ARREARS_OPEN', { amount: rupiahText(input.arrearsCents) });
  }
  const firstCredit = firstCreditOf(input, rules);
  const amounts = { BP: feeOf(input, rules), UJL: depositOf(input, rules) };
  const unstamped: Readonly<Record<CostKind, number>> = {
    ...amounts,
    MATERAI: 0,
    PPN: ppnOn(amounts, input.on, rules) + (firstCredit?.ppnCents ?? 0),
    STROOM: firstCredit?.tokenCents ?? 0,
    PPJ: firstCredit?.ppjCents ?? 0,
    TUNGGAKAN: input.arrearsCents,
  };
  const stampedCents = sumOf(rules.stampedLines.map((kind) => unstamped[kind]));
  const { dutyCents } = stampDutyOn(rules.money, stampedCents, input.on);
  const lines = Object.entries({ ...unstamped, MATERAI: dutyCents })
    .map(([kind, amountCents]) => ({ kind: kind as CostKind, amountCents }))
    .filter(({ amountCents }) => amountCents > 0)
    .map(({ kind, amountCents }) => ({ code: costCodes[kind], kind, amountCents }));
  return {
    lines,
    totalCents: sumOf(lines.map(({ amountCents }) => amountCents)),
    firstCredit,
    energyDkwh: firstCredit?.energyDkwh ?? 0,
  };
}

function ppnOn(
  amounts: Readonly<Record<'BP' | 'UJL', number>>,
  on: Day,
  rules: ConnectionRules,
): number {
  const rule = inForce(rules.ppn, on);
  if (rule === undefined) return 0;
  const base = BigInt(sumOf(rule.on.map((kind) => amounts[kind])));
  return toSafeNumber(
    divideDown(base * BigInt(rule.rateBp), wholeBp * senPerRupiah) * senPerRupiah,
  );
}

function sumOf(amounts: readonly number[]): number {
  return toSafeNumber(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
}

function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${name} = ${value}` });
  }
}
