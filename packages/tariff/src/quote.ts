import { SetrumError } from '@setrum/errors';
import { invalidAmount } from './amount.ts';
import { businessDay, requireInForce } from './dated.ts';
import { energyComputedCkwh, energySoldDkwh } from './energy.ts';
import { toSafeNumber } from './integer.ts';
import { splitLines } from './lines.ts';
import { baseClass, priceOn } from './price.ts';
import type { TariffRules } from './rules.ts';
import { ppjRateOn, ppnRateOn, stampDutyOn } from './tax.ts';

/** A purchase to be worked out. Money is rupiah x 100. */
export interface QuoteInput {
  /** What the customer asks for (N). */
  readonly amountCents: number;
  /** As on the card or in a message: `R1T`, `R1`, `B2T`. */
  readonly tariff: string;
  readonly powerVa: number;
  /** The five-digit code of the customer's service unit, by which the local tax is found. */
  readonly unit: string;
  readonly at: Date;
  /** Arrears taken from this purchase; none when absent. */
  readonly instalmentCents?: number;
  /** The seller's fee; none when absent. Whether it is inside the amount or on top is a dated rule. */
  readonly adminCents?: number;
}

/**
 * A purchase worked out. Two sums hold to the last sen, under every rule:
 * stamp + PPN + PPJ + instalment + token = amount, and amount + admin = total.
 */
export interface Quote {
  /** What the customer pays (RP BAYAR). */
  readonly totalCents: number;
  readonly adminCents: number;
  /** What the lines add up to: the amount asked for, less the fee where the fee is inside it. */
  readonly amountCents: number;
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  readonly pricePerKwhCents: number;
  /** The energy sold: the token's value. */
  readonly energyDkwh: number;
  /** What the formula gave before that rounding; reproduces slips, sells nothing. */
  readonly energyComputedCkwh: number;
  /** The rows that made this quote, by table and first day. */
  readonly ruleIds: readonly string[];
}

/**
 * Works a purchase out by the rules in force on its business day (WIB). Whether the amount may be bought at all is
 * `checkAmount`'s matter. Throws SETRUM_TARIFF_UNKNOWN (no price), SETRUM_TARIFF_RULE_MISSING (a gap in another
 * table), SETRUM_AMOUNT_INVALID (nothing would be left for the token), SETRUM_BAD_REQUEST (a fee, an instalment or a
 * power that is no whole number).
 */
export function quote(rules: TariffRules, input: QuoteInput): Quote {
  const { powerVa, unit, adminCents = 0, instalmentCents = 0 } = input;
  if (!Number.isSafeInteger(input.amountCents) || input.amountCents <= 0) {
    throw invalidAmount(input.amountCents);
  }
  requireCount('adminCents', adminCents);
  requireCount('instalmentCents', instalmentCents);
  requireCount('powerVa', powerVa);

  const day = businessDay(input.at);
  const tariffClass = baseClass(input.tariff);
  const price = priceOn(rules, tariffClass, powerVa, day);
  const ppjRate = ppjRateOn(rules, unit, powerVa, day);
  const ppnRate = ppnRateOn(rules, tariffClass, powerVa, day);
  const stamp = stampDutyOn(rules, input.amountCents, day);
  const admin = requireInForce('admin', rules.admin, day);
  const lineRule = requireInForce('lines', rules.lines, day);
  const energyRule = requireInForce('energy', rules.energy, day);

  const amountCents = input.amountCents - (admin.placement === 'inside' ? adminCents : 0);
  const lines = splitLines(
    lineRule,
    BigInt(amountCents) - BigInt(stamp.dutyCents),
    BigInt(instalmentCents),
    { ppjBp: ppjRate.rateBp, ppnBp: ppnRate.rateBp },
  );
  if (lines.token <= 0n) throw invalidAmount(input.amountCents);
  const tokenCents = toSafeNumber(lines.token);
  const { pricePerKwhCents } = price;
  return {
    totalCents: toSafeNumber(BigInt(amountCents) + BigInt(adminCents)),
    adminCents,
    amountCents,
    stampCents: stamp.dutyCents,
    ppnCents: toSafeNumber(lines.ppn),
    ppjCents: toSafeNumber(lines.ppj),
    instalmentCents,
    tokenCents,
    pricePerKwhCents,
    energyDkwh: energySoldDkwh(tokenCents, pricePerKwhCents),
    energyComputedCkwh: energyComputedCkwh(energyRule.rounding, tokenCents, pricePerKwhCents),
    ruleIds: [
      price.id,
      ppjRate.id,
      ppnRate.id,
      stamp.id,
      `admin:${admin.placement}@${admin.from}`,
      `lines:${lineRule.rounding}@${lineRule.from}`,
      `energy:${energyRule.rounding}@${energyRule.from}`,
    ],
  };
}

function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${name} = ${value}` });
  }
}
