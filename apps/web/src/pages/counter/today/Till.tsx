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
        {day.products.length > 0 && (
          <div className={classes['wide']}>
            <table className={classes['sums']}>
              <thead>
                <tr>
                  <th scope="col">{t('product')}</th>
                  <th scope="col">{t('pieceCount')}</th>
                  <th scope="col">{t('amount')}</th>
                  <th scope="col">{t('admin')}</th>
                  <th scope="col">{t('total')}</th>
                </tr>
              </thead>
              <tbody>
                {day.products.map(({ product, count, amountCents, adminCents, totalCents }) => (
                  <tr key={product}>
                    <th scope="row">{t(`product${product}`)}</th>
                    <td>{count}</td>
                    <td>
                      <Money cents={amountCents} />
                    </td>
                    <td>
                      <Money cents={adminCents} />
                    </td>
                    <td>
                      <Money cents={totalCents} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
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
