import { randomInt } from 'node:crypto';
import type { MeterShare } from '@setrum/card';
import { issueMeterShares, meterKeys, registerCustomer, registerMeterKey } from '@setrum/server';
import { luhnCheckDigit } from '@setrum/sts';
import { siciliaKey } from '../../world.ts';
import type { PlaygroundParts } from './parts.ts';

/** A customer of the utility who is nobody but the visitor, with a meter that was never used before. */
export interface Visitor {
  readonly idpel: string;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly meter: {
    readonly meterNo: string;
    readonly make: string;
    readonly type: string;
    readonly kind: 'nfc';
  };
}

const place = { address: 'JL. PERAGA NO. 1', unit: '53425', tariff: 'R1T', powerVa: 1300 } as const;
const meterModel = { make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' } as const;
const numbers = 1_000_000;
const mostTries = 32;

/** Registers a customer with a meter, its key at vending, and the meter's shares of the card keys, which the caller wipes. */
export async function registerVisitor(
  parts: PlaygroundParts,
): Promise<{ readonly visitor: Visitor; readonly shares: readonly MeterShare[] }> {
  const visitor = visitorWith(await freeNumber(parts));
  const { meterNo } = visitor.meter;
  await registerCustomer(parts.database, visitor);
  await registerMeterKey(parts.database, { ...siciliaKey, meterNo });
  const by = { actor: 'setrum demo', at: new Date() };
  return { visitor, shares: await issueMeterShares(parts, meterNo, by) };
}

/** Numbers are drawn and not counted: several servers may run on one database, and a meter is never given out twice. */
async function freeNumber({ database }: PlaygroundParts): Promise<string> {
  for (let n = 0; n < mostTries; n++) {
    const number = String(randomInt(numbers)).padStart(6, '0');
    const known = await meterKeys(database, visitorWith(number).meter.meterNo);
    if (known.length === 0) return number;
  }
  throw new Error('no number is free for another visitor');
}

function visitorWith(number: string): Visitor {
  const body = `3290${number}`;
  const meterNo = `${body}${luhnCheckDigit(body)}`;
  const idpel = `534259${number}`;
  return { ...place, idpel, name: `PENGUNJUNG ${number}`, meter: { ...meterModel, meterNo } };
}
