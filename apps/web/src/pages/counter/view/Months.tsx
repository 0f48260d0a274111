import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MonthGlance } from '../desk/model.ts';
import { cardTexts } from '../texts/card.ts';
import classes from './glance.module.css';
import { MonthBars } from './MonthBars.tsx';
import { usesOf } from './months.ts';

/** The months that the meter has written: bars, and the figures. */
export function Months({ months }: { readonly months: readonly MonthGlance[] }) {
  const t = useText(cardTexts);
  const { number } = useFormats();
  if (months.length === 0) return null;
  const uses = usesOf(months);
  return (
    <>
      <h3 className={classes['head']}>{t('monthsOf', { count: months.length })}</h3>
      <MonthBars uses={uses} />
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col">{t('usage')}</th>
            <th scope="col">{t('remaining')}</th>
            <th scope="col">{t('voltage')}</th>
            <th scope="col">{t('tamper')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, remainingKwh, voltageV, tamper }, place) => (
            <tr key={month}>
              <td>{`${month.slice(4)}/${month.slice(0, 4)}`}</td>
              <td>{kwh(uses[place]?.usedKwh ?? null)}</td>
              <td>{kwh(remainingKwh)}</td>
              <td>{number(voltageV, 0)} V</td>
              <td>{tamper ? t('tamperYes') : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );

  function kwh(value: number | null): string {
    return value === null ? '–' : number(value, 0);
  }
}
