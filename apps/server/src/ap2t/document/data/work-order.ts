import type { Static } from 'typebox';
import { listOf, Meter, Party, reference, Service, Signatory, Site } from './parts.ts';
import {
  choice,
  count,
  date,
  digits,
  energy,
  instant,
  nullable,
  record,
  text,
} from './vocabulary.ts';

export const workTasks = [
  'remove-meter',
  'install-service',
  'install-meter',
  'change-limiter',
  'enter-tokens',
  'hand-over-card',
  'read-back',
] as const;

export const tokenPurposes = [
  'key-change',
  'maximum-power',
  'clear-tamper',
  'clear-credit',
  'phase-unbalance',
  'first-credit',
  'credit',
  'compensation',
] as const;

/** A token by reference: its 20 digits are filled in while it is printed, and only for whoever may see them. */
export const OrderedToken = record({
  /** In the order of entry, from 1. */
  position: count(99),
  /** What the caller of `print` finds the digits by. */
  tokenId: text(80),
  purpose: choice('token', tokenPurposes),
  /** The n-th of several that belong together: 1 of 2 of a key change. */
  part: nullable(count(9)),
  parts: nullable(count(9)),
  energyDkwh: nullable(energy()),
  /** Watts, of a power limit. */
  powerW: nullable(count()),
});
export type OrderedToken = Static<typeof OrderedToken>;

/** A meter's key as its attributes tell it: supply group, key revision, tariff index. */
export const KeySetting = record({ sgc: digits(6), krn: count(9), ti: digits(2) });
export type KeySetting = Static<typeof KeySetting>;

/** PK: what the fitter does, with what, and which tokens in which order. */
export const WorkOrderData = record({
  ...reference,
  customer: Party,
  site: Site,
  service: Service,
  previous: nullable(Service),
  tasks: listOf(choice('task', workTasks), 10),
  /** The meter to take away. */
  removal: nullable(Meter),
  /** The meter to put in. */
  installation: nullable(Meter),
  limiterAmpere: nullable(count(10_000)),
  tokens: listOf(OrderedToken, 30),
  /** The KCT setting; `from` is null for a meter that has the maker's default key. */
  keyChange: nullable(
    record({ setBy: text(60), setAt: instant(), from: nullable(KeySetting), to: KeySetting }),
  ),
  /** The crew or the contractor; null: written in by hand. */
  assignedTo: nullable(text(60)),
  scheduledOn: nullable(date()),
  signatory: Signatory,
});

export type WorkOrderData = Static<typeof WorkOrderData>;
