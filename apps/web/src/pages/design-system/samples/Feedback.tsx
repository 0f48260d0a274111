import { Button } from '@mantine/core';
import { useState } from 'react';
import { ownProblem } from '../../../api/own-problems.ts';
import { Confirm, Empty, Loaded, Loading, Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Sample } from '../Sample.tsx';
import { designTexts } from '../texts.ts';

const nothing = (): void => undefined;

/** What the screen says back. */
export function Feedback() {
  const t = useText(designTexts);
  const [isAsking, setAsking] = useState(false);
  return (
    <Section title={t('feedback')}>
      <Sample of="Problem">
        <Problem error={ownProblem('SETRUM_WEB_OFFLINE')} onRetry={nothing} />
      </Sample>
      <Sample of="Confirm">
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('ask')}
        </Button>
        <Confirm
          opened={isAsking}
          title={t('askTitle')}
          action={t('askDo')}
          danger
          onConfirm={() => setAsking(false)}
          onCancel={() => setAsking(false)}
        >
          {t('askText')}
        </Confirm>
      </Sample>
      <Sample of="Empty">
        <Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>
      </Sample>
      <Sample of="Loading">
        <Loading />
      </Sample>
      <Sample of="Loaded">
        <Loaded query={{ data: 'SICILIA NFC', error: null, refetch: nothing }}>
          {(name) => name}
        </Loaded>
      </Sample>
    </Section>
  );
}
