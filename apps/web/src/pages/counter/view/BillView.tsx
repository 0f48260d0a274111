import { newRequestKey } from '../../../api/key.ts';
import { FieldList, KeyHint, Money, Problem, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Bill } from '../desk/model.ts';
import { dueCents } from '../desk/step-bill.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';
import type { PhaseProps } from './phase.ts';
import { Received } from './Received.tsx';
import { Sums } from './Sums.tsx';

/** A bill or a registration: whose it is, what is due, and pay. */
export function BillView({ phase, dispatch }: PhaseProps<'bill'>) {
  const t = useText(deskTexts);
  const { rupiah } = useFormats();
  const { bill, count, problem } = phase;
  const amountCents = dueCents(bill, count);
  const totalCents = amountCents + bill.adminCents;
  return (
    <div className={classes['phase']}>
      <p className={classes['quiet']}>
        {t(bill.kind === 'registration' ? 'billRegistration' : 'billPostpaid')} {bill.subject}
      </p>
      <h2 className={classes['name']}>{bill.name}</h2>
      <FieldList
        fields={[
          { label: t('billFor'), value: bill.what },
          { label: t('billUnit'), value: bill.unit },
          ...(bill.expiresOn === null
            ? []
            : [{ label: t('billExpires'), value: <Stamp at={bill.expiresOn} show="day" /> }]),
        ]}
      />
      {bill.kind === 'postpaid' && (
        <Months
          bill={bill}
          count={count}
          onCount={(n) => dispatch({ kind: 'bill-count', count: n })}
        />
      )}
      {problem !== null && <Problem error={problem} />}
      <div className={classes['money']}>
        <Sums amountCents={amountCents} adminCents={bill.adminCents} />
        <Received totalCents={totalCents} />
      </div>
      <div className={classes['acts']}>
        <Act
          primary
          keyName="Enter"
          onClick={() => dispatch({ kind: 'pay', key: newRequestKey() })}
        >
          {t('pay', { total: rupiah(totalCents) })}
        </Act>
        <Act keyName="Esc" onClick={() => dispatch({ kind: 'leave' })}>
          {t('leave')}
        </Act>
      </div>
    </div>
  );
}

/** The oldest first; choosing a month takes all before it. */
function Months({
  bill,
  count,
  onCount,
}: {
  readonly bill: Bill;
  readonly count: number;
  readonly onCount: (count: number) => void;
}) {
  const t = useText(deskTexts);
  const { month, rupiah } = useFormats();
  const later = bill.outstanding - bill.parts.length;
  return (
    <>
      <fieldset className={classes['keys']} aria-label={t('billMonths')}>
        {bill.parts.map((part, place) => (
          <button
            key={part.month}
            type="button"
            className={classes['key']}
            aria-pressed={place < count}
            onClick={() => onCount(place + 1)}
          >
            <span>
              {month(part.month ?? '')}
              <br />
              <Money cents={part.amountCents} />
              {part.penaltyCents > 0 && (
                <small className={classes['quiet']}>
                  <br />
                  {t('billPenalty', { penalty: rupiah(part.penaltyCents) })}
                </small>
              )}
            </span>
            <KeyHint>{String(place + 1)}</KeyHint>
          </button>
        ))}
      </fieldset>
      <p className={classes['quiet']}>
        {t('billCount', { count })}. {later > 0 && t('billMore', { count: later })}
      </p>
    </>
  );
}
