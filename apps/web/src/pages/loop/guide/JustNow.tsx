import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './guide.module.css';
import { sentenceOf } from './told.ts';

/** Told elsewhere: every message in its tab, a refusal as a problem. */
const toldElsewhere: readonly string[] = ['line.answered', 'refused'];

/** What the last action has brought about; read out when it changes. */
export function JustNow() {
  const t = useText(loopTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { state } = usePlay();
  const steps = state.steps.filter(
    ({ number, kind }) => number > state.since && !toldElsewhere.includes(kind),
  );
  return (
    <div className={classes['just']} role="status" data-testid="just-now">
      <span className={classes['mark']}>{t('justNow')}</span>
      {steps.length === 0 ? (
        <span>{t('nothingYet')}</span>
      ) : (
        <ul className={classes['list']}>
          {steps.map((step) => (
            <li key={step.number}>{sentenceOf(step, language, formats)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
