import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Product } from '../application/model.ts';
import { countIssued } from './count.ts';
import type { MeterKind } from './model.ts';
import { kindNames, productNames, type StockPolicy } from './policy.ts';

export interface FitQuestion {
  readonly meterNo: string;
  readonly kind: MeterKind;
  /** As it was chosen at entry. */
  readonly product: Product;
  readonly unit: string;
  /** Of the supply, where they matter. */
  readonly phases: 1 | 3 | null;
  /** Given when whoever activates has read the message of figure 2-13 and goes on. */
  readonly exception: { readonly reason: string } | null;
}

/**
 * Whether a meter of this kind may serve the product, and which product the application then has: another one by the SOP's exception,
 * where the unit has no meter to give out that fits. Throws SETRUM_METER_KIND_MISMATCH (its `mayContinue` says whether a reason would
 * do) and, when a reason is given where it does not do, SETRUM_METER_EXCEPTION_NOT_ALLOWED.
 */
export async function judgeFit(
  transaction: AnyTransaction,
  question: FitQuestion,
  policy: StockPolicy,
): Promise<{ readonly product: Product; readonly productCorrected: boolean }> {
  const { meterNo, kind, product, unit, phases, exception } = question;
  const kinds = policy.fits[product];
  if (kinds.includes(kind)) return { product, productCorrected: false };
  const way = policy.exceptions.find((row) => row.product === product && row.kind === kind);
  const inStock = way === undefined ? 0 : await countIssued(transaction, { unit, kinds, phases });
  const mayContinue = way !== undefined && inStock === 0;
  const params = {
    ...{ meterNo, product: productNames[product], kind: kindNames[kind] },
    ...{ unit, inStock },
  };
  if (exception === null) {
    throw new SetrumError('SETRUM_METER_KIND_MISMATCH', {
      ...params,
      mayContinue: mayContinue ? 1 : 0,
    });
  }
  if (way === undefined || !mayContinue) {
    throw new SetrumError('SETRUM_METER_EXCEPTION_NOT_ALLOWED', params);
  }
  return { product: way.becomes, productCorrected: true };
}
