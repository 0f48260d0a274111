import { Money } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import classes from './desk.module.css';

/** What is paid, with the fee, before anything is paid. */
export function Sums({
  amountCents,
  adminCents,
}: {
  readonly amountCents: number;
  readonly adminCents: number;
}) {
  const t = useText(deskTexts);
  return (
    <dl className={classes['sums']}>
      <dt>{t('amount')}</dt>
      <dd>
        <Money cents={amountCents} />
      </dd>
      <dt>{t('admin')}</dt>
      <dd>
        <Money cents={adminCents} />
      </dd>
      <dt data-total>{t('total')}</dt>
      <dd data-total>
        <Money cents={amountCents + adminCents} />
      </dd>
    </dl>
  );
}
