import { Button } from '@mantine/core';
import { FieldList, Loaded, Money, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { HubLink } from '../parts/HubLink.tsx';
import { HubWord } from '../parts/Word.tsx';
import { CloseAdvice } from './CloseAdvice.tsx';
import { type Advice, advicePath, type Standing } from './model.ts';
import { adviceTexts } from './texts.ts';

export interface OneAdviceProps {
  readonly partnerId: string;
  readonly requestKey: string;
  readonly onClose: () => void;
}

interface Looked {
  readonly advice: Advice;
  readonly record: Standing;
}

/** One request that needs a person: what stands on record under its key now, and taking it off the list. */
export function OneAdvice({ partnerId, requestKey, onClose }: OneAdviceProps) {
  const t = useText(adviceTexts);
  const may = useMay();
  const query = useRecord<Looked>(advicePath({ partnerId, requestKey }));
  return (
    <Section
      title={`${t('requestKey')} ${requestKey}`}
      actions={
        <>
          <Button
            variant="default"
            size="xs"
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {t('lookAgain')}
          </Button>
          <Button variant="default" size="xs" onClick={onClose}>
            {t('closePanel')}
          </Button>
        </>
      }
    >
      <Loaded query={query}>
        {({ advice, record }) => (
          <Stacked>
            <AdviceData advice={advice} record={record} />
            {advice.state === 'open' && may('advice.close') && <CloseAdvice advice={advice} />}
          </Stacked>
        )}
      </Loaded>
    </Section>
  );
}

function AdviceData({ advice, record }: Looked) {
  const t = useText(adviceTexts);
  const { closedAt } = advice;
  return (
    <FieldList
      fields={[
        { label: t('state'), value: <HubWord family="advice" word={advice.state} /> },
        { label: t('kind'), value: <HubWord family="advicekind" word={advice.kind} /> },
        { label: t('partner'), value: advice.partnerId },
        { label: t('subject'), value: advice.subject },
        { label: t('times'), value: advice.times },
        { label: t('firstAt'), value: <Stamp at={advice.firstAt} /> },
        { label: t('lastAt'), value: <Stamp at={advice.lastAt} /> },
        { label: t('standing'), value: <HubWord family="record" word={record.status} /> },
        { label: t('at'), value: record.at === null ? null : <Stamp at={record.at} /> },
        {
          label: t('amount'),
          value: record.amountCents === null ? null : <Money cents={record.amountCents} />,
        },
        { label: t('declineCode'), value: record.code },
        { label: t('means'), value: t(`means-${record.status}`), wide: true },
        {
          label: t('toSale'),
          value: (
            <HubLink
              to={`/purchases?day=${advice.firstAt.slice(0, 10)}&partner=${advice.partnerId}`}
            >
              {t('pageSales')}
            </HubLink>
          ),
        },
        { label: t('closedBy'), value: advice.closedBy },
        { label: t('closedAt'), value: closedAt === null ? null : <Stamp at={closedAt} /> },
        { label: t('reason'), value: advice.reason, wide: true },
      ]}
    />
  );
}
