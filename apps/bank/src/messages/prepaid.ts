import {
  CARD_FIELD,
  type IsoMessage,
  plnProducts,
  prepaidLayouts,
  requireField,
} from '@setrum/iso8583';
import { amountField, requestFields } from './frame.ts';
import type { BankIdentity, Mark } from './identity.ts';

/** Whom a customer asks for. */
export type MeterOrCustomer = { readonly meterNo: string } | { readonly idpel: string };

const noMeter = '0'.repeat(11);
const noCustomer = '0'.repeat(12);

/** 2100: flag 0 asks by meter and leaves the customer number zeros; flag 1 the other way round. */
export function inquiryRequest(
  identity: BankIdentity,
  mark: Mark,
  by: MeterOrCustomer,
): IsoMessage {
  const asked =
    'meterNo' in by
      ? { meterNo: by.meterNo, idpel: noCustomer, flag: '0' }
      : { meterNo: noMeter, idpel: by.idpel, flag: '1' };
  const data = prepaidLayouts.inquiryRequest.write({ switcherId: identity.switcherId, ...asked });
  return {
    mti: '2100',
    fields: { ...requestFields(identity, mark, plnProducts.prepaid), 48: data },
  };
}

export type PrepaidInquiry = ReturnType<typeof readInquiry>;

/** What an inquiry's answer 0000 tells. Iso8583Error when it is not of the agreed form. */
export function readInquiry(answer: IsoMessage) {
  const data = requireField(answer, 48, 'inquiry answer');
  const supply = answer.fields[62];
  return {
    ...prepaidLayouts.inquiryResponse.read(data),
    supply: supply === undefined ? null : prepaidLayouts.supply.read(supply),
    answer,
  };
}

export interface PurchaseOrder {
  readonly amountCents: number;
  /** 0 a new token, 1 one that was made earlier and never taken. */
  readonly buyingOption?: '0' | '1';
  /** Field 124 as the counter wrote it. */
  readonly card?: string | null;
}

/** 2200: the inquiry's field 48 as it came with the buying option behind it; field 62 as it came. */
export function purchaseRequest(
  identity: BankIdentity,
  mark: Mark,
  inquiry: IsoMessage,
  { amountCents, buyingOption = '0', card = null }: PurchaseOrder,
): IsoMessage {
  const supply = inquiry.fields[62];
  return {
    mti: '2200',
    fields: {
      ...requestFields(identity, mark, plnProducts.prepaid),
      4: amountField(amountCents),
      48: `${requireField(inquiry, 48, 'inquiry answer')}${buyingOption}`,
      ...(supply !== undefined && { 62: supply }),
      ...(card !== null && { [CARD_FIELD]: card }),
    },
  };
}

/** 2220, and 2221 when it is repeated: what became of this purchase? Trace number, time, references and amount are the purchase's. */
export function adviceRequest(purchase: IsoMessage, isRepeat: boolean): IsoMessage {
  const asked = prepaidLayouts.purchaseRequest.read(requireField(purchase, 48, 'purchase'));
  const { [CARD_FIELD]: _card, ...fields } = purchase.fields;
  return {
    mti: isRepeat ? '2221' : '2220',
    fields: { ...fields, 48: prepaidLayouts.adviceRequest.write(asked) },
  };
}

export type PrepaidSale = ReturnType<typeof readSale>;

/** What the answer 0000 to a purchase or an advice tells. Iso8583Error when it is not of the agreed form. */
export function readSale(answer: IsoMessage) {
  return prepaidLayouts.purchaseResponse.read(requireField(answer, 48, 'purchase answer'));
}
