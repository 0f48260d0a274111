import { FieldList, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../../records/parts/Word.tsx';
import { activationTexts } from './texts.ts';
import type { ActivationCheck } from './use-check.ts';

/** The meter that fits, as the stock knows it (figure 2-4). */
export function CheckedMeter({ meter }: { readonly meter: NonNullable<ActivationCheck['meter']> }) {
  const t = useText(activationTexts);
  const word = useWord();
  return (
    <>
      <StatusBadge tone="good">{t('fits')}</StatusBadge>
      <FieldList
        fields={[
          { label: t('brand'), value: meter.brand },
          { label: t('type'), value: meter.type },
          { label: t('factoryNo'), value: meter.factoryNo },
          { label: t('meterKind'), value: word('metering', meter.kind) },
          { label: t('phases'), value: meter.phases },
          { label: t('product'), value: word('product', meter.product) },
        ]}
      />
    </>
  );
}
