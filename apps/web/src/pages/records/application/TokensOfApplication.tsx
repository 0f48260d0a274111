import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { TokenRequest } from '../../applications/tokens/model.ts';
import { RequestsOfOrders } from '../../applications/tokens/RequestsOfOrders.tsx';
import { recordTexts } from '../parts/texts.ts';

/** The tokens that were asked for with it. */
export function TokensOfApplication({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(recordTexts);
  const query = useRecord<{ readonly requests: readonly TokenRequest[] }>(
    `/api/v1/token-requests?agendaNo=${agendaNo}&limit=200`,
  );
  return (
    <Section title={t('sectionTokens')} flush>
      <Loaded query={query}>
        {({ requests }) => (
          <RequestsOfOrders label={`${t('sectionTokens')} ${agendaNo}`} requests={requests} />
        )}
      </Loaded>
    </Section>
  );
}
