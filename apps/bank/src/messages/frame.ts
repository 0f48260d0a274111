import { amountLayout, type IsoMessage } from '@setrum/iso8583';
import type { BankIdentity, Mark } from './identity.ts';

/** The fields that every request but a network message has, by the bitmap of the published inquiry, 4030004180810000. */
export function requestFields(
  identity: BankIdentity,
  { stan, localDateTime }: Mark,
  product: string,
): Record<number, string> {
  return {
    2: product,
    11: stan,
    12: localDateTime,
    26: identity.channel,
    32: identity.bankCode,
    33: identity.centralId,
    41: identity.terminalId.padStart(16, '0'),
  };
}

/** Field 4. */
export function amountField(amountCents: number): string {
  return amountLayout.write({ amountCents });
}

/** Field 4 as it came; null where there is none. */
export function amountOf(message: IsoMessage): number | null {
  const text = message.fields[4];
  return text === undefined ? null : amountLayout.read(text).amountCents;
}

/** Field 39; empty where a host left it out. */
export function codeOf(message: IsoMessage): string {
  return message.fields[39] ?? '';
}

/** The message under another trace number and time. */
export function remarked(message: IsoMessage, { stan, localDateTime }: Mark): IsoMessage {
  return { ...message, fields: { ...message.fields, 11: stan, 12: localDateTime } };
}
