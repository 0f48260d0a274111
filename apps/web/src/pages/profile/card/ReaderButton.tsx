import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { readPairing } from '../../counter/settings/settings.ts';
import { cardAtReader } from './agent.ts';
import type { CardImage } from './image.ts';
import { cardTexts } from './texts.ts';

/** Reads the card on the reader of the counter's agent; where none was paired, how one is. */
export function ReaderButton({ onCard }: { readonly onCard: (image: CardImage) => void }) {
  const t = useText(cardTexts);
  const pairing = readPairing(localStorage);
  const read = useMutation({ mutationFn: cardAtReader, onSuccess: onCard });
  if (pairing === null) return <Text size="sm">{t('noAgent')}</Text>;
  return (
    <>
      <Button loading={read.isPending} onClick={() => read.mutate(pairing)}>
        {t('fromReader')}
      </Button>
      {read.isPending && <Text role="status">{t('reading')}</Text>}
      {read.error !== null && <Problem error={read.error} />}
    </>
  );
}
