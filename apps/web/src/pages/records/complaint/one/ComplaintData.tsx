import { Energy, FieldList, Section, Stamp } from '../../../../design/index.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { RecordLink } from '../../parts/RecordLink.tsx';
import { recordTexts } from '../../parts/texts.ts';
import { useWord, Word } from '../../parts/Word.tsx';
import type { Complaint } from '../model.ts';
import { complaintTexts } from '../texts.ts';

/** What was complained about, by whom it was taken, and of a replacement what was put up. */
export function ComplaintData({ complaint }: { readonly complaint: Complaint }) {
  const t = useText(complaintTexts);
  const label = useText(recordTexts);
  const word = useWord();
  const { replacement, energyState, energyDkwh, decidedBy, closedBy } = complaint;
  const left = replacement?.remainingDkwh ?? null;
  return (
    <Section title={t('sectionComplaint')}>
      <FieldList
        fields={[
          { label: label('idpel'), value: <RecordLink kind="customer" id={complaint.idpel} /> },
          { label: label('meterNo'), value: <RecordLink kind="meter" id={complaint.meterNo} /> },
          { label: label('unit'), value: complaint.unit },
          { label: label('display'), value: word('display', complaint.display) },
          { label: label('description'), value: complaint.description, wide: true },
          { label: label('madeBy'), value: complaint.madeBy },
          { label: label('madeAt'), value: <Stamp at={complaint.madeAt} /> },
          ...(closedBy === null ? [] : [{ label: t('closedBy'), value: closedBy }]),
          ...(replacement === null
            ? []
            : [
                {
                  label: label('newMeter'),
                  value: <RecordLink kind="meter" id={replacement.newMeterNo} />,
                },
                { label: label('product'), value: word('product', replacement.newProduct) },
                { label: t('fitterName'), value: replacement.fitter },
                {
                  label: t('energyOfOld'),
                  value: left === null ? t('notRead') : <Energy dkwh={left} />,
                },
                {
                  label: label('energyMoved'),
                  value: (
                    <>
                      <Word family="energy" word={energyState} />{' '}
                      {energyDkwh !== null && <Energy dkwh={energyDkwh} />}
                    </>
                  ),
                },
                { label: t('decidedBy'), value: decidedBy },
                {
                  label: t('seals'),
                  value: replacement.seals.map((one) => `${one.place} ${one.number}`).join('; '),
                },
              ]),
        ]}
      />
    </Section>
  );
}
