import { type Field, FieldList, Section, Stamp } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { ProfileWord } from '../parts/Word.tsx';
import type { LoadProfile, Present } from './model.ts';
import { meterProfileTexts } from './texts.ts';

const states = ['tamper', 'lowCredit', 'supplyOff', 'overload', 'keypadLocked'] as const;

/** Where the meter is, and what it said last. */
export function MeterData({ profile }: { readonly profile: LoadProfile }) {
  const t = useText(meterProfileTexts);
  const { day } = useFormats();
  const { supplyPoint: place, meters, present } = profile;
  const turns = meters.map(({ meterNo, from, until }) =>
    t('turnOf', { meterNo, from: day(from), until: until === null ? t('now') : day(until) }),
  );
  const presentFields = usePresent(present);
  return (
    <Section title={t('sectionMeter')}>
      <FieldList
        fields={[
          { label: t('meterNo'), value: <RecordLink kind="meter" id={place.meterNo} /> },
          { label: t('idpel'), value: <RecordLink kind="customer" id={place.idpel} /> },
          { label: t('holder'), value: place.holder },
          { label: t('tariffPower'), value: connectionText(place.tariff, place.powerVa) },
          { label: t('unit'), value: place.unit },
          { label: t('meterMakeType'), value: `${place.meterMake} / ${place.meterType}` },
          ...(place.removedOn === null
            ? []
            : [{ label: t('removedOn'), value: day(place.removedOn) }]),
          ...presentFields,
          { label: t('address'), value: place.address, wide: true },
          ...(turns.length > 1 ? [{ label: t('turns'), value: turns.join('; '), wide: true }] : []),
        ]}
      />
    </Section>
  );
}

function usePresent(present: Present | null): readonly Field[] {
  const t = useText(meterProfileTexts);
  const { energy } = useFormats();
  if (present === null) return [];
  const said = states.filter((state) => present[state]).map((state) => t(`state-${state}`));
  const { sgc, krn, ti, clock, verification } = present;
  return [
    { label: t('presentState'), value: said.length === 0 ? t('state-normal') : said.join(', ') },
    { label: t('presentAt'), value: <Stamp at={clock} /> },
    { label: t('presentStand'), value: energy(present.standDkwh) },
    { label: t('presentCredit'), value: energy(present.creditDkwh) },
    {
      label: t('meterKeys'),
      value: `${String(sgc).padStart(6, '0')} / ${krn} / ${String(ti).padStart(2, '0')}`,
    },
    { label: t('proof'), value: <ProfileWord family="proof" word={verification} /> },
  ];
}
