import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { Application } from '../../records/application/model.ts';
import { useStep } from '../steps/use-step.ts';
import { inputOf, type Typed, unreadable } from './entry.ts';
import { groupsOf } from './fields.ts';
import type { PdlData, PdlTold } from './model.ts';
import { PdlGroup } from './PdlGroup.tsx';
import { pdlTexts } from './texts.ts';
import { usePdlCheck } from './use-pdl-check.ts';

export interface PdlFormProps {
  readonly application: Application;
  readonly proposal: PdlData;
  readonly discrepancies: PdlTold['discrepancies'];
}

const nothing: Typed = {};

/** The entry of a PDL: the proposal, changed where it has to be, and looked at by the server as it is typed. */
export function PdlForm({ application, proposal, discrepancies }: PdlFormProps) {
  const t = useText(pdlTexts);
  const { agendaNo, kind, step } = application;
  const [typed, setTyped, clear] = useDraft(`pdl.${agendaNo}.${step}`, nothing);
  const [tried, setTried] = useState(false);
  const enter = useStep(application, clear);
  const bad = unreadable(typed);
  const input = inputOf(proposal, typed);
  const found = usePdlCheck(agendaNo, input, discrepancies);
  const errors = found.filter(({ severity }) => severity === 'error').length + bad.length;
  const removes = (proposal['removedMeterNo'] ?? null) !== null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (bad.length === 0) enter.mutate({ action: 'enterPdl', body: input });
      }}
    >
      <Stacked>
        {groupsOf(kind, removes).map((name) => (
          <PdlGroup
            key={name}
            name={name}
            proposal={proposal}
            typed={typed}
            unreadable={bad}
            discrepancies={found}
            onChange={(field, text) => setTyped((before) => ({ ...before, [field]: text }))}
          />
        ))}
      </Stacked>
      {enter.error !== null && <Problem error={enter.error} />}
      <Group mt="md">
        <Button type="submit" loading={enter.isPending}>
          {t('enter')}
        </Button>
        <span role="status">{tried && errors > 0 && t('someWrong', { count: errors })}</span>
      </Group>
    </form>
  );
}
