import { Energy, Money, Stamp, StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MeterHistory, PastPurchase } from '../desk/model.ts';
import { cardTexts } from '../texts/card.ts';
import classes from './glance.module.css';

const arrivals = {
  taken: ['good', 'arrivalTaken'],
  refused: ['bad', 'arrivalRefused'],
  unknown: ['quiet', 'arrivalUnknown'],
} as const satisfies Readonly<Record<PastPurchase['arrival'], readonly [Tone, string]>>;

const mostShown = 6;

/** What was bought last, and whether it has reached the meter. */
export function Purchases({ history }: { readonly history: MeterHistory }) {
  const t = useText(cardTexts);
  const shown = history.purchases.slice(0, mostShown);
  return (
    <>
      <h3 className={classes['head']}>{t('purchases')}</h3>
      {shown.length === 0 && <p className={classes['quiet']}>{t('purchasesNone')}</p>}
      <ul className={classes['purchases']}>
        {shown.map(({ reference, purchasedAt, amountCents, energyDkwh, own, arrival }) => {
          const [tone, word] = arrivals[arrival];
          return (
            <li key={reference} className={classes['purchase']}>
              <Stamp at={purchasedAt} />
              <span>
                <Money cents={amountCents} /> · <Energy dkwh={energyDkwh} />
                {!own && ` · ${t('elsewhere')}`}
              </span>
              <StatusBadge tone={tone}>{t(word)}</StatusBadge>
            </li>
          );
        })}
      </ul>
    </>
  );
}
