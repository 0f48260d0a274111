import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Money, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { todayTexts } from '../texts/today.ts';
import type { CounterDay } from './day.ts';
import classes from './today.module.css';

/** What must be in the till, and what it is made of. */
export function Till({ day, open }: { readonly day: CounterDay; readonly open: number }) {
  const t = useText(todayTexts);
  return (
    <Section title={t('expected')}>
      <div className={classes['stack']}>
        <p className={classes['total']}>
          <Money cents={day.totalCents} />
        </p>
        <p className={classes['quiet']}>{t('transactions', { count: day.count })}</p>
        <dl className={classes['sums']}>
          {day.products.map(({ product, count, amountCents, adminCents, totalCents }) => (
            <div key={product} className={classes['sum']}>
              <dt>{t(`product${product}`)}</dt>
              <dd>
                <Money cents={totalCents} />
              </dd>
              <dd className={classes['quiet']}>
                {t('transactions', { count })}: <Money cents={amountCents} /> +{' '}
                {t('admin').toLowerCase()} <Money cents={adminCents} />
              </dd>
            </div>
          ))}
        </dl>
        {open > 0 && (
          <p className={classes['quiet']}>
            {t('openNote', { count: open })}{' '}
            <Anchor component={Link} to="/counter">
              {t('pageCounter')}
            </Anchor>
          </p>
        )}
      </div>
    </Section>
  );
}
