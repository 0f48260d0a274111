import { useParams } from 'react-router';
import { FieldList, Loaded, Money, Page, PageHeader, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { useDayText } from '../parts/BusinessDay.tsx';
import { HubLink } from '../parts/HubLink.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { DifferencesOf } from './DifferencesOf.tsx';
import type { Run } from './model.ts';
import { reconciliationTexts } from './texts.ts';

/** One comparison, and its differences to be decided. */
export default function RunPage() {
  const { runId = '' } = useParams();
  const t = useText(reconciliationTexts);
  const word = useHubWord();
  const { stamp } = useFormats();
  const dayText = useDayText();
  useTitle(t('pageReconciliation'));
  const query = useRecord<Run>(`/api/v1/reconciliations/${runId}`);
  const run = query.data;
  return (
    <Page>
      <PageHeader
        title={t('pageReconciliation')}
        note={
          run &&
          t('runNote', {
            product: word('product', run.product),
            ...{ day: dayText(run.day), partner: run.partnerId, at: stamp(run.madeAt) },
          })
        }
        actions={<HubLink to="/reconciliations">{t('toRuns')}</HubLink>}
      />
      <Loaded query={query}>{(found) => <Result run={found} />}</Loaded>
      {run !== undefined && <DifferencesOf runId={runId} />}
    </Page>
  );
}

function Result({ run }: { readonly run: Run }) {
  const t = useText(reconciliationTexts);
  return (
    <Section title={t('result')}>
      <FieldList
        fields={[
          { label: t('theirLines'), value: run.theirLines },
          { label: t('theirCents'), value: <Money cents={run.theirCents} /> },
          { label: t('ourLines'), value: run.ourLines },
          { label: t('ourCents'), value: <Money cents={run.ourCents} /> },
          { label: t('matched'), value: run.matched },
          { label: t('differencesCount'), value: run.differences },
          { label: t('madeBy'), value: run.madeBy },
          { label: t('digest'), value: run.digest, wide: true },
        ]}
      />
    </Section>
  );
}
