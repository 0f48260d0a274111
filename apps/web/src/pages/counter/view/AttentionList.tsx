import { Money, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { ClerkEvent } from '../desk/events.ts';
import type { Attention } from '../desk/model.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';

/** What is pending from before, the oldest first, each with what to do. Nothing of it is begun by a key alone. */
export function AttentionList({
  list,
  dispatch,
}: {
  readonly list: readonly Attention[];
  readonly dispatch: (event: ClerkEvent) => void;
}) {
  const t = useText(deskTexts);
  return (
    <section className={classes['phase']} aria-label={t('attention')}>
      <h2 className={classes['title']}>
        {t('attention')} ({list.length})
      </h2>
      <ul className={classes['list']}>
        {list.map((one) => (
          <Item key={keyOf(one)} one={one} dispatch={dispatch} />
        ))}
      </ul>
    </section>
  );
}

function keyOf(one: Attention): string {
  return 'sale' in one ? one.sale.key : one.payment.key;
}

function Item({
  one,
  dispatch,
}: {
  readonly one: Attention;
  readonly dispatch: (event: ClerkEvent) => void;
}) {
  const t = useText(deskTexts);
  const isOpen = one.kind === 'sale' ? one.sale.step === 'asked' : one.kind === 'payment';
  const isPrint = one.kind === 'unprinted' || one.kind === 'unprinted-payment';
  return (
    <li className={classes['item']}>
      <div className={classes['itemWords']}>
        <Head one={one} />
        <p className={classes['quiet']}>{useWhatToDo(one)}</p>
      </div>
      <div className={classes['acts']}>
        <Act onClick={() => dispatch({ kind: 'attend', to: one })}>
          {t(isPrint ? 'printReceipt' : 'resume')}
        </Act>
        {isOpen && (
          <Act onClick={() => dispatch({ kind: 'call-off-pending', what: one })}>
            {t(one.kind === 'sale' ? 'callOff' : 'callOffPayment')}
          </Act>
        )}
      </div>
    </li>
  );
}

function Head({ one }: { readonly one: Attention }) {
  const t = useText(deskTexts);
  if ('sale' in one) {
    const { meterNo, amountCents, totalCents, begunAt } = one.sale;
    return (
      <p className={classes['itemHead']}>
        <Money cents={totalCents ?? amountCents} />
        <span>{t('attentionMeter', { meterNo })}</span>
        <Stamp at={begunAt} />
      </p>
    );
  }
  const { name, subject, amountCents, adminCents } = one.payment;
  return (
    <p className={classes['itemHead']}>
      <Money cents={amountCents + adminCents} />
      <span>
        {name} · {subject}
      </span>
      <Stamp at={one.begunAt} />
    </p>
  );
}

function useWhatToDo(one: Attention): string {
  const t = useText(deskTexts);
  if (one.kind === 'payment') return t('attentionPayment');
  if (one.kind !== 'sale') return t('attentionUnprinted');
  return one.sale.step === 'sold'
    ? t('attentionSold', { uid: one.sale.cardUid ?? '' })
    : t('attentionAsked');
}
