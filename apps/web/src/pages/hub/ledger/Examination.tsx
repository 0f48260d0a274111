import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import {
  Empty,
  FieldList,
  Loaded,
  Money,
  Problem,
  Section,
  Stamp,
  StatusBadge,
} from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { FindingTable } from './FindingTable.tsx';
import { type Examined, findingsOf } from './findings.ts';
import { ledgerTexts } from './texts.ts';

interface Told {
  /** Somebody has asked for one that is not done yet. */
  readonly runningSince: string | null;
  readonly last: Examined | null;
}

const path = '/api/v1/ledger/examination';
const queryKey = ['record', path];
/** It reads every posting: two million of them take some ten seconds. */
const timeoutMs = 30 * 60_000;
const askAgainMs = 2_000;

/** The last examination of the whole ledger, and the next one: what was compared, when, for whom, and what is wrong. */
export function Examination() {
  const t = useText(ledgerTexts);
  const client = useQueryClient();
  const query = useQuery({
    queryKey,
    queryFn: () => api.get<Told>(path),
    refetchInterval: ({ state }) => (state.data?.runningSince == null ? false : askAgainMs),
  });
  const examine = useMutation({
    mutationFn: () => api.post<Examined>(path, undefined, { timeoutMs }),
    onSuccess: (last) => client.setQueryData<Told>(queryKey, { runningSince: null, last }),
    onError: () => client.invalidateQueries({ queryKey }),
  });
  const since = query.data?.runningSince ?? null;
  const isRunning = examine.isPending || since !== null;
  return (
    <Section
      title={t('examination')}
      actions={
        <Button
          variant="default"
          size="xs"
          loading={isRunning}
          aria-label={t('examine')}
          onClick={() => examine.mutate()}
        >
          {t('examine')}
        </Button>
      }
    >
      <Stacked>
        <div>
          <Text size="sm">{t('examinationNote')}</Text>
          <div role="status">{isRunning && t('examining')}</div>
        </div>
        {examine.error !== null && <Problem error={examine.error} />}
        <Loaded query={query}>{({ last }) => <Result last={last} />}</Loaded>
      </Stacked>
    </Section>
  );
}

function Result({ last }: { readonly last: Examined | null }) {
  const t = useText(ledgerTexts);
  const { number } = useFormats();
  if (last === null) return <Empty title={t('notExamined')}>{t('notExaminedText')}</Empty>;
  const { beganAt, endedAt, madeBy, ok, postings, sumCents } = last;
  const found = findingsOf(last);
  const seconds = (Date.parse(endedAt) - Date.parse(beganAt)) / 1000;
  return (
    <Stacked>
      <FieldList
        fields={[
          {
            label: t('result'),
            value: (
              <StatusBadge tone={ok ? 'good' : 'bad'}>
                {ok ? t('whole') : t('findingCount', { count: found.length })}
              </StatusBadge>
            ),
          },
          { label: t('examinedAt'), value: <Stamp at={beganAt} /> },
          { label: t('examinedBy'), value: madeBy },
          { label: t('took'), value: t('seconds', { seconds: number(seconds, 1) }) },
          { label: t('postings'), value: number(postings, 0) },
          { label: t('sumOfAll'), value: <Money cents={sumCents} /> },
        ]}
      />
      {found.length > 0 && <FindingTable findings={found} />}
    </Stacked>
  );
}
