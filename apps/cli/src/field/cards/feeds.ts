import { addTo, type FeedRecord, type FieldPlan, fedWh, feedsOf } from '@setrum/field';

/** What a household took from its transformer, Wh for each month. */
export interface Flow {
  readonly transformer: string;
  readonly flowWh: readonly number[];
}

/** What the network's own meters counted, from what households took. */
export function feedsFrom(plan: FieldPlan, flows: readonly Flow[]): readonly FeedRecord[] {
  return plan.feeders.flatMap(({ feeder, loss, transformers }) => {
    const givenWh = plan.months.map(() => 0);
    const below = transformers.flatMap((one) => {
      const flowWh = plan.months.map(() => 0);
      for (const flow of flows)
        if (flow.transformer === one.transformer) addTo(flowWh, flow.flowWh);
      const countedWh = fedWh(plan, { place: one.transformer, loss: one.loss }, flowWh);
      addTo(givenWh, countedWh);
      return feedsOf(plan, one.transformer, countedWh);
    });
    return [...below, ...feedsOf(plan, feeder, fedWh(plan, { place: feeder, loss }, givenWh))];
  });
}
