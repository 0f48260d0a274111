import type { IconName } from '../../design/index.ts';
import type { TextKey } from '../../i18n/translate.ts';

/** As GET /api/v1/search tells it. */
export interface Found {
  readonly kind: 'customer' | 'application' | 'meter';
  readonly id: string;
  readonly idpel: string | null;
  readonly agendaNo: string | null;
  readonly registrationNo: string | null;
  readonly meterNo: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly unit: string | null;
  readonly state: string;
  readonly tariff: string | null;
  readonly powerVa: number | null;
}

export interface FoundAnswer {
  readonly found: readonly Found[];
  readonly more: boolean;
  readonly corrected: string | null;
}

/** As GET /api/v1/sales tells it. */
export interface FoundSale {
  readonly product: '99501' | '99502' | '99504';
  readonly reference: string;
  readonly requestKey: string;
  readonly at: string;
  readonly subject: string;
  readonly idpel: string | null;
  readonly name: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly counterId: string | null;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  readonly energyDkwh: number | null;
  readonly takenBackAt: string | null;
}

export const hitGroups = [
  'page',
  'customer',
  'meter',
  'application',
  'registration',
  'sale',
  'recent',
] as const;

export type HitGroup = (typeof hitGroups)[number];

/** A line of the list: where it leads, and enough to know it by. */
export interface Hit {
  /** Unique in the list. */
  readonly key: string;
  readonly group: HitGroup;
  readonly title: string;
  readonly detail: string;
  readonly to: string;
}

export const groupTitles: Readonly<Record<HitGroup, TextKey & `searchGroup${string}`>> = {
  page: 'searchGroupPage',
  customer: 'searchGroupCustomer',
  meter: 'searchGroupMeter',
  application: 'searchGroupApplication',
  registration: 'searchGroupRegistration',
  sale: 'searchGroupSale',
  recent: 'searchGroupRecent',
};

export const groupIcons: Readonly<Record<HitGroup, IconName>> = {
  page: 'right',
  customer: 'customer',
  meter: 'meter',
  application: 'application',
  registration: 'application',
  sale: 'purchase',
  recent: 'clock',
};
