import { FieldList, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Sample } from '../Sample.tsx';
import { designTexts } from '../texts.ts';

/** What pages are framed by. */
export function Frames() {
  const t = useText(designTexts);
  return (
    <Section title={t('frames')}>
      <Sample of="Page">
        <code>{'<Page width="reading">'}</code>
      </Sample>
      <Sample of="PageHeader">
        <code>{'<PageHeader title note actions />'}</code>
      </Sample>
      <Sample of="Section">
        <Section title={t('sampleTitle')}>{t('sampleText')}</Section>
      </Sample>
      <Sample of="FieldList">
        <FieldList
          fields={[
            { label: t('sampleName'), value: 'SICILIA NFC' },
            { label: t('sampleUnknown'), value: null },
          ]}
        />
      </Sample>
    </Section>
  );
}
