import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { recordTexts } from '../parts/texts.ts';
import { Word } from '../parts/Word.tsx';
import { ChangeSaleState } from './ChangeSaleState.tsx';
import type { SaleState } from './model.ts';

/** Whether the customer may buy, and why. */
export function SaleStateOf({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const may = useMay();
  const query = useRecord<SaleState>(`/api/v1/customers/${idpel}/sale-state`);
  return (
    <Section title={t('sectionSaleState')}>
      <Loaded query={query}>
        {({ state, changes: [last] }) => (
          <>
            <Word family="sale" word={state} />{' '}
            {last === undefined
              ? t('noChanges')
              : t('saleStateNote', { reason: last.reason, by: last.madeBy })}
            {may('customer.sale-state') && <ChangeSaleState idpel={idpel} state={state} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}
