import { SetrumError } from '@setrum/errors';
import { inForce, requireInForce } from '../dated.ts';
import { divideDown, divideHalfUp, rupiahText, toSafeNumber } from '../integer.ts';
import type { Day } from '../rules.ts';
import { stampDutyOn } from '../tax.ts';
import { checkChange } from './change.ts';
import { chargeOn } from './charge.ts';
import { type FirstCredit, firstCreditOf } from './first-credit.ts';
import type { ConnectionKind, ConnectionRules, CostKind, ServiceProduct } from './rules.ts';
import type { Service } from './service.ts';

const wholeBp = 10_000n;
const senPerRupiah = 100n;
const dayMs = 24 * 3600 * 1000;

/** What is applied for. Money is rupiah x 100. */
export interface ConnectionInput extends Service {
  readonly kind: ConnectionKind;
  /** What the customer has before; PD and MIGRASI need it. */
  readonly from: {
    readonly tariff: string;
    readonly powerVa: number;
    readonly product: ServiceProduct;
  } | null;
  /** The first credit asked for; 0 where there is none. */
  readonly firstCreditCents: number;
  /** Service unit (ULP), 5 digits: the local tax is found by it. */
  readonly unit: string;
  /** The business day (WIB) whose rules hold. */
  readonly on: Day;
  /** What a removed customer still owes; PS collects it. */
  readonly arrearsCents: number;
  /** Security deposit that the utility holds of this customer already. */
  readonly ujlHeldCents: number;
  /** PS: when the equipment was removed, where that is known. */
  readonly removedOn?: Day | null;
}

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

/** The connection fee: whole for PB, the difference for a larger power, by the rule of re-installation for PS. */
function feeOf(input: ConnectionInput, rules: ConnectionRules): number {
  const { kind, from, powerVa, on } = input;
  if (kind === 'DUA_ARAH') return 0;
  if (from !== null && (kind === 'PD' || kind === 'MIGRASI')) {
    if (from.powerVa >= powerVa) return 0;
    const before = chargeOn('fees', rules.fees, from.powerVa, on);
    return Math.max(0, chargeOn('fees', rules.fees, powerVa, on) - before);
  }
  const whole = chargeOn('fees', rules.fees, powerVa, on);
  if (kind !== 'PS') return whole;
  const { steps } = requireInForce('reinstallation', rules.reinstallation, on);
  const days = daysSince(input.removedOn ?? null, on);
  const step = steps.find(({ upToDays }) => upToDays === null || days <= upToDays);
  const feeBp = BigInt(step?.feeBp ?? wholeBp);
  return toSafeNumber(divideHalfUp(BigInt(whole) * feeBp, wholeBp * senPerRupiah) * senPerRupiah);
}

/** What of the security deposit is missing; a customer who holds more than the table asks for gets nothing back here. */
function depositOf(input: ConnectionInput, rules: ConnectionRules): number {
  if (input.product !== 'postpaid') return 0;
  const asked = chargeOn('deposits', rules.deposits, input.powerVa, input.on);
  return Math.max(0, asked - input.ujlHeldCents);
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

/** Days since the removal; so many that only an open step fits when it is not known. */
function daysSince(removedOn: Day | null, on: Day): number {
  if (removedOn === null) return Number.POSITIVE_INFINITY;
  return (Date.parse(`${on}T00:00:00Z`) - Date.parse(`${removedOn}T00:00:00Z`)) / dayMs;
}

function sumOf(amounts: readonly number[]): number {
  return toSafeNumber(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
}

function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${name} = ${value}` });
  }
}
