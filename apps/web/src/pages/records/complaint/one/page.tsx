import { Button } from '@mantine/core';
import { useParams } from 'react-router';
import { Loaded, Page, PageHeader, Section } from '../../../../design/index.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useMay } from '../../../../parts/use-record.ts';
import { useTitle } from '../../../../parts/use-title.ts';
import { useUrl } from '../../../../parts/use-url.ts';
import { recordTexts } from '../../parts/texts.ts';
import { useWord, Word } from '../../parts/Word.tsx';
import { Result } from '../Outcome.tsx';
import { RequestsTable } from '../RequestsTable.tsx';
import { complaintTexts } from '../texts.ts';
import { useComplaint } from '../use-complaint.ts';
import { CloseComplaint } from './CloseComplaint.tsx';
import { ComplaintData } from './ComplaintData.tsx';
import { EnergyDecision } from './EnergyDecision.tsx';

/** A complaint: what it is, what came of it, and what is still to be decided. */
export default function ComplaintPage() {
  const { complaintNo: agendaNo = '' } = useParams();
  const t = useText(complaintTexts);
  const label = useText(recordTexts);
  const word = useWord();
  const may = useMay();
  const [digits, showDigits] = useUrl('digits');
  const query = useComplaint(agendaNo, digits !== null);
  useTitle(query.data === undefined ? undefined : t('outcomeTitle', { agendaNo }));
  return (
    <Page>
      <Loaded query={query}>
        {(detail) => (
          <>
            <PageHeader
              title={`${word('complaint', detail.complaint.kind)} ${agendaNo}`}
              note={<Word family="progress" word={detail.complaint.progress} />}
              actions={<CloseComplaint complaint={detail.complaint} />}
            />
            <EnergyDecision complaint={detail.complaint} />
            <ComplaintData complaint={detail.complaint} />
            {detail.tokens.length > 0 && (
              <Section title={t('sectionTokensOf')}>
                <Result detail={detail} />
                {may('token.see-digits') && digits === null && (
                  <>
                    <p>{t('showDigitsNote')}</p>
                    <Button size="xs" variant="default" onClick={() => showDigits('yes')}>
                      {t('showDigits')}
                    </Button>
                  </>
                )}
              </Section>
            )}
            {detail.tokens.length > 0 && (
              <Section title={label('sectionRequests')} flush>
                <RequestsTable
                  label={`${label('sectionRequests')} ${agendaNo}`}
                  requests={detail.tokens}
                />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
