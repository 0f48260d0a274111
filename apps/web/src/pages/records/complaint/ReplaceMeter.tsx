import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { ComplaintFormProps } from './ClearTamper.tsx';
import type { ReplacementPreview } from './model.ts';
import { ReplaceForm } from './ReplaceForm.tsx';
import { complaintTexts } from './texts.ts';

/** PENGADUAN TEKNIK on one screen: what will move, what the fitter read, the new meter. */
export function ReplaceMeter(props: ComplaintFormProps) {
  const t = useText(complaintTexts);
  const { idpel, meterNo } = props.customer;
  const preview = useRecord<ReplacementPreview>(`/api/v1/customers/${idpel}/meter-replacement`);
  return (
    <Section title={t('replaceTitle', { meterNo: meterNo ?? '' })}>
      <Loaded query={preview}>{(known) => <ReplaceForm {...props} preview={known} />}</Loaded>
    </Section>
  );
}
