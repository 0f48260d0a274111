import { useSearchParams } from 'react-router';
import { addressOf } from '../../../api/request.ts';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { stampColumn, textColumn } from '../parts/columns.tsx';
import { PartnerSelect } from '../parts/PartnerSelect.tsx';
import { HubWord } from '../parts/Word.tsx';
import { WordSelect } from '../parts/WordSelect.tsx';
import type { Advice } from './model.ts';
import { OneAdvice } from './OneAdvice.tsx';
import { adviceTexts } from './texts.ts';

/** Requests that need a person. */
export default function AdvicesPage() {
  const t = useText(adviceTexts);
  const [state] = useUrl('state');
  const [partnerId] = useUrl('partner');
  const [key] = useUrl('key');
  const [of] = useUrl('of');
  const [, setSearch] = useSearchParams();
  const query = useRecord<{ advices: readonly Advice[] }>(
    addressOf('/api/v1/manual-advices', { state, partnerId, limit: 500 }),
  );
  const choose = (advice: Advice | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('key');
        next.delete('of');
        if (advice !== null) {
          next.set('key', advice.requestKey);
          next.set('of', advice.partnerId);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const columns: readonly Column<Advice>[] = [
    {
      ...{ key: 'kind', title: t('kind'), value: ({ kind }) => kind, width: 12 },
      cell: ({ kind }) => <HubWord family="advicekind" word={kind} />,
    },
    {
      ...{ key: 'state', title: t('state'), value: (one) => one.state, width: 8 },
      cell: (one) => <HubWord family="advice" word={one.state} />,
    },
    textColumn('partner', t('partner'), (one) => one.partnerId, 7),
    textColumn('subject', t('subject'), ({ subject }) => subject, 9),
    { ...textColumn('times', t('times'), ({ times }: Advice) => times, 5), align: 'right' },
    stampColumn('firstAt', t('firstAt'), ({ firstAt }) => firstAt),
    stampColumn('lastAt', t('lastAt'), ({ lastAt }) => lastAt),
    textColumn('key', t('requestKey'), ({ requestKey }) => requestKey, 20),
  ];
  const owner = of ?? partnerId;
  return (
    <Page>
      <PageHeader title={t('pageAdvices')} note={t('advicesNote')} />
      {key !== null && owner !== null && (
        <OneAdvice
          key={`${owner} ${key}`}
          partnerId={owner}
          requestKey={key}
          onClose={() => choose(null)}
        />
      )}
      <Toolbar label={t('filters')}>
        <WordSelect param="state" label={t('state')} family="advice" words={['open', 'closed']} />
        <PartnerSelect />
      </Toolbar>
      <Section title={t('pageAdvices')} flush>
        <Loaded query={query}>
          {({ advices }) => (
            <DataTable
              label={t('pageAdvices')}
              rows={advices}
              columns={columns}
              rowKey={(one) => `${one.partnerId} ${one.requestKey}`}
              onOpen={choose}
              empty={<Empty title={t('noAdvices')}>{t('noAdvicesText')}</Empty>}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
