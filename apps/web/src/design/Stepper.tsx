import { useText } from '../i18n/use-text.ts';
import { Icon } from './Icon.tsx';
import classes from './Stepper.module.css';

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'now' | 'ahead' | 'failed';
  /** When, by whom, why. */
  readonly note?: string;
}

/** How far something has come: steps in their order, and where it stands. */
export function Stepper({
  label,
  steps,
}: {
  readonly label: string;
  readonly steps: readonly Step[];
}) {
  const t = useText();
  const words = {
    done: t('stepDone'),
    now: t('stepNow'),
    ahead: t('stepAhead'),
    failed: t('stepFailed'),
  };
  return (
    <ol className={classes['steps']} aria-label={label}>
      {steps.map((step, place) => (
        <li
          key={step.label}
          className={classes['step']}
          data-state={step.state}
          {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={classes['mark']} aria-hidden>
            {step.state === 'done' || step.state === 'failed' ? (
              <Icon name={step.state === 'done' ? 'good' : 'close'} size={13} />
            ) : (
              place + 1
            )}
          </span>
          <span>
            <span className={classes['name']}>{step.label}</span>
            <span className="visually-hidden">: {words[step.state]}</span>
            {step.note !== undefined && <span className={classes['note']}>{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
