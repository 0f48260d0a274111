import { FieldList, Section } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MonthTable } from '../../profile/meter/MonthTable.tsx';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord, Word } from '../parts/Word.tsx';
import type { MeterProfile } from './model.ts';
import { TokensOf } from './TokensOf.tsx';

export interface MeterInUseProps {
  readonly meterNo: string;
  readonly profile: MeterProfile;
}

/** Where the meter hangs, what it has reported, and what became of its tokens. */
export function MeterInUse({ meterNo, profile }: MeterInUseProps) {
  const t = useText(recordTexts);
  const word = useWord();
  const { energy } = useFormats();
  const { supplyPoint, present } = profile;
  const note =
    present === null
      ? undefined
      : t('presentNote', { credit: energy(present.creditDkwh), stand: energy(present.standDkwh) });
  return (
    <>
      <Section title={t('sectionMeter')}>
        <FieldList
          fields={[
            { label: t('idpel'), value: <RecordLink kind="customer" id={supplyPoint.idpel} /> },
            { label: t('name'), value: supplyPoint.holder },
            {
              label: t('tariffPower'),
              value: connectionText(supplyPoint.tariff, supplyPoint.powerVa),
            },
            {
              label: t('sectionSaleState'),
              value: <Word family="sale" word={supplyPoint.saleState} />,
            },
            {
              label: t('meterMakeType'),
              value: `${supplyPoint.meterMake} / ${supplyPoint.meterType}`,
            },
            { label: t('meterKind'), value: word('metering', supplyPoint.meterKind) },
          ]}
        />
        {note !== undefined && <p>{note}</p>}
      </Section>
      <MonthTable profile={profile} />
      <TokensOf meterNo={meterNo} tokens={profile.tokens} />
    </>
  );
}
