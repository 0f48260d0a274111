import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import { registerCompensationIn } from '../owed/register.ts';
import { splitCompensation } from './compensation.ts';
import type { UjlPorts } from './plan.ts';

/** A surplus that goes out as a token with the next purchase at this meter; gives the compensation's number. */
export async function owe(
  transaction: AnyTransaction,
  of: {
    readonly meterNo: string;
    readonly tariff: string;
    readonly powerVa: number;
    readonly unit: string;
    readonly cents: number;
    readonly at: Date;
  },
  { rules }: Pick<UjlPorts, 'rules'>,
): Promise<string> {
  const { meterNo, cents: amountCents, at, ...place } = of;
  const compensationId = uuidv7(at.getTime());
  const owed = splitCompensation(rules, { ...place, amountCents, at });
  await registerCompensationIn(transaction, { meterNo, compensationId, kind: 'UJL', owed, at });
  return compensationId;
}
