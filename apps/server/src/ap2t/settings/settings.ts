import { type ConnectionRules, defaultConnectionRules } from '@setrum/tariff';
import { defaultServiceTargets, type ServiceTargets } from '../application/service-clock.ts';
import { type CardRules, defaultCardRules } from '../card/model.ts';
import type { Signatory } from '../document/data/parts.ts';
import { usualUtility } from '../document/mark.ts';
import type { Utility } from '../document/model.ts';
import { defaultStockPolicy, type StockPolicy } from '../meter-stock/policy.ts';
import { defaultNumberRules, type NumberRules } from '../number/allot.ts';
import {
  type ActivationTokenRules,
  defaultActivationTokenRules,
} from '../token-request/activation-set.ts';
import type { OpenBillPolicy } from '../ujl/model.ts';

/** What a utility sets of AP2T's own rules. */
export interface Ap2tSettings {
  readonly numbers: NumberRules;
  readonly connection: ConnectionRules;
  /** Days from the SIP to the last day of payment. Public samples show 7 days and 15 months, so it is the utility's to say. */
  readonly sipValidDays: number;
  readonly serviceTargets: ServiceTargets;
  readonly stock: StockPolicy;
  readonly tokens: ActivationTokenRules;
  readonly cards: CardRules;
  /** What becomes of open postpaid bills when a deposit is settled. */
  readonly openBills: OpenBillPolicy;
  /** Stroom darurat that the contract names, tenths of a kWh. PLN publishes no figure; null: none is named. */
  readonly emergencyCreditDkwh: number | null;
  /** The utility as its papers name it. */
  readonly utility: Utility;
  /** Who signs papers for the utility. */
  readonly signatory: Signatory;
  /** Where the QR codes of documents lead: the address of this server as customers see it; null: the server's own. */
  readonly publicUrl: string | null;
  /** Document templates of one's own, which win over those that come along; null: none. */
  readonly templatesDir: string | null;
}

export const ap2tDefaults: Ap2tSettings = {
  numbers: defaultNumberRules,
  connection: defaultConnectionRules,
  sipValidDays: 30,
  serviceTargets: defaultServiceTargets,
  stock: defaultStockPolicy,
  tokens: defaultActivationTokenRules,
  cards: defaultCardRules,
  openBills: 'oldest-first',
  emergencyCreditDkwh: null,
  utility: usualUtility,
  signatory: { name: null, position: 'Manajer Unit Layanan Pelanggan' },
  publicUrl: null,
  templatesDir: null,
};
