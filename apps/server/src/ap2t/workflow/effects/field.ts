import { bindCard } from '../../card/bind.ts';
import type { CardRules, HoldSales } from '../../card/model.ts';
import { recordRealisation, recordSignatures } from '../../realisation/record.ts';
import type { RealisationInput, SignaturesInput } from '../../realisation/schema.ts';
import type { Effects } from '../effect.ts';

/** What the fitter reports, what the customer signs, and the card that goes with it. */
export function fieldEffects(options: {
  readonly cards: CardRules;
  readonly holdSales: HoldSales | undefined;
}): Pick<Effects, 'recordRealisation' | 'recordSignatures' | 'bindCard'> {
  return {
    recordRealisation: async (step) => {
      await recordRealisation(step, step.input as RealisationInput, options.holdSales);
      return {};
    },
    recordSignatures: async (step) => {
      await recordSignatures(step, step.input as SignaturesInput);
      return {};
    },
    // With a signature a card may be handed over; a card-only registration is nothing but that, and its schema asks for one.
    bindCard: async (step) => {
      const { cardUid } = step.input;
      if (typeof cardUid === 'string') await bindCard(step, { cardUid }, options.cards);
      return {};
    },
  };
}
