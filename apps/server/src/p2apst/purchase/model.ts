import type { ErrorParams } from '@setrum/errors';
import type { SaleState } from '../../ap2t/index.ts';
import type { CardVisit } from '../../profile/index.ts';
import type { IssueContext, MailboxSeal, StoredToken } from '../../vending/index.ts';
import type { Partner } from '../partner/model.ts';

/** What a counter asks for. The request key makes a repeated request the same request, for ever. */
export interface PurchaseRequest {
  readonly meterNo: string;
  readonly partnerId: string;
  readonly counterId: string;
  readonly requestKey: string;
  /** Rupiah x 100, without the partner's fee. */
  readonly amountCents: number;
  /** The card on the reader; absent when the token goes on paper only. */
  readonly card: CardVisit | null;
  /** Merchant category of field 26: where the customer pays. */
  readonly channel: string;
  /** Field 41 without its leading zeros; null where there is none. */
  readonly terminalId: string | null;
  /** The references that the inquiry gave; null where there was none. Kept with the purchase, and told again with it. */
  readonly plnRef: string | null;
  readonly switcherRef: string | null;
  /** A new token, or one that was made earlier and never taken (unsold). */
  readonly buyingOption: 'new' | 'unsold';
  /** The fee that the partner says it takes, rupiah x 100; null: not said, not checked. */
  readonly adminCents: number | null;
}

/** Why a purchase was declined, as it is kept. */
export interface Decline {
  readonly code: string;
  readonly params: ErrorParams;
}

/** The customer's place as ap2t keeps it for sales. */
export interface SupplyPoint {
  readonly meter_no: string;
  readonly idpel: string;
  readonly holder: string;
  readonly unit: string;
  readonly tariff: string;
  readonly power_va: number;
  readonly sale_state: SaleState;
}

/** A row of p2apst.purchase with its token and mailbox, as `p2apst.purchase_json` gives it. */
export interface PurchaseRow {
  readonly meter_no: string;
  readonly purchase_id: string;
  readonly partner_id: string;
  readonly counter_id: string;
  readonly request_key: string;
  readonly amount_cents: number;
  readonly status: 'sold' | 'declined';
  readonly at: string;
  readonly decline: Decline | null;
  readonly idpel: string;
  readonly holder: string;
  readonly unit: string;
  readonly tariff: string;
  readonly power_va: number;
  readonly price_cents: number;
  readonly admin_cents: number;
  readonly stamp_cents: number;
  readonly ppn_cents: number;
  readonly ppj_cents: number;
  readonly instalment_cents: number;
  readonly token_cents: number;
  readonly energy_dkwh: number;
  readonly energy_computed_ckwh: number;
  /** The tariff rules that made the quote. */
  readonly rule_ids: readonly string[];
  readonly card_uid: string | null;
  readonly mailbox_sequence: number | null;
  readonly channel: string;
  readonly terminal_id: string | null;
  readonly pln_ref: string | null;
  readonly switcher_ref: string | null;
  readonly buying_option: PurchaseRequest['buyingOption'];
  /** The purchase that the tokens were made for, where this one has collected them. */
  readonly tokens_from: string | null;
  /** What the instalment was taken for. */
  readonly instalment_id: string | null;
  /** Null: none. */
  readonly compensations: readonly CompensationGiven[] | null;
  /** Taken back: the tokens are unsold, or somebody else's by now. */
  readonly refunded: boolean;
  /** In the order in which the meter takes them; the credit is the last. */
  readonly tokens: readonly StoredToken[];
  readonly mailbox: readonly StoredToken[] | null;
  /** Null: the mailbox bears no MAC. */
  readonly mailbox_seal: MailboxSeal | null;
}

/** A compensation as it stands with its purchase. */
export interface CompensationGiven {
  readonly kind: string;
  readonly amountCents: number;
  readonly energyDkwh: number;
}

/** What a meter's customer owes and is owed (`ap2t.owed_of`). */
export interface Owed {
  readonly instalment: OwedInstalment | null;
  /** The oldest first. */
  readonly compensations: readonly OwedCompensation[];
}

export interface OwedInstalment {
  readonly instalment_id: string;
  readonly total_cents: number;
  readonly per_purchase_cents: number;
  readonly paid_cents: number;
}

export interface OwedCompensation {
  readonly compensation_id: string;
  readonly kind: string;
  /** PPJ and PPN inside; 0: owed as energy. */
  readonly amount_cents: number;
  readonly ppj_cents: number;
  readonly ppn_cents: number;
  readonly energy_dkwh: number | null;
}

/** What the lane reads about one request before it decides (`p2apst.purchase_context`). */
export interface PurchaseContext extends IssueContext {
  readonly i: number;
  readonly purchase: PurchaseRow | null;
  readonly key_elsewhere: boolean;
  readonly supply_point: SupplyPoint | null;
  readonly partner: Partner | null;
  readonly energy_dkwh: number;
  /** Null as a rule: nothing is owed either way. */
  readonly owed: Owed | null;
  /** The purchase whose tokens a request with the buying option 'unsold' would collect; null: there is none. */
  readonly unsold: PurchaseRow | null;
  readonly mailbox_sequence: number | null;
  /** What the record is checked against: another one means that the meter or its card changed hands since. */
  readonly revision: number;
  /** What AP2T has on record of the card on the reader; null for a card that is not registered. */
  readonly card_state: string | null;
  readonly card_meter_no: string | null;
  /** Whether what the report says of tokens and keys is to be believed. */
  readonly report_counts: boolean;
  /** The card master keys that the meter has its share of; null: none, or no card. */
  readonly card_keys: readonly number[] | null;
  /** The card that has brought this very report before, where this one is a copy of it. */
  readonly copied_from: string | null;
  /** The other cards of the meter, where the report's signature is wrong. */
  readonly other_uids: readonly string[] | null;
}

/** A purchase as its buyer hears of it: the same bytes the first time and every time after. */
export interface SoldPurchase {
  /** 32 hex digits; the purchase's own number. */
  readonly reference: string;
  readonly requestKey: string;
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly purchasedAt: string;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  readonly pricePerKwhCents: number;
  readonly energyDkwh: number;
  readonly energyComputedCkwh: number;
  readonly unit: string;
  readonly channel: string;
  readonly terminalId: string | null;
  readonly plnRef: string | null;
  readonly switcherRef: string | null;
  readonly buyingOption: 'new' | 'unsold';
  /** Eight digits, made from the purchase's own number. */
  readonly vendingReceiptNo: string;
  /** Further credits that came along (UJL, service level); empty as a rule. */
  readonly compensations: readonly (CompensationGiven & { readonly token: string })[];
  /** 20 digits each, to be entered in this order before the token: the meter's key must change. Empty otherwise. */
  readonly keyChange: readonly string[];
  /** 20 digits. */
  readonly token: string;
  /** What the counter writes on the card; null without a card, or when it has no room for all. */
  readonly mailbox: {
    readonly cardUid: string;
    readonly sequence: number;
    readonly image: string;
  } | null;
}
