import { Energy, Money, Problem, Stepper, TokenDigits } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Sold } from '../desk/model.ts';
import { deskTexts } from '../texts/desk.ts';
import classes from './desk.module.css';
import { FinishActs } from './FinishActs.tsx';
import type { PhaseProps } from './phase.ts';

/** It is sold and handed over: what was paid, what was got, and the receipt. */
export function SoldView({ phase, dispatch }: PhaseProps<'sold'>) {
  const t = useText(deskTexts);
  const { sold, printing } = phase;
  const { handed, holder, totalCents, energyDkwh, name, problem } = sold;
  const isCard = handed === 'card';
  return (
    <div className={classes['phase']}>
      <p className={classes['done']} role="status">
        {t(isCard ? 'soldCard' : 'soldPaper')}
      </p>
      <h2 className={classes['name']}>
        {holder ?? t('attentionMeter', { meterNo: name.meterNo })}
      </h2>
      <Stepper
        label={t('deskLabel')}
        steps={[
          { label: t('stepSale'), state: 'done' },
          { label: t(isCard ? 'stepCard' : 'stepHanded'), state: 'done' },
          { label: t('stepReceipt'), state: 'now' },
        ]}
      />
      <dl className={classes['sums']}>
        {energyDkwh !== null && (
          <>
            <dt>{t('energy')}</dt>
            <dd>
              <Energy dkwh={energyDkwh} />
            </dd>
          </>
        )}
        <dt data-total>{t('total')}</dt>
        <dd data-total>
          <Money cents={totalCents ?? name.amountCents} />
        </dd>
      </dl>
      {problem !== null && <Problem error={problem} />}
      {!isCard && <Tokens sold={sold} />}
      <FinishActs printing={printing} dispatch={dispatch} />
    </div>
  );
}

/** What the customer types at the meter: shown only where no card carries it. */
function Tokens({ sold: { tokens } }: { readonly sold: Sold }) {
  const t = useText(deskTexts);
  if (tokens === null) return <p className={classes['lead']}>{t('soldTokensOnReceipt')}</p>;
  return (
    <>
      <p className={classes['lead']}>{t('soldPaperHint')}</p>
      <ol className={classes['tokens']}>
        {tokens.map((token, place) => (
          <li key={token}>
            <small>
              {tokens.length === 1
                ? t('token')
                : t('tokenOf', { place: place + 1, count: tokens.length })}
            </small>
            <TokenDigits token={token} />
          </li>
        ))}
      </ol>
    </>
  );
}
