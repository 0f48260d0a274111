import { newRequestKey } from '../../../api/key.ts';
import { KeyHint, Money, Problem } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';
import type { PhaseProps } from './phase.ts';
import { Received } from './Received.tsx';
import { RupiahInput } from './RupiahInput.tsx';
import { Sums } from './Sums.tsx';
import { Who } from './Who.tsx';

/** The customer is known: amount, then pay. */
export function CustomerView({ phase, dispatch, settings }: PhaseProps<'customer'>) {
  const t = useText(deskTexts);
  const { rupiah } = useFormats();
  const { visit, amountCents, problem } = phase;
  const { adminCents } = visit.customer;
  const choose = (cents: number | null): void => dispatch({ kind: 'amount', amountCents: cents });
  const isKey = settings.amounts.some((amount) => amount * 100 === amountCents);
  const pay = (): void => dispatch({ kind: 'pay', key: newRequestKey() });
  return (
    <div className={classes['phase']}>
      <Who customer={visit.customer} />
      {problem !== null && <Problem error={problem} />}
      <fieldset className={classes['keys']} aria-label={t('amounts')}>
        {settings.amounts.map((amount, place) => (
          <button
            key={amount}
            type="button"
            className={classes['key']}
            aria-pressed={amount * 100 === amountCents}
            onClick={() => choose(amount * 100)}
          >
            <Money cents={amount * 100} />
            <KeyHint>{String(place + 1)}</KeyHint>
          </button>
        ))}
        <RupiahInput
          label={t('otherAmount')}
          placeholder={t('otherAmountShort')}
          keyName="0"
          field="other-amount"
          value={isKey || amountCents === null ? null : amountCents / 100}
          onChange={(amount) => choose(amount === null ? null : amount * 100)}
        />
      </fieldset>
      {amountCents !== null && (
        <div className={classes['money']}>
          <Sums amountCents={amountCents} adminCents={adminCents} />
          <Received totalCents={amountCents + adminCents} />
        </div>
      )}
      <div className={classes['acts']}>
        <Act primary keyName="Enter" disabled={amountCents === null} onClick={pay}>
          {amountCents === null
            ? t('chooseAmount')
            : t('pay', { total: rupiah(amountCents + adminCents) })}
        </Act>
        <Act keyName="Esc" onClick={() => dispatch({ kind: 'leave' })}>
          {t('leave')}
        </Act>
      </div>
    </div>
  );
}
