import type { SaleTrace } from './trace-model.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** As JSON: instants in UTC. */
export function traceJson(trace: SaleTrace) {
  const { advice } = trace;
  return {
    ...trace,
    events: trace.events.map((event) => ({ ...event, at: event.at.toISOString() })),
    tokens: trace.tokens.map((token) => ({
      ...token,
      issuedAt: token.issuedAt.toISOString(),
      resultAt: iso(token.resultAt),
    })),
    mailboxes: trace.mailboxes.map((one) => ({ ...one, madeAt: one.madeAt.toISOString() })),
    reports: trace.reports.map((report) => ({
      ...report,
      toldAt: report.toldAt.toISOString(),
      receivedAt: report.receivedAt.toISOString(),
    })),
    advice:
      advice === null
        ? null
        : {
            ...advice,
            firstAt: advice.firstAt.toISOString(),
            lastAt: advice.lastAt.toISOString(),
          },
    prints: trace.prints.map((print) => ({ ...print, at: print.at.toISOString() })),
    deliveries: trace.deliveries.map((one) => ({
      ...one,
      occurredAt: one.occurredAt.toISOString(),
      deliveredAt: iso(one.deliveredAt),
    })),
  };
}
