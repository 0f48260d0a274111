import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../api/client.ts';
import { Confirm, FormRow, Problem, Section } from '../../../../design/index.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useDraft } from '../../../../shell/draft/use-draft.ts';
import { useAct } from '../../parts/use-act.ts';
import { useMay } from '../../parts/use-record.ts';
import type { Complaint } from '../model.ts';
import { tenthsOf } from '../replacement.ts';
import { complaintTexts } from '../texts.ts';
import { complaintKey } from '../use-complaint.ts';

const empty = { energy: '', reason: '' };

/** The second person's word about credit that was too much for one to say. */
export function EnergyDecision({ complaint }: { readonly complaint: Complaint }) {
  const t = useText(complaintTexts);
  const may = useMay();
  const client = useQueryClient();
  const { energy: told } = useFormats();
  const { agendaNo, replacement, energyState } = complaint;
  const [draft, setDraft, clear] = useDraft(`energy.${agendaNo}`, empty);
  const [refusing, setRefusing] = useState(false);
  const decide = useAct(
    `energy.${agendaNo}`,
    (decision: object) => api.post(`/api/v1/complaints/${agendaNo}/energy-decision`, decision),
    () => {
      clear();
      void client.invalidateQueries({ queryKey: complaintKey(agendaNo) });
    },
  );
  if (energyState !== 'to-decide' || replacement === null || !may('compensation.decide'))
    return null;
  const energyDkwh = tenthsOf(draft.energy);
  const reason = draft.reason.trim();
  const said = reason.length < 3 ? {} : { reason };
  const approve = (): void => {
    if (energyDkwh === undefined) return;
    const part = energyDkwh === null ? {} : { energyDkwh };
    decide.mutate({ decision: 'approve', ...part, ...said });
  };
  const refuse = (): void => {
    setRefusing(false);
    decide.mutate({ decision: 'refuse', ...said });
  };
  const owed = told((replacement.remainingDkwh ?? 0) + replacement.creditDkwh);
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
            {...(energyDkwh === undefined ? { error: t('numberWrong') } : {})}
          />
          <TextInput
            label={t('decisionReason')}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
          />
        </FormRow>
        {decide.error !== null && <Problem error={decide.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setRefusing(true)}>
            {t('refuse')}
          </Button>
          <Button loading={decide.isPending} onClick={approve}>
            {t('approve')}
          </Button>
        </Group>
      </Stack>
      <Confirm
        opened={refusing}
        title={t('refuseTitle')}
        action={t('refuse')}
        danger
        onConfirm={refuse}
        onCancel={() => setRefusing(false)}
      >
        {t('refuseText')}
      </Confirm>
    </Section>
  );
}
