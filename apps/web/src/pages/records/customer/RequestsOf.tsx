import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { TokenRequest } from '../complaint/model.ts';
import { RequestsTable } from '../complaint/RequestsTable.tsx';
import { recordTexts } from '../parts/texts.ts';

/** Tokens that were asked for the customer, of whatever meter and by whatever application or complaint. */
export function RequestsOf({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const query = useRecord<{ requests: readonly TokenRequest[] }>(
    `/api/v1/token-requests?idpel=${idpel}&limit=200`,
  );
  return (
    <Section title={t('sectionRequests')} flush>
      <Loaded query={query}>
        {({ requests }) => (
          <RequestsTable label={`${t('sectionRequests')} ${idpel}`} requests={requests} />
        )}
      </Loaded>
    </Section>
  );
}
