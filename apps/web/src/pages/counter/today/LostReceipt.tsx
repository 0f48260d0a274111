import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Empty, Energy, Icon, Money, Problem, Section, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { printCopy } from '../print/receipts.ts';
import { todayTexts } from '../texts/today.ts';
import { lastSales } from './day.ts';
import classes from './today.module.css';

/** A customer who has nothing left to show: the last sales to the meter, and a copy of the right one. */
export function LostReceipt() {
  const t = useText(todayTexts);
  const { stamp } = useFormats();
  const [meterNo, setMeterNo] = useState('');
  const find = useMutation({ mutationFn: lastSales });
  const print = useMutation({
    mutationFn: (reference: string) => printCopy(find.variables ?? '', reference),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    print.reset();
    find.mutate(meterNo.replace(/\D/g, ''));
  };
  const problem = find.error ?? print.error;
  return (
    <Section title={t('lost')}>
      <div className={classes['stack']}>
        <p className={classes['quiet']}>{t('lostNote')}</p>
        <form onSubmit={submit} className={classes['acts']}>
          <TextInput
            label={t('lostMeter')}
            inputMode="numeric"
            autoComplete="off"
            value={meterNo}
            onChange={(event) => setMeterNo(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={find.isPending}>
            {t('lostFind')}
          </Button>
        </form>
        {problem !== null && <Problem error={problem} />}
        {find.data?.length === 0 && <Empty title={t('lostNone')} />}
        {find.data !== undefined && find.data.length > 0 && (
          <ul className={classes['list']}>
            {find.data.map(({ reference, purchasedAt, totalCents, energyDkwh }) => (
              <li key={reference} className={classes['line']}>
                <Stamp at={purchasedAt} />
                <Money cents={totalCents} />
                <Energy dkwh={energyDkwh} />
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<Icon name="print" size={14} />}
                  onClick={() => print.mutate(reference)}
                >
                  {t('printCopy', { at: stamp(purchasedAt) })}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <p role="status" className={classes['quiet']}>
          {print.isSuccess && t('reprintedHere')}
        </p>
      </div>
    </Section>
  );
}
