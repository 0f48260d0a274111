import { Section, type Step, Stepper } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useHubWord } from '../parts/Word.tsx';
import type { SaleTrace } from './model.ts';
import { fateOf, isResultKey } from './results.ts';
import { traceTexts } from './texts.ts';

/** How far a sale has come, in one line. */
export function TraceSteps({ trace }: { readonly trace: SaleTrace }) {
  const t = useText(traceTexts);
  const word = useHubWord();
  const { stamp } = useFormats();
  const { message, events, quote, tokens, mailboxes } = trace;
  const [sale] = events;
  const sum = sale?.lines.reduce((all, { amountCents }) => all + amountCents, 0);
  const isPosted = sum === 0 && (sale?.lines.length ?? 0) > 0;
  const steps: Step[] = [
    { label: t('stepMessage'), state: 'done', note: word('door', message.door) },
    {
      label: t('stepPosting'),
      state: isPosted ? 'done' : 'failed',
      note: isPosted ? t('balanced') : t('noPosting'),
    },
  ];
  if (quote !== null) {
    const credit = tokens.find((token) => token.class === 0);
    const isMade = tokens.length > 0;
    const card = mailboxes.at(-1);
    const fate = fateOf(credit?.result ?? null);
    const heard = credit?.resultAt ?? null;
    const key = `r${credit?.result ?? ''}`;
    const said = isResultKey(key) ? t(key) : t('noNews');
    steps.push(
      {
        label: t('stepToken'),
        state: isMade ? 'done' : 'failed',
        note: t('tokensMade', { count: tokens.length }),
      },
      {
        label: t('stepCard'),
        state: 'done',
        note: card === undefined ? t('onPaper') : t('onCard', { uid: card.cardUid }),
      },
      {
        label: t('stepMeter'),
        state: { unheard: 'ahead', taken: 'done', refused: 'failed' }[fate] as Step['state'],
        note: heard === null ? said : `${said}, ${stamp(heard)}`,
      },
    );
  }
  return (
    <Section title={t('traceSteps')}>
      <Stepper label={t('traceSteps')} steps={steps} />
    </Section>
  );
}
