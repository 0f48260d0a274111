import { SetrumError } from '@setrum/errors';
import { baseClass } from '../price.ts';
import type { ConnectionKind } from './rules.ts';
import type { Service } from './service.ts';

/**
 * Refuses a change that its kind of request does not make: PD keeps the kind of payment, MIGRASI goes from postpaid to prepaid, DUA_ARAH to
 * two-way prepaid. Throws SETRUM_PREVIOUS_SERVICE_MISSING, SETRUM_PRODUCT_CHANGE_INVALID, SETRUM_CONNECTION_UNCHANGED.
 */
export function checkChange(kind: ConnectionKind, from: Service | null, to: Service): void {
  if (kind === 'PB' || kind === 'PS') return;
  const invalid = new SetrumError('SETRUM_PRODUCT_CHANGE_INVALID', {
    kind,
    from: from?.product ?? '-',
    to: to.product,
  });
  const prepaid = to.product !== 'postpaid';
  if (kind === 'DUA_ARAH') {
    if (to.product !== 'prepaid-nfc' || from?.product === 'postpaid') throw invalid;
    return;
  }
  if (from === null) throw new SetrumError('SETRUM_PREVIOUS_SERVICE_MISSING', { kind });
  const wasPrepaid = from.product !== 'postpaid';
  if (kind === 'MIGRASI' ? wasPrepaid || !prepaid : wasPrepaid !== prepaid) throw invalid;
  const same =
    baseClass(from.tariff) === baseClass(to.tariff) &&
    from.powerVa === to.powerVa &&
    from.product === to.product;
  if (same) throw new SetrumError('SETRUM_CONNECTION_UNCHANGED');
}
