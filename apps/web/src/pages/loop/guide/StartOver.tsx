import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type ChipName, chips } from '../model.ts';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

/** A new meter, a new customer, and a new card with the chip that is chosen. */
export function StartOver() {
  const t = useText(loopTexts);
  const { act } = usePlay();
  const [chip, setChip] = useState<ChipName>('NTAG216');
  const choose = (name: string): void => setChip(chips.find((one) => one === name) ?? chip);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('chip')}
        data={[...chips]}
        value={chip}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="retry" size={14} />}
        onClick={() => void act({ action: 'reset', chip })}
      >
        {t('startOver')}
      </Button>
    </>
  );
}
