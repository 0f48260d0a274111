import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { ClerkEvent } from '../desk/events.ts';
import type { Printing } from '../desk/model.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';

/** The end of a sale or a payment: its receipt, and the next customer. */
export function FinishActs({
  printing,
  dispatch,
}: {
  readonly printing: Printing;
  readonly dispatch: (event: ClerkEvent) => void;
}) {
  const t = useText(deskTexts);
  const isPrinting = printing.at === 'under-way';
  const hasFailed = printing.at === 'failed';
  return (
    <>
      {hasFailed && <Problem error={printing.problem} />}
      <div className={classes['acts']}>
        <Act primary keyName="Enter" busy={isPrinting} onClick={() => dispatch({ kind: 'print' })}>
          {t(hasFailed ? 'printAgain' : 'printAndNext')}
        </Act>
        <Act keyName="Esc" disabled={isPrinting} onClick={() => dispatch({ kind: 'leave' })}>
          {t(hasFailed ? 'later' : 'noReceipt')}
        </Act>
      </div>
    </>
  );
}
