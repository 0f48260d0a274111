import { useText } from '../../../i18n/use-text.ts';
import { CardFace } from '../card/CardFace.tsx';
import { DropZone } from '../card/DropZone.tsx';
import { nextOf } from '../guide/next.ts';
import { Panel } from '../Panel.tsx';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { Amounts } from './Amounts.tsx';
import { Customer } from './Customer.tsx';
import { Pending } from './Pending.tsx';
import { SaleDone } from './SaleDone.tsx';
import { Till } from './Till.tsx';

/** The counter: its reader, the customer, the sale, the printer. */
export function CounterPanel() {
  const t = useText(loopTexts);
  const { state } = usePlay();
  const { counter, card } = state;
  const { at, say } = nextOf(state);
  return (
    <Panel area="counter" title={t('counter')} which="PERAGA-01">
      <DropZone name="reader" label={t('reader')} isNext={at === 'reader'}>
        {card.place === 'reader' ? <CardFace /> : t('readerHint')}
      </DropZone>
      <Customer isNext={say === 'nextInquire'} />
      {counter.pending.map((sale) => (
        <Pending key={sale.requestKey} sale={sale} isNext={say === 'nextResume'} />
      ))}
      {counter.pending.length === 0 && counter.customer !== null && (
        <Amounts isNext={say === 'nextBuy'} />
      )}
      {counter.sale !== null && <SaleDone sale={counter.sale} />}
      <Till />
    </Panel>
  );
}
