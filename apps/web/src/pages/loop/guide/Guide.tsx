import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { ProblemError } from '../../../api/problem.ts';
import { Problem, type Step, Stepper } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type Play, usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './guide.module.css';
import { JustNow } from './JustNow.tsx';
import { type Next, nextOf } from './next.ts';

const names = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;

/** Where the loop stands, what comes next, what has just happened, and what went wrong. */
export function Guide() {
  const t = useText(loopTexts);
  const { state, act, failure } = usePlay();
  const next = nextOf(state);
  const problem = useProblem(state);
  const steps = names.map(
    (name, place): Step => ({ label: t(name), state: standOf(next, place, problem !== null) }),
  );
  return (
    <section className={classes['guide']} aria-label={t('guide')}>
      <Stepper label={t('fiveSteps')} steps={steps} />
      <div className={classes['now']}>
        <p className={classes['words']}>
          <span className={classes['mark']}>{t('nowDo')}</span> {t(next.say)}
        </p>
        <Button size="xs" onClick={() => void act(next.action)}>
          {t('doIt')}
        </Button>
      </div>
      <JustNow />
      {failure !== null && <Problem error={failure} />}
      {problem !== null && <Problem error={problem} />}
    </section>
  );
}

function standOf({ step, say }: Next, place: number, hasFailed: boolean): Step['state'] {
  if (say === 'nextRunLowAgain' || place < step) return 'done';
  if (place > step) return 'ahead';
  return hasFailed ? 'failed' : 'now';
}

/** What went wrong in the play, as every problem is shown. */
function useProblem({ problem }: Play['state']): ProblemError | null {
  return useMemo(
    () => (problem === null ? null : new ProblemError({ status: 0, ...problem })),
    [problem],
  );
}
