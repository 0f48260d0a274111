import { addTo, fedWh, feedsOf } from './feeds.ts';
import { householdsOf } from './household.ts';
import { planField } from './plan.ts';
import { liveOnRegisters } from './play.ts';
import { createPrices, type Prices } from './prices.ts';
import type { FieldItem, FieldOptions, FieldPlan, TransformerPlan } from './types.ts';

/**
 * Lives a whole field, one transformer after the other, and tells each meter when it is done: no more than one transformer is in memory at a
 * time. The same options, the same field. RangeError for options that cannot be.
 */
export function* simulateField(options: FieldOptions): Generator<FieldItem, void, void> {
  const plan = planField(options);
  const prices = createPrices();
  for (const feeder of plan.feeders) {
    const givenWh = plan.months.map(() => 0);
    for (const transformer of feeder.transformers) {
      addTo(givenWh, yield* simulateTransformer(plan, transformer, prices));
    }
    const place = { place: feeder.feeder, loss: feeder.loss };
    yield { kind: 'feeds', feeds: feedsOf(plan, feeder.feeder, fedWh(plan, place, givenWh)) };
  }
}

/** Gives what its own meter counted, Wh for each month. */
function* simulateTransformer(
  plan: FieldPlan,
  transformer: TransformerPlan,
  prices: Prices,
): Generator<FieldItem, readonly number[], void> {
  const givenWh = plan.months.map(() => 0);
  for (const household of householdsOf(plan, transformer)) {
    const { meters, flowWh } = liveOnRegisters(plan, household, prices);
    for (const meter of meters) yield { kind: 'household', ...meter };
    addTo(givenWh, flowWh);
  }
  const place = { place: transformer.transformer, loss: transformer.loss };
  const countedWh = fedWh(plan, place, givenWh);
  yield { kind: 'feeds', feeds: feedsOf(plan, transformer.transformer, countedWh) };
  return countedWh;
}
