import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Confirm, FormRow, Problem, Section } from '../../../../design/index.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useMay } from '../../../../parts/use-record.ts';
import type { Complaint } from '../model.ts';
import { complaintTexts } from '../texts.ts';
import { useDecision } from './use-decision.ts';

/** The second person's word about credit that was too much for one to say. */
export function EnergyDecision({ complaint }: { readonly complaint: Complaint }) {
  const mayDecide = useMay()('compensation.decide');
  const { replacement, energyState, agendaNo } = complaint;
  if (energyState !== 'to-decide' || replacement === null || !mayDecide) return null;
  const owedDkwh = (replacement.remainingDkwh ?? 0) + replacement.creditDkwh;
  return <Decision agendaNo={agendaNo} owedDkwh={owedDkwh} />;
}

interface DecisionProps {
  readonly agendaNo: string;
  readonly owedDkwh: number;
}

function Decision({ agendaNo, owedDkwh }: DecisionProps) {
  const t = useText(complaintTexts);
  const { energy } = useFormats();
  const { draft, setDraft, send, isWrong, approve, refuse } = useDecision(agendaNo);
  const [refusing, setRefusing] = useState(false);
  const owed = energy(owedDkwh);
  const goAndRefuse = (): void => {
    setRefusing(false);
    refuse();
  };
  return (
    <Section title={t('sectionDecision')}>
      <Stack>
        <p style={{ margin: 0 }}>{t('decisionNote', { energy: owed })}</p>
        <FormRow>
          <TextInput
            label={t('decisionEnergy')}
            placeholder={owed}
            inputMode="decimal"
            value={draft.energy}
            onChange={(event) => setDraft({ ...draft, energy: event.currentTarget.value })}
            {...(isWrong ? { error: t('numberWrong') } : {})}
          />
          <TextInput
            label={t('decisionReason')}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
          />
        </FormRow>
        {send.error !== null && <Problem error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setRefusing(true)}>
            {t('refuse')}
          </Button>
          <Button loading={send.isPending} onClick={approve}>
            {t('approve')}
          </Button>
        </Group>
      </Stack>
      <Confirm
        opened={refusing}
        title={t('refuseTitle')}
        action={t('refuse')}
        danger
        onConfirm={goAndRefuse}
        onCancel={() => setRefusing(false)}
      >
        {t('refuseText')}
      </Confirm>
    </Section>
  );
}
