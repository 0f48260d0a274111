import { Anchor } from '@mantine/core';
import { addressOf } from '../../../api/request.ts';
import {
  DataTable,
  Empty,
  FieldList,
  Loaded,
  Money,
  Page,
  PageHeader,
  Section,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { moneyColumn, stampColumn, textColumn } from '../parts/columns.tsx';
import { DayField } from '../parts/DayField.tsx';
import { daysBefore, today } from '../parts/days.ts';
import { PartnerSelect } from '../parts/PartnerSelect.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { statementTexts } from './texts.ts';

interface Entry {
  readonly at: string;
  readonly kind: string | null;
  readonly eventId: string;
  readonly reference: string | null;
  readonly subject: string | null;
  readonly amountCents: number;
  readonly balanceCents: number;
}

interface Statement {
  readonly name: string;
  readonly openingCents: number;
  readonly entries: readonly Entry[];
  readonly closingCents: number;
  readonly count: number;
}

/** The statement of a deposit. A partner's people see their own; the utility's choose one. */
export default function StatementPage() {
  const t = useText(statementTexts);
  const me = useMe();
  const [asked] = useUrl('partner');
  const [fromParam] = useUrl('from');
  const [toParam] = useUrl('until');
  const own = me.seller?.partnerId ?? null;
  const partnerId = own ?? asked;
  const to = toParam ?? today();
  const from = fromParam ?? daysBefore(to, 6);
  const addressAs = (format: string): string =>
    addressOf(`/api/v1/partners/${partnerId}/statement`, { from, to, format });
  return (
    <Page>
      <PageHeader
        title={t('pageStatement')}
        note={t('statementNote')}
        actions={
          partnerId !== null && (
            <>
              <Anchor href={addressAs('text')} target="_blank" rel="noopener" size="sm">
                {t('asText')}
              </Anchor>
              <Anchor href={addressAs('csv')} download={`${partnerId}-${from}.csv`} size="sm">
                {t('asCsv')}
              </Anchor>
            </>
          )
        }
      />
      <Toolbar label={t('filters')}>
        {own === null && <PartnerSelect />}
        <DayField param="from" label={t('from')} initial={from} />
        <DayField param="until" label={t('until')} initial={to} />
      </Toolbar>
      {partnerId === null ? (
        <Empty title={t('choosePartner')}>{t('choosePartnerText')}</Empty>
      ) : (
        <StatementOf partnerId={partnerId} address={addressAs('json')} />
      )}
    </Page>
  );
}

interface StatementOfProps {
  readonly partnerId: string;
  readonly address: string;
}

function StatementOf({ partnerId, address }: StatementOfProps) {
  const t = useText(statementTexts);
  const word = useHubWord();
  const query = useRecord<Statement>(address);
  const positive = (cents: number): number | null => (cents > 0 ? cents : null);
  return (
    <Loaded query={query}>
      {({ name, openingCents, closingCents, entries }) => (
        <>
          <Section title={`${name} (${partnerId})`}>
            <FieldList
              fields={[
                { label: t('opening'), value: <Money cents={openingCents} /> },
                { label: t('entries'), value: entries.length },
                { label: t('closing'), value: <Money cents={closingCents} /> },
              ]}
            />
          </Section>
          <Section title={t('entries')} flush>
            <DataTable<Entry>
              label={`${t('pageStatement')} ${partnerId}`}
              rows={entries}
              columns={[
                stampColumn('at', t('at'), ({ at }) => at),
                textColumn('kind', t('event'), ({ kind }) => word('event', kind), 10),
                textColumn('subject', t('subject'), ({ subject }) => subject, 10),
                moneyColumn('out', t('out'), ({ amountCents }) => positive(-amountCents), 10),
                moneyColumn('in', t('in'), ({ amountCents }) => positive(amountCents), 10),
                moneyColumn('balance', t('balance'), ({ balanceCents }) => balanceCents, 11),
                textColumn('reference', t('reference'), ({ reference }) => reference, 20),
              ]}
              rowKey={({ eventId, balanceCents }) => `${eventId} ${balanceCents}`}
              maxHeight={44}
              empty={<Empty title={t('noEntries')}>{t('noEntriesText')}</Empty>}
            />
          </Section>
        </>
      )}
    </Loaded>
  );
}
