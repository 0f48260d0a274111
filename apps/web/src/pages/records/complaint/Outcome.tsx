import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { Word } from '../parts/Word.tsx';
import classes from './complaint.module.css';
import { LeftBehind } from './LeftBehind.tsx';
import type { Complaint, ComplaintDetail } from './model.ts';
import { ToCard } from './ToCard.tsx';
import { TokenList } from './TokenList.tsx';
import { complaintTexts } from './texts.ts';
import { useComplaint } from './use-complaint.ts';

export interface OutcomeProps {
  readonly agendaNo: string;
  readonly onClose: () => void;
}

/** What came of a complaint that was just entered: in the place of its form, told anew by the live feed. */
export function Outcome({ agendaNo, onClose }: OutcomeProps) {
  const t = useText(complaintTexts);
  const query = useComplaint(agendaNo, true);
  return (
    <Section
      title={t('outcomeTitle', { agendaNo })}
      actions={
        <>
          <Button component={Link} to={`/complaints/${agendaNo}`} size="xs" variant="default">
            {t('openComplaint')}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <LeftBehind agendaNo={agendaNo} />
      <Loaded query={query}>{(detail) => <Result detail={detail} />}</Loaded>
    </Section>
  );
}

/** How far a complaint is in a sentence, and its tokens for who may see them. */
export function Result({ detail: { complaint, tokens, digits } }: { detail: ComplaintDetail }) {
  const t = useText(complaintTexts);
  const may = useMay();
  const hasTokens = tokens.some(({ state }) => state !== 'requested');
  return (
    <div className={classes['stack']}>
      <p role="status" className={classes['line']}>
        <Word family="progress" word={complaint.progress} /> {sentenceOf(complaint, t)}
      </p>
      {digits !== null && digits.length > 0 && <TokenList digits={digits} />}
      {hasTokens && !may('token.see-digits') && (
        <p className={classes['note']}>{t('digitsHidden')}</p>
      )}
      {may('card.issue') && (
        <ToCard agendaNo={complaint.agendaNo} idpel={complaint.idpel} tokens={tokens} />
      )}
    </div>
  );
}

function sentenceOf({ progress, closedBy }: Complaint, t: Tell): string {
  if (closedBy !== null) return t('outcomeClosed', { by: closedBy });
  if (progress === 'waiting') return t('outcomeWaiting');
  if (progress === 'failed') return t('outcomeFailed');
  return t(progress === 'open' ? 'outcomeOpen' : 'outcomeDone');
}

type Tell = ReturnType<typeof useText<(typeof complaintTexts)['id']>>;
