import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Money, Section, StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { todayTexts } from '../texts/today.ts';
import {
  type CashCounted,
  countedCents,
  denominations,
  differenceCents,
  keepCounted,
  readCounted,
} from './cash.ts';
import classes from './today.module.css';

/** Counts what lies in the till, and compares. */
export function Cash({
  day,
  expectedCents,
}: {
  readonly day: string;
  readonly expectedCents: number;
}) {
  const t = useText(todayTexts);
  const { rupiah } = useFormats();
  const [counted, setCounted] = useState(() => readCounted(localStorage, day));
  const change = (next: CashCounted): void => {
    setCounted(next);
    keepCounted(localStorage, day, next);
  };
  return (
    <Section title={t('count')}>
      <div className={classes['stack']}>
        <p className={classes['quiet']}>{t('countNote')}</p>
        <div className={classes['pieces']}>
          {denominations.map((value) => (
            <CountInput
              key={value}
              label={t('pieces', { value: rupiah(value * 100) })}
              value={counted.pieces[value] ?? 0}
              onChange={(count) =>
                change({ ...counted, pieces: { ...counted.pieces, [value]: count } })
              }
            />
          ))}
          <CountInput
            label={t('coins')}
            value={counted.otherRupiah}
            onChange={(otherRupiah) => change({ ...counted, otherRupiah })}
          />
          <CountInput
            label={t('float')}
            value={counted.floatRupiah}
            onChange={(floatRupiah) => change({ ...counted, floatRupiah })}
          />
        </div>
        <Difference counted={counted} expectedCents={expectedCents} />
      </div>
    </Section>
  );
}

function CountInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <TextInput
      label={label}
      size="xs"
      inputMode="numeric"
      autoComplete="off"
      value={value === 0 ? '' : String(value)}
      onChange={(event) =>
        onChange(Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 9)))
      }
    />
  );
}

function Difference({
  counted,
  expectedCents,
}: {
  readonly counted: CashCounted;
  readonly expectedCents: number;
}) {
  const t = useText(todayTexts);
  const cents = differenceCents(counted, expectedCents);
  const [tone, word] = differenceWords(cents);
  return (
    <output className={classes['difference']}>
      <span>
        {t('counted')}:{' '}
        <strong>
          <Money cents={countedCents(counted)} />
        </strong>
      </span>
      {countedCents(counted) > 0 && (
        <span>
          {t('difference')}:{' '}
          <strong>
            <Money cents={Math.abs(cents)} />
          </strong>{' '}
          <StatusBadge tone={tone}>{t(word)}</StatusBadge>
        </span>
      )}
    </output>
  );
}

function differenceWords(cents: number) {
  if (cents === 0) return ['good', 'exact'] as const;
  return cents > 0 ? (['attention', 'over'] as const) : (['bad', 'short'] as const);
}
