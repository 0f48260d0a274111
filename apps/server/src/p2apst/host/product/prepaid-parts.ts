import { SetrumError } from '@setrum/errors';
import { cardLayouts, prepaidLayouts } from '@setrum/iso8583';
import { monthlyLimitDkwh } from '@setrum/tariff';
import { findSupplyPoint } from '../../../ap2t/index.ts';
import type { CardVisit } from '../../../profile/index.ts';
import { products } from '../../partner/model.ts';
import type { SoldPurchase } from '../../purchase/model.ts';
import type { Inquired } from '../../reference/reference.ts';
import { asciiText } from '../ascii.ts';
import type { HostConfig } from '../config.ts';
import { invalid, readInside } from '../speech/speech.ts';
import type { Case, Desk } from './desk.ts';

/** Flag of field 48: what the customer named. */
export const byMeter = '0';
export const byIdpel = '1';

/** The head of every prepaid field 48. */
export interface CustomerHead {
  readonly switcherId: string;
  readonly meterNo: string;
  readonly idpel: string;
  readonly flag: string;
}

export function assertFlag({ flag }: CustomerHead): void {
  if (flag !== byMeter && flag !== byIdpel) throw invalid('field 48 has another flag than 0 or 1');
}

/** Meter and IDPEL as the inquiry's answer told them; some banks send again what they asked with, and leave the other zeros. */
export async function wholeHead<Head extends CustomerHead>(
  { services }: Desk,
  head: Head,
): Promise<Head> {
  if (!isZeros(head.meterNo) && !isZeros(head.idpel)) return head;
  const by = isZeros(head.meterNo) ? { idpel: head.idpel } : { meterNo: head.meterNo };
  const place = await findSupplyPoint(services.database, by);
  if (place === null) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo: head.meterNo });
  return { ...head, meterNo: place.meterNo, idpel: place.idpel };
}

/** What the references of a prepaid inquiry are bound to. */
export function inquired({ ask }: Case, head: CustomerHead): Inquired {
  return {
    product: products.prepaid,
    subject: `${head.meterNo}/${head.idpel}`,
    bank: ask.bank,
    central: ask.central,
    switcher: head.switcherId,
  };
}

/** Field 124 of a request; null without it. */
export function cardOf({ ask }: Case): CardVisit | null {
  if (ask.card === null) return null;
  const { uid, mailboxSequence, reportImage } = readInside(cardLayouts.request, ask.card);
  if (!/^([0-9A-F]{2}){4,10}$/.test(uid)) throw invalid('field 124 has no UID');
  if (mailboxSequence > 0xffff_fffe) throw invalid('field 124 has no mailbox sequence');
  return { uid, mailboxSequence, reportImage };
}

/** Field 124 of an answer; undefined when nothing is to be written on the card. */
export function cardAnswer({ mailbox }: SoldPurchase): string | undefined {
  if (mailbox === null) return undefined;
  const mailboxImage = new Uint8Array(Buffer.from(mailbox.image, 'base64'));
  return cardLayouts.response.write({ uid: mailbox.cardUid, mailboxImage });
}

/** Field 62: where the meter stands, what may be bought, and the amounts of tokens that were made and never taken. */
export function supplyOf(
  config: HostConfig,
  unit: string,
  allowedDkwh: number,
  unsoldCents: readonly number[],
): string {
  return prepaidLayouts.supply.write({
    distributionCode: asciiText(unit, 2),
    serviceUnit: asciiText(unit, 5),
    serviceUnitPhone: asciiText(config.unitPhone, 15),
    maxKwh: Math.min(99_999, Math.floor(allowedDkwh / 10)),
    statedUnsold: unsoldCents.length,
    unsold: unsoldCents.map((amountCents) => ({ amountCents })),
  });
}

/** Field 62 of a sale: as the bank sent it when that is well formed, else from the record. */
export function supplyAnswer(config: HostConfig, { ask }: Case, sold: SoldPurchase): string {
  if (ask.supply !== null) {
    readInside(prepaidLayouts.supply, ask.supply);
    return ask.supply;
  }
  return supplyOf(config, sold.unit, monthlyLimitDkwh(sold.powerVa), []);
}

function isZeros(text: string): boolean {
  return /^0+$/.test(text);
}
