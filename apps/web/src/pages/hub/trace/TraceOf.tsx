import { Loaded } from '../../../design/index.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useRecord } from '../../../parts/use-record.ts';
import { AroundOf } from './AroundOf.tsx';
import { EventLines } from './EventLines.tsx';
import { MailboxesOf } from './MailboxesOf.tsx';
import { MessageOf } from './MessageOf.tsx';
import type { SaleTrace } from './model.ts';
import { QuoteOf } from './QuoteOf.tsx';
import { ReportsOf } from './ReportsOf.tsx';
import { TokensOfSale } from './TokensOfSale.tsx';
import { TraceSteps } from './TraceSteps.tsx';

/** The whole way of a sale, from the partner's message to what the meter said of the token. */
export function TraceOf({ reference }: { readonly reference: string }) {
  const query = useRecord<SaleTrace>(`/api/v1/sales/${reference}/trace`);
  return (
    <Loaded query={query}>
      {(trace) => (
        <Stacked>
          <TraceSteps trace={trace} />
          <MessageOf message={trace.message} />
          {trace.quote !== null && <QuoteOf quote={trace.quote} />}
          {trace.events.map((event) => (
            <EventLines key={event.eventId} event={event} />
          ))}
          {trace.quote !== null && (
            <>
              <TokensOfSale trace={trace} />
              <MailboxesOf mailboxes={trace.mailboxes} />
              <ReportsOf reports={trace.reports} />
            </>
          )}
          <AroundOf trace={trace} />
        </Stacked>
      )}
    </Loaded>
  );
}
