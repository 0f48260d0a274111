import { isProblem } from '../../../api/problem.ts';
import { Energy, FieldList, Loaded, Money, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useRecord } from '../../../parts/use-record.ts';
import { CashOf } from './CashOf.tsx';
import { outcomes, type SettlementTold, settlementPath } from './model.ts';
import { ujlTexts } from './texts.ts';

/** What the deposit comes to at a migration, and what is over as cash; nothing where there is none to settle. */
export function Settlement({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(ujlTexts);
  const query = useRecord<SettlementTold>(settlementPath(agendaNo));
  if (query.isPending || isProblem(query.error, 'SETRUM_UJL_SETTLEMENT_NONE')) return null;
  const title = query.data?.state === 'planned' ? `${t('ujl')} · ${t('ujlPlanned')}` : t('ujl');
  return (
    <Section title={title}>
      <Loaded query={query}>
        {(settlement) => (
          <Stacked>
            <Figures settlement={settlement} />
            <CashOf settlement={settlement} />
          </Stacked>
        )}
      </Loaded>
    </Section>
  );
}

function Figures({ settlement }: { readonly settlement: SettlementTold }) {
  const t = useText(ujlTexts);
  const { finalBill, heldCents, surplusCents, shortageCents, outcome } = settlement;
  const billCents = finalBill.energyCents + finalBill.ppjCents + finalBill.ppnCents;
  return (
    <FieldList
      fields={[
        { label: t('held'), value: <Money cents={heldCents} /> },
        { label: t('usage'), value: <Energy dkwh={finalBill.usageKwh * 10} /> },
        { label: t('finalBill'), value: <Money cents={billCents} /> },
        { label: t('surplus'), value: <Money cents={surplusCents} /> },
        { label: t('shortage'), value: <Money cents={shortageCents} /> },
        { label: t('outcome'), value: t(outcomes[outcome]) },
      ]}
    />
  );
}
