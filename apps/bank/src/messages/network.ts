import { type IsoMessage, type NetworkAction, networkActions } from '@setrum/iso8583';
import type { BankIdentity, Mark } from './identity.ts';

/** 2800: sign-on, sign-off or echo. It says who is there, for a host that cannot tell by the address. */
export function networkRequest(
  identity: BankIdentity,
  { stan, localDateTime }: Mark,
  action: NetworkAction,
): IsoMessage {
  return {
    mti: '2800',
    fields: {
      11: stan,
      12: localDateTime,
      32: identity.bankCode,
      33: identity.centralId,
      40: networkActions[action],
    },
  };
}
