import { MAILBOX_ENTRIES, type Report } from '@setrum/card';
import { checkAmount, monthlyLimitDkwh, type Quote, type TariffRules } from '@setrum/tariff';
import {
  carriedEnergy,
  planFurther,
  planTokens,
  type StoredToken,
  type TokenPlan,
} from '../../vending/index.ts';
import { type Collection, decideCollection } from './collect.ts';
import type { OwedInstalment, PurchaseContext, PurchaseRequest } from './model.ts';
import { type PlannedCompensation, planCompensations, quoteWithInstalment } from './owed.ts';
import { assertMayBuy, assertWithinLimit, type Buyer } from './rules.ts';

/** A purchase of a new token, worked out, but for its tokens. */
export interface Sale extends Buyer {
  readonly kind: 'sale';
  readonly plan: TokenPlan;
  readonly quote: Quote;
  /** What the token carries, tenths of a kWh: the energy sold. */
  readonly energyDkwh: number;
  readonly limitDkwh: number;
  /** What the quote's instalment pays; null without one. */
  readonly instalment: OwedInstalment | null;
  readonly compensations: readonly PlannedCompensation[];
  /** The identifiers of the compensations' tokens; the plan's own is the one of the credit bought. */
  readonly compensationTids: readonly number[];
  /** Null: no card, or no room on it for all of the tokens and nothing that it has not yet. */
  readonly mailbox: PlannedMailbox | null;
}

/** The mailbox of a sale, but for the tokens that it brings itself. */
export interface PlannedMailbox {
  readonly sequence: number;
  readonly waiting: readonly StoredToken[];
  /** Whether the sale's own tokens are in it; else they are on paper. */
  readonly bringsSale: boolean;
  /** The card master keys that the meter has its share of. */
  readonly issued: readonly number[];
}

export type Decision = Sale | Collection;

/**
 * Decides one request from what was read about it. Throws the SetrumError of a decline. The limit of 720 hours and the
 * deposit are decided in the durable step, where nobody can slip in between.
 */
export function decide(
  rules: TariffRules,
  request: PurchaseRequest,
  report: Report | null,
  context: PurchaseContext,
  now: Date,
): Decision {
  const buyer = assertMayBuy(request, report, context, now);
  if (request.buyingOption === 'unsold') return decideCollection(request, context, buyer);
  checkAmount(rules, request.amountCents, now);
  const { place } = buyer;
  const { instalment = null, compensations: owed = [] } = context.owed ?? {};
  const worked = quoteWithInstalment(
    rules,
    {
      amountCents: request.amountCents,
      tariff: place.tariff,
      powerVa: place.power_va,
      unit: place.unit,
      at: now,
    },
    instalment,
  );
  assertWithinLimit(place, context, worked.energyDkwh);
  const single = planTokens(request.meterNo, context, now, request.card !== null);
  const waiting = context.waiting ?? [];
  const room = MAILBOX_ENTRIES - waiting.length - (single.keyChange?.count ?? 0) - 1;
  const onCard = request.card !== null && room >= 0;
  // Energy that makes good for something else is not bought: it does not count against the 720 hours. That is our choice.
  const compensations = planCompensations(owed, onCard ? room : null, worked.pricePerKwhCents);
  const { plan, tids } = planFurther(single, compensations.length);
  return {
    ...buyer,
    kind: 'sale',
    plan,
    quote: worked,
    energyDkwh: carriedEnergy(worked.energyDkwh),
    limitDkwh: monthlyLimitDkwh(place.power_va),
    instalment: worked.instalmentCents > 0 ? instalment : null,
    compensations,
    compensationTids: tids,
    mailbox:
      onCard || lacksWaiting(request, context)
        ? {
            sequence: nextSequence(request, report, context),
            waiting,
            bringsSale: onCard,
            issued: context.card_keys ?? [],
          }
        : null,
  };
}

/**
 * Whether the card on the reader has not all that waits on it: the mailbox that was made for it last never reached it, or it took the place of
 * another card. Full as it is, it would never get that.
 */
function lacksWaiting({ card }: PurchaseRequest, context: PurchaseContext): boolean {
  if (card === null) return false;
  const isLast = card.mailboxSequence === (context.mailbox_sequence ?? 0);
  return (context.waiting ?? []).some((token) => !isLast || token.in_mailbox !== true);
}

/**
 * The sequence of the mailbox for this sale: above the card's, above what its meter has dealt with, and above every one that
 * we ever made for the card, since an earlier mailbox that never reached it may still be on its way. What a report says that does not count
 * is no reason to go higher.
 */
function nextSequence(
  { card }: PurchaseRequest,
  report: Report | null,
  context: PurchaseContext,
): number {
  const latest = Math.max(
    card?.mailboxSequence ?? 0,
    context.report_counts ? (report?.acknowledgement.mailboxSequence ?? 0) : 0,
    context.mailbox_sequence ?? 0,
  );
  return latest + 1;
}
