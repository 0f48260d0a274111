import { type ConnectionRules, defaultConnectionRules } from '@setrum/tariff';
import { defaultServiceTargets, type ServiceTargets } from '../application/service-clock.ts';
import { defaultNumberRules, type NumberRules } from '../number/allot.ts';

/** What a utility sets of AP2T's own rules. */
export interface Ap2tSettings {
  readonly numbers: NumberRules;
  readonly connection: ConnectionRules;
  /**
   * Days from the SIP to the last day of payment. Public samples show 7 days and 15 months, so it is the utility's to say.
   */
  readonly sipValidDays: number;
  readonly serviceTargets: ServiceTargets;
  /** Where the QR codes of documents lead: the address of this server as customers see it. */
  readonly publicUrl: string;
  /** Document templates of one's own, which win over those that come along; null: none. */
  readonly templatesDir: string | null;
}

export const ap2tDefaults: Ap2tSettings = {
  numbers: defaultNumberRules,
  connection: defaultConnectionRules,
  sipValidDays: 30,
  serviceTargets: defaultServiceTargets,
  publicUrl: 'http://127.0.0.1:8080',
  templatesDir: null,
};
