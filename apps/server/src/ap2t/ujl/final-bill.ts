import { baseClass, ppjRateOn, ppnRateOn, priceOn, type TariffRules } from '@setrum/tariff';
import type { FinalBill } from './model.ts';

const wholeBp = 10_000n;
const senPerRupiah = 100n;

/**
 * Prices the last postpaid bill by the rules of the day of removal (`YYYY-MM-DD`): energy half-up, PPJ up, PPN down to the whole rupiah, the
 * taxes on top. All registers at one price: the factor of the peak hours is not in the rules, nor is a smallest bill or stamp duty. Throws
 * SETRUM_TARIFF_UNKNOWN, SETRUM_TARIFF_RULE_MISSING, RangeError for anything but whole kWh.
 */
export function priceFinalBill(
  rules: TariffRules,
  use: {
    readonly usageKwh: number;
    readonly tariff: string;
    readonly powerVa: number;
    readonly unit: string;
    readonly on: string;
  },
): FinalBill {
  const { usageKwh, tariff, powerVa, unit, on } = use;
  if (!Number.isSafeInteger(usageKwh) || usageKwh < 0)
    throw new RangeError(`${usageKwh} kWh is no use`);
  const tariffClass = baseClass(tariff);
  const price = priceOn(rules, tariffClass, powerVa, on);
  const ppj = ppjRateOn(rules, unit, powerVa, on);
  const ppn = ppnRateOn(rules, tariffClass, powerVa, on);
  const exact = BigInt(usageKwh) * BigInt(price.pricePerKwhCents);
  const energy = ((exact + senPerRupiah / 2n) / senPerRupiah) * senPerRupiah;
  const step = wholeBp * senPerRupiah;
  const ppjTax = ((energy * BigInt(ppj.rateBp) + step - 1n) / step) * senPerRupiah;
  const ppnTax = ((energy * BigInt(ppn.rateBp)) / step) * senPerRupiah;
  return {
    usageKwh,
    pricePerKwhCents: price.pricePerKwhCents,
    energyCents: safe(energy),
    ppjCents: safe(ppjTax),
    ppnCents: safe(ppnTax),
    totalCents: safe(energy + ppjTax + ppnTax),
    ruleIds: [price.id, ppj.id, ppn.id],
  };
}

function safe(cents: bigint): number {
  const number = Number(cents);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${cents} is beyond a safe integer`);
  return number;
}
