import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Confirm, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import type { Application, PossibleStep } from '../../records/application/model.ts';
import { useActionWord } from '../parts/use-action-word.ts';
import { isForward } from './forward.ts';
import { formOf } from './StepForm.tsx';
import { panelTexts } from './texts.ts';
import { useStep } from './use-step.ts';

/** Steps that have a page of their own. */
const pages: Readonly<Record<string, (agendaNo: string) => string>> = {
  revise: (agendaNo) => `/applications/${agendaNo}/revise`,
  activate: (agendaNo) => `/activation?agenda=${agendaNo}`,
  enterPdl: (agendaNo) => `/applications/${agendaNo}/pdl`,
};

export interface StepButtonsProps {
  readonly application: Application;
  readonly actions: readonly PossibleStep[];
}

/** What the person at the screen could do now: forward first. What needs nothing more is done at once; what cannot be taken back asks. */
export function StepButtons({ application, actions }: StepButtonsProps) {
  const t = useText(panelTexts);
  const tell = useActionWord();
  const [, open] = useUrl('do');
  const [asks, setAsks] = useState(false);
  const act = useStep(application, () => setAsks(false));
  const ordered = actions.toSorted(
    (one, other) => Number(isForward(other)) - Number(isForward(one)),
  );
  const press = (step: PossibleStep): void => {
    if (formOf(step) !== null) open(step.action);
    else if (step.action === 'postPdl') setAsks(true);
    else act.mutate({ action: step.action, body: {} });
  };
  const isBusy = (action: string): boolean => act.isPending && act.variables.action === action;
  return (
    <>
      <Group gap="sm">
        {ordered.map((step) => {
          const look = isForward(step) ? {} : ({ variant: 'default' } as const);
          const page = pages[step.action];
          return page === undefined ? (
            <Button
              key={step.action}
              {...look}
              loading={isBusy(step.action)}
              onClick={() => press(step)}
            >
              {tell('do', step.action)}
            </Button>
          ) : (
            <Button key={step.action} {...look} component={Link} to={page(application.agendaNo)}>
              {tell('do', step.action)}
            </Button>
          );
        })}
      </Group>
      {act.error !== null && <Problem error={act.error} />}
      <Confirm
        opened={asks}
        title={tell('do', 'postPdl')}
        action={tell('do', 'postPdl')}
        busy={act.isPending}
        onConfirm={() => act.mutate({ action: 'postPdl', body: {} })}
        onCancel={() => setAsks(false)}
      >
        {t('noReturn')}
      </Confirm>
    </>
  );
}
