import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, FieldList, Icon, Money, Problem, Section, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { todayTexts } from '../texts/today.ts';
import { type DayLine, reversePayment } from './day.ts';
import classes from './today.module.css';

export interface ChosenProps {
  readonly line: DayLine;
  /** Prints its receipt; gives where, null: through the browser. */
  readonly onPrint: (line: DayLine) => Promise<string | null>;
  /** Something has changed at the centre. */
  readonly onChanged: () => void;
}

/** One transaction: its receipt again, and a payment taken back. */
export function Chosen({ line, onPrint, onChanged }: ChosenProps) {
  const t = useText(todayTexts);
  const { rupiah } = useFormats();
  const [asks, setAsks] = useState(false);
  const print = useMutation({ mutationFn: onPrint });
  const reverse = useMutation({
    mutationFn: reversePayment,
    onSuccess: onChanged,
    onSettled: () => setAsks(false),
  });
  const stands = line.takenBackAt === null && !reverse.isSuccess;
  const problem = print.error ?? reverse.error;
  return (
    <Section title={t('chosen')}>
      <div className={classes['stack']}>
        <FieldList
          fields={[
            { label: t('product'), value: t(`product${line.product}`) },
            { label: t('subject'), value: line.subject },
            { label: t('name'), value: line.name },
            { label: t('time'), value: <Stamp at={line.at} /> },
            { label: t('total'), value: <Money cents={line.totalCents} /> },
          ]}
        />
        {problem !== null && <Problem error={problem} />}
        <p role="status" className={classes['quiet']}>
          {reverse.isSuccess && t('reversed')}
          {print.isSuccess &&
            (print.data === null ? t('reprintedHere') : t('reprinted', { where: print.data }))}
        </p>
        <div className={classes['acts']}>
          <Button
            variant="default"
            leftSection={<Icon name="print" />}
            disabled={!stands}
            loading={print.isPending}
            onClick={() => print.mutate(line)}
          >
            {t('reprint')}
          </Button>
          {line.product !== '99502' && stands && (
            <Button variant="default" onClick={() => setAsks(true)}>
              {t('reverse')}
            </Button>
          )}
        </div>
      </div>
      <Confirm
        opened={asks}
        title={t('reverseTitle', { subject: line.subject })}
        action={t('reverse')}
        danger
        busy={reverse.isPending}
        onConfirm={() => reverse.mutate(line)}
        onCancel={() => setAsks(false)}
      >
        {t('reverseText', { total: rupiah(line.totalCents), name: line.name })}
      </Confirm>
    </Section>
  );
}
