import { SetrumError } from '@setrum/errors';
import { isLuhnValid } from '@setrum/sts';
import type { AnyTransaction } from '../../platform/index.ts';
import { meterKeysIn, registerKeyOf } from '../../vending/index.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { StockMeter } from '../meter-stock/model.ts';
import { tokensForActivation } from '../token-request/activation-set.ts';
import { keyTargetOf } from '../token-request/key-target.ts';
import type { KeyTarget, WantedToken } from '../token-request/model.ts';
import { requestTokens } from '../token-request/request.ts';
import type { Entry } from './desk.ts';
import { type Complaint, presentMeterOf } from './model.ts';

type Asking = Pick<Entry, 'transaction' | 'caller' | 'at'>;

/** Every register of a meter (IEC 62055-41, clear credit). */
const allRegisters = 65_535;

/** Asks for the tokens that clear a meter's tamper state, and its credit where that is wanted. Throws as `requestTokens` does. */
export async function askToClear(
  asking: Asking,
  complaint: Complaint,
  clearCredit: boolean,
): Promise<void> {
  const tamper = { kind: 'clear-tamper', value: 0, mandatory: true } as const;
  const credit = { kind: 'clear-credit', value: allRegisters, mandatory: true } as const;
  await ask(asking, complaint, clearCredit ? [tamper, credit] : [tamper], null);
}

/**
 * Registers the new meter's key and asks for all its tokens: KCT where its place wants another key, maximum power, clear tamper, and the
 * credit that the old meter owed as far as one person may say so. Throws SETRUM_METER_CHECK_DIGIT, and as `requestTokens` does.
 */
export async function askForNewMeter(
  asking: Entry,
  complaint: Complaint,
  customer: CustomerRecord,
  meter: StockMeter,
): Promise<void> {
  const { transaction, desk, at } = asking;
  const { unit, product, tariff, powerVa } = customer;
  const meterKey = await keyOf(transaction, meter);
  const target = await keyTargetOf(transaction, { unit, tariff, at });
  const tokens = tokensForActivation({
    application: { kind: 'PD', product, powerVa, meterChange: true },
    ...{ meterKey, target, firstCreditEnergyDkwh: 0 },
    compensationEnergyDkwh: complaint.energyDkwh ?? 0,
    rules: desk.tokens,
  });
  const changes = tokens.some(({ kind }) => kind === 'key-change');
  await ask(asking, complaint, tokens, changes ? target : null);
}

/** Asks for the credit that a second person has agreed to. Throws as `requestTokens` does. */
export async function askForCredit(asking: Asking, complaint: Complaint): Promise<void> {
  const value = complaint.energyDkwh ?? 0;
  await ask(asking, complaint, [{ kind: 'compensation', value, mandatory: true }], null);
}

async function ask(
  { transaction, caller, at }: Asking,
  complaint: Complaint,
  tokens: readonly WantedToken[],
  target: KeyTarget | null,
): Promise<void> {
  const { agendaNo, idpel, unit } = complaint;
  const meterNo = presentMeterOf(complaint) ?? '';
  await requestTokens(transaction, {
    ...{ agendaNo, idpel, meterNo, unit, tokens, target, caller, at },
  });
}

/** The key that a meter has: as it was delivered, or as it was changed since, where it has hung somewhere already. */
async function keyOf(
  transaction: AnyTransaction,
  { meterNo, sts }: StockMeter,
): Promise<KeyTarget> {
  if (sts !== null) {
    if (!isLuhnValid(meterNo)) throw new SetrumError('SETRUM_METER_CHECK_DIGIT', { meterNo });
    await registerKeyOf(transaction, { meterNo, ...sts });
  }
  const keys = await meterKeysIn(transaction, meterNo);
  const row = keys.find(({ state }) => state === 'current');
  if (row === undefined) throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  const { sgc, krn, ti, ken, base_date: baseDate, key_type: keyType } = row;
  return { sgc, krn, ti, ken, baseDate, keyType };
}
