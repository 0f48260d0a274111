import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { ComplaintTable } from '../complaint/ComplaintTable.tsx';
import type { Complaint } from '../complaint/model.ts';
import { recordTexts } from '../parts/texts.ts';

/** What the customer has complained about. */
export function ComplaintsOf({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const query = useRecord<{ complaints: readonly Complaint[] }>(
    `/api/v1/complaints?idpel=${idpel}&limit=200`,
  );
  const label = `${t('sectionComplaints')} ${idpel}`;
  return (
    <Section title={t('sectionComplaints')} flush>
      <Loaded query={query}>
        {({ complaints }) => <ComplaintTable label={label} complaints={complaints} ofOne />}
      </Loaded>
    </Section>
  );
}
