import { Energy, FieldList, Money, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { pdlKey, pdlTexts } from './texts.ts';

/** As GET …/ujl-settlement tells it. */
interface SettlementTold {
  readonly state: 'planned' | 'posted';
  readonly heldCents: number;
  readonly finalBill: {
    readonly usageKwh: number;
    readonly energyCents: number;
    readonly ppjCents: number;
    readonly ppnCents: number;
  };
  readonly surplusCents: number;
  readonly shortageCents: number;
  readonly outcome: string;
}

/** What the deposit comes to at a migration, once there is a PDL; nothing where there is none to settle. */
export function Settlement({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(pdlTexts);
  const { data } = useRecord<SettlementTold>(`/api/v1/applications/${agendaNo}/ujl-settlement`);
  if (data === undefined) return null;
  const { finalBill, heldCents, surplusCents, shortageCents, outcome, state } = data;
  const billCents = finalBill.energyCents + finalBill.ppjCents + finalBill.ppnCents;
  const key = pdlKey(`outcome-${outcome}`);
  return (
    <Section title={state === 'planned' ? `${t('ujl')} · ${t('ujlPlanned')}` : t('ujl')}>
      <FieldList
        fields={[
          { label: t('held'), value: <Money cents={heldCents} /> },
          { label: t('usage'), value: <Energy dkwh={finalBill.usageKwh * 10} /> },
          { label: t('finalBill'), value: <Money cents={billCents} /> },
          { label: t('surplus'), value: <Money cents={surplusCents} /> },
          { label: t('shortage'), value: <Money cents={shortageCents} /> },
          { label: t('outcome'), value: key === null ? outcome : t(key as 'outcome-even') },
        ]}
      />
    </Section>
  );
}
