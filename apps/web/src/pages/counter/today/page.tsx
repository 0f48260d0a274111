import { Anchor, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import {
  DataTable,
  Empty,
  Loading,
  Page,
  PageHeader,
  Problem,
  Section,
} from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import { todayTexts } from '../texts/today.ts';
import { useCounter } from '../use-counter.ts';
import { Cash } from './Cash.tsx';
import { Chosen } from './Chosen.tsx';
import { dayColumns } from './columns.tsx';
import { type CounterDay, readDay } from './day.ts';
import { LostReceipt } from './LostReceipt.tsx';
import { reprint } from './reprint.ts';
import { Till } from './Till.tsx';
import classes from './today.module.css';

/** What the counter has taken in on a day, the cash count, and receipts again. */
export default function TodayPage() {
  const t = useText(todayTexts);
  const d = useText(deskTexts);
  const [params, setParams] = useSearchParams();
  const wanted = params.get('day');
  const { data, error, refetch } = useQuery({
    queryKey: ['counter-day', wanted],
    queryFn: () => readDay(wanted),
    staleTime: 0,
  });
  return (
    <Page>
      <PageHeader
        title={t('pageCounterToday')}
        note={data === undefined ? undefined : t('todayNote', { counterId: data.counterId })}
        actions={
          <>
            <TextInput
              type="date"
              aria-label={t('day')}
              value={wanted ?? data?.day ?? ''}
              onChange={(event) => {
                const day = event.currentTarget.value;
                setParams(day === '' ? {} : { day });
              }}
            />
            <Anchor component={Link} to="/counter">
              {d('toDesk')}
            </Anchor>
          </>
        }
      />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && <Day key={data.day} day={data} onChanged={() => void refetch()} />}
      <LostReceipt />
    </Page>
  );
}

function Day({ day, onChanged }: { readonly day: CounterDay; readonly onChanged: () => void }) {
  const t = useText(todayTexts);
  const formats = useFormats();
  const { state, agent, settings } = useCounter('looking');
  const [key, setKey] = useState<string | null>(null);
  const { attention } = state;
  const columns = useMemo(() => {
    const open = attention.map((one) => [keyOf(one), one.kind] as const);
    return dayColumns(t, formats, new Map(open));
  }, [t, formats, attention]);
  const chosen = day.lines.find(({ requestKey }) => requestKey === key);
  const asked = attention.filter((one) => one.kind === 'sale' || one.kind === 'payment');
  return (
    <>
      <div className={classes['top']}>
        <Till day={day} open={asked.length} />
        <Cash day={day.day} expectedCents={day.totalCents} />
      </div>
      <Section title={t('sales')} flush>
        <DataTable
          label={t('sales')}
          rows={day.lines}
          columns={columns}
          rowKey={({ requestKey }) => requestKey}
          onOpen={({ requestKey }) => setKey(requestKey)}
          empty={<Empty title={t('salesNone')} />}
        />
      </Section>
      {chosen === undefined ? (
        day.lines.length > 0 && <p className={classes['quiet']}>{t('chooseRow')}</p>
      ) : (
        <Chosen
          key={chosen.requestKey}
          line={chosen}
          onPrint={(line) => reprint(line, agent, settings)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

function keyOf(one: ReturnType<typeof useCounter>['state']['attention'][number]): string {
  return 'sale' in one ? one.sale.key : one.payment.key;
}
