/** What every slip says of itself. Instants are ISO 8601 in UTC; money is rupiah x 100, energy tenths of a kWh. */
export interface SlipHead {
  /** Without the prefix of a reprint. */
  readonly receiptNo: string;
  readonly paidAt: string;
  /** The counter that sold, as it is to be read; null: not said. */
  readonly soldBy: string | null;
  /** Null on the original. */
  readonly reprint: { readonly at: string; readonly by: string } | null;
  /** The text that came with the answer (field 63); null: the usual one. */
  readonly infoText: string | null;
}

/** A further credit that travels with a purchase. It is not paid for, so it is no part of the sum. */
export interface Compensation {
  readonly kind: string;
  readonly token: string;
  readonly energyDkwh: number;
}

/** What a purchase answer tells; its names are those of the HTTP API. */
export interface PrepaidSale {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly purchasedAt: string;
  /** What the customer pays: amount and fee. */
  readonly totalCents: number;
  readonly adminCents: number;
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  readonly pricePerKwhCents?: number;
  readonly energyDkwh: number;
  /** 20 digits each, to be entered first and in this order. */
  readonly keyChange: readonly string[];
  readonly compensations?: readonly Compensation[];
  readonly token: string;
}

/** STRUK PEMBELIAN LISTRIK PRABAYAR. */
export interface PrepaidReceipt {
  readonly kind: 'prepaid';
  readonly head: SlipHead;
  /** NO REF. */
  readonly reference: string;
  readonly sale: PrepaidSale;
}

/** STRUK NON TAGIHAN LISTRIK. */
export interface NonTaglisReceipt {
  readonly kind: 'nonTaglis';
  readonly head: SlipHead;
  readonly reference: string;
  /** PASANG BARU, PERUBAHAN DAYA and so on. */
  readonly transactionName: string;
  readonly registrationNo: string;
  /** `YYYY-MM-DD`. */
  readonly registeredOn: string;
  readonly holder: string;
  readonly idpel: string;
  /** What the fee of PLN is made of; they add up to `billCents`. Empty: not said. */
  readonly details: readonly { readonly name: string; readonly amountCents: number }[];
  readonly billCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
}

/** One month of a postpaid receipt. `billCents - incentiveCents + ppnCents + penaltyCents` is what it costs. */
export interface PaidMonth {
  /** `YYYYMM`. */
  readonly period: string;
  /** Readings of the meter, `00012345-00012567`; null: not said. */
  readonly stand: string | null;
  readonly billCents: number;
  readonly incentiveCents: number;
  readonly ppnCents: number;
  readonly penaltyCents: number;
}

/** STRUK PEMBAYARAN TAGIHAN LISTRIK. */
export interface PostpaidReceipt {
  readonly kind: 'postpaid';
  readonly head: SlipHead;
  readonly reference: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly months: readonly PaidMonth[];
  readonly adminCents: number;
  readonly totalCents: number;
}

export type Receipt = PrepaidReceipt | NonTaglisReceipt | PostpaidReceipt;
