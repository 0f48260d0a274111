import { Money, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';
import { FinishActs } from './FinishActs.tsx';
import type { PhaseProps } from './phase.ts';
import { Wait } from './Waiting.tsx';

/** A payment is under way, or its outcome is not known. */
export function PayingView({ phase, dispatch }: PhaseProps<'paying'>) {
  const t = useText(deskTexts);
  const { payment, at, problem } = phase;
  const isLine = at === 'line';
  return (
    <div className={classes['phase']}>
      <p className={classes['quiet']}>{payment.subject}</p>
      <h2 className={classes['name']}>{payment.name}</h2>
      <p className={classes['lead']}>
        {t('total')}: <Money cents={payment.amountCents + payment.adminCents} />
      </p>
      {isLine ? (
        <p className={classes['lead']} role="status">
          {t('payingLine')}
        </p>
      ) : (
        <Wait text={t(at === 'ending' ? 'payingEnding' : 'paying')} />
      )}
      {problem !== null && isLine && <Problem error={problem} />}
      {isLine && (
        <div className={classes['acts']}>
          <Act primary keyName="Enter" onClick={() => dispatch({ kind: 'again' })}>
            {t('again')}
          </Act>
          <Act keyName="B" onClick={() => dispatch({ kind: 'call-off' })}>
            {t('callOffPayment')}
          </Act>
          <Act keyName="Esc" onClick={() => dispatch({ kind: 'leave' })}>
            {t('leavePending')}
          </Act>
        </div>
      )}
    </div>
  );
}

/** It is paid: the receipt. */
export function PaidView({ phase, dispatch }: PhaseProps<'paid'>) {
  const t = useText(deskTexts);
  const { payment, printing } = phase;
  return (
    <div className={classes['phase']}>
      <p className={classes['done']} role="status">
        {t('paid')}
      </p>
      <p className={classes['quiet']}>{payment.subject}</p>
      <h2 className={classes['name']}>{payment.name}</h2>
      <dl className={classes['sums']}>
        <dt data-total>{t('total')}</dt>
        <dd data-total>
          <Money cents={payment.amountCents + payment.adminCents} />
        </dd>
      </dl>
      <FinishActs printing={printing} dispatch={dispatch} />
    </div>
  );
}
