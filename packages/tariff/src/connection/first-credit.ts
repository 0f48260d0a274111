import { SetrumError } from '@setrum/errors';
import { requireInForce } from '../dated.ts';
import { rupiahText } from '../integer.ts';
import { quote } from '../quote.ts';
import type { Day, TariffRules } from '../rules.ts';
import type { ConnectionKind, ConnectionRules, ServiceProduct } from './rules.ts';

/** The first credit and what it is split into; the three parts are the amount, to the sen. */
export interface FirstCredit {
  readonly amountCents: number;
  readonly tokenCents: number;
  readonly ppjCents: number;
  readonly ppnCents: number;
  readonly pricePerKwhCents: number;
  /** The value of the first token, tenths of a kWh. */
  readonly energyDkwh: number;
}

export interface FirstCreditInput {
  readonly kind: ConnectionKind;
  readonly product: ServiceProduct;
  readonly tariff: string;
  readonly powerVa: number;
  readonly unit: string;
  /** 0: none. */
  readonly firstCreditCents: number;
  readonly on: Day;
}

/**
 * Works the first credit out by the rules of sales; null where there is none. Throws SETRUM_FIRST_CREDIT_INVALID when the amount is out of
 * bounds, missing where it is compulsory, or given where nothing is sold.
 */
export function firstCreditOf(input: FirstCreditInput, rules: ConnectionRules): FirstCredit | null {
  const { kind, product, tariff, powerVa, unit, firstCreditCents: amountCents, on } = input;
  const bounds = requireInForce('amounts:firstCredit', rules.money.amounts.firstCredit, on);
  const sold = product !== 'postpaid' && kind !== 'DUA_ARAH';
  const compulsory = requireInForce('firstCredit', rules.firstCredit, on).compulsory.includes(kind);
  if (amountCents === 0 && !(sold && compulsory)) return null;
  const { minimumCents, maximumCents, denominations } = bounds;
  const offered =
    denominations === 'anyWholeRupiah'
      ? Number.isSafeInteger(amountCents / 100)
      : denominations.includes(amountCents);
  if (!sold || !offered || amountCents < minimumCents || amountCents > maximumCents) {
    throw new SetrumError('SETRUM_FIRST_CREDIT_INVALID', {
      amount: rupiahText(amountCents),
      minimum: sold ? rupiahText(minimumCents) : '0',
      maximum: sold ? rupiahText(maximumCents) : '0',
    });
  }
  const at = new Date(`${on}T05:00:00Z`);
  const made = quote(unstamped(rules.money), { amountCents, tariff, powerVa, unit, at });
  const { tokenCents, ppjCents, ppnCents, pricePerKwhCents, energyDkwh } = made;
  return { amountCents, tokenCents, ppjCents, ppnCents, pricePerKwhCents, energyDkwh };
}

/** The receipt is stamped as a whole, so the credit in it is not stamped again. */
function unstamped(money: TariffRules): TariffRules {
  return { ...money, stamp: [{ from: '0001-01-01', steps: [] }] };
}
