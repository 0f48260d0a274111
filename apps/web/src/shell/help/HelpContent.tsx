import { KeyHint } from '../../design/index.ts';
import type { PlainKey } from '../../i18n/translate.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSettings } from '../settings/use-settings.ts';
import classes from './Help.module.css';
import type { HelpName } from './names.ts';
import { helpTexts } from './texts.ts';

export interface HelpContentProps {
  readonly name: HelpName;
  readonly title: PlainKey | undefined;
}

/** What a page is for, how the usual is done, what people ask, and the keys. */
export function HelpContent({ name, title }: HelpContentProps) {
  const t = useText();
  const { language } = useSettings();
  const { what, steps, asked = [], keys = [] } = helpTexts[name][language];
  const everywhere = [
    ['/', t('keySearch')],
    ['Ctrl K', t('keySearchAnywhere')],
    ['?', t('keyHelp')],
    ['Esc', t('keyClose')],
  ] as const;
  return (
    <div className={classes['help']}>
      {title !== undefined && <h3>{t(title)}</h3>}
      <p>{what}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {asked.map(([question, answer]) => (
        <div key={question}>
          <h4>{question}</h4>
          <p>{answer}</p>
        </div>
      ))}
      <h4>{t('keys')}</h4>
      <dl className={classes['keys']}>
        {[...keys, ...everywhere].map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <KeyHint>{key}</KeyHint>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
