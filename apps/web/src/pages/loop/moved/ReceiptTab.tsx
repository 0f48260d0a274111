import { useText } from '../../../i18n/use-text.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './moved.module.css';
import { Scroll } from './Scroll.tsx';

/** The paper as it came out of the printer, 40 columns. */
export function ReceiptTab() {
  const t = useText(loopTexts);
  const { receipt } = usePlay().state.counter;
  if (receipt === null) return <p className={panel['note']}>{t('noReceipt')}</p>;
  return (
    <Scroll label={t('tabReceipt')}>
      <pre className={classes['paper']} lang="id">
        {receipt.join('\n')}
      </pre>
    </Scroll>
  );
}
