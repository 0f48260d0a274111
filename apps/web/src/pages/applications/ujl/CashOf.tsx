import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { AskForCash } from './AskForCash.tsx';
import { DecideCash } from './DecideCash.tsx';
import type { SettlementTold } from './model.ts';
import { PayoutTable } from './PayoutTable.tsx';
import { ujlTexts } from './texts.ts';

/** What is over of a posted settlement, as cash: asked for by one, decided by another, and what became of each request. */
export function CashOf({ settlement }: { readonly settlement: SettlementTold }) {
  const t = useText(ujlTexts);
  const may = useMay();
  const me = useMe();
  const { agendaNo, state, surplusCents, payouts } = settlement;
  if (state !== 'posted' || surplusCents === 0) return null;
  const open = payouts.find((one) => one.state === 'requested');
  const mayAsk = payouts.every((one) => one.state === 'rejected') && may('application.enter');
  const isOwn = open?.requestedBy === me.name;
  return (
    <>
      {payouts.length > 0 && <PayoutTable agendaNo={agendaNo} payouts={payouts} />}
      {mayAsk && <AskForCash agendaNo={agendaNo} amountCents={surplusCents} />}
      {open !== undefined &&
        (may('compensation.decide') && !isOwn ? (
          <DecideCash agendaNo={agendaNo} amountCents={open.amountCents} />
        ) : (
          <span>{t(isOwn ? 'own' : 'waits')}</span>
        ))}
    </>
  );
}
