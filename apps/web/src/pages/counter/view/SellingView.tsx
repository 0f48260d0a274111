import { Money, Problem, type Step, Stepper } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Selling } from '../desk/state.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';
import type { PhaseProps } from './phase.ts';
import { Wait } from './Waiting.tsx';

/** A sale whose end has not come: how far it is, and what can be done. */
export function SellingView({ phase, dispatch }: PhaseProps<'selling'>) {
  const t = useText(deskTexts);
  const { sale, visit, at, problem, ending } = phase;
  const isFree = !ending && at !== 'asking' && at !== 'looking';
  return (
    <div className={classes['phase']}>
      {visit === null ? (
        <h2 className={classes['title']}>{t('attentionMeter', { meterNo: sale.meterNo })}</h2>
      ) : (
        <h2 className={classes['name']}>{visit.customer.holder}</h2>
      )}
      <p className={classes['lead']}>
        {t('amount')}: <Money cents={sale.amountCents} />
        {sale.cardUid !== null && ` · ${t('cardUid', { uid: sale.cardUid })}`}
      </p>
      <Steps phase={phase} />
      {ending || at === 'asking' || at === 'looking' ? (
        <Wait text={waitText(t, phase)} />
      ) : (
        <p className={classes['lead']} role="status">
          {t(at === 'card' ? 'sellingCard' : at === 'line' ? 'sellingLine' : 'sellingDecide')}
        </p>
      )}
      {problem !== null && isFree && <Problem error={problem} />}
      <div className={classes['acts']}>
        {isFree && (
          <Act primary keyName="Enter" onClick={() => dispatch({ kind: 'again' })}>
            {t(at === 'decide' ? 'resume' : 'again')}
          </Act>
        )}
        {isFree && at === 'card' && (
          <Act keyName="K" onClick={() => dispatch({ kind: 'on-paper' })}>
            {t('onPaper')}
          </Act>
        )}
        {isFree && at !== 'card' && (
          <Act keyName="B" onClick={() => dispatch({ kind: 'call-off' })}>
            {t('callOff')}
          </Act>
        )}
        <Act keyName="Esc" onClick={() => dispatch({ kind: 'leave' })}>
          {t('leavePending')}
        </Act>
      </div>
    </div>
  );
}

function waitText(t: ReturnType<typeof useText<typeof deskTexts.id>>, phase: Selling): string {
  if (phase.ending) return t('sellingEnding');
  if (phase.at === 'looking') return t('sellingLooking');
  return t(phase.sale.cardUid === null ? 'sellingAskingPaper' : 'sellingAsking');
}

function Steps({ phase }: { readonly phase: Selling }) {
  const t = useText(deskTexts);
  const isSold = phase.at === 'card';
  const steps: readonly Step[] = [
    { label: t('stepSale'), state: isSold ? 'done' : 'now' },
    {
      label: t(phase.sale.cardUid === null ? 'stepHanded' : 'stepCard'),
      state: isSold ? 'now' : 'ahead',
    },
    { label: t('stepReceipt'), state: 'ahead' },
  ];
  return <Stepper label={t('deskLabel')} steps={steps} />;
}
