import { Button } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { Choices } from '../Choices.tsx';
import { evening } from '../guide/next.ts';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

const uses = [
  { say: 'useEvening', action: evening },
  { say: 'useDay', action: { action: 'advance', hours: 24, watts: 300 } },
  { say: 'useMonth', action: { action: 'advance', hours: 744, watts: 100 } },
] as const;

/** Lets time go by at the meter, with something switched on. */
export function Use({ isNext }: { readonly isNext: boolean }) {
  const t = useText(loopTexts);
  const { act } = usePlay();
  return (
    <Choices label={t('use')} isNext={isNext}>
      {uses.map(({ say, action }) => (
        <Button key={say} size="compact-xs" variant="default" onClick={() => void act(action)}>
          {t(say)}
        </Button>
      ))}
    </Choices>
  );
}
