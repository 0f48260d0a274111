import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { type CardImage, type ImageReading, imageOfFile, imageOfText } from './image.ts';
import { ReaderButton } from './ReaderButton.tsx';
import { cardTexts } from './texts.ts';

/** Where the card comes from: a reader, a file, hex. */
export function Sources({ onCard }: { readonly onCard: (image: CardImage) => void }) {
  const t = useText(cardTexts);
  const [hex, setHex] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const take = (reading: ImageReading): void => {
    if (!('fault' in reading)) onCard(reading);
    else if (reading.fault === 'length') setFault(t('fault-length', { bytes: reading.bytes }));
    else if (reading.fault === 'chip') setFault(t('fault-chip', { chip: reading.chip }));
    else setFault(t('fault-format'));
  };
  const open = async (file: File | null): Promise<void> => {
    if (file !== null) take(imageOfFile(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <Section title={t('sectionCard')}>
      <Stacked>
        <Group>
          <ReaderButton onCard={onCard} />
          <FileButton
            onChange={(file) => void open(file)}
            inputProps={{ 'aria-label': t('fromFile') }}
          >
            {(props) => (
              <Button {...props} variant="default">
                {t('fromFile')}
              </Button>
            )}
          </FileButton>
        </Group>
        <Textarea
          label={t('hexField')}
          description={t('fileHint')}
          rows={6}
          spellCheck={false}
          value={hex}
          error={fault}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onChange={(event) => {
            setHex(event.currentTarget.value);
            setFault(null);
          }}
        />
        <Group>
          <Button
            variant="default"
            disabled={hex.trim() === ''}
            onClick={() => take(imageOfText(hex))}
          >
            {t('explain')}
          </Button>
        </Group>
      </Stacked>
    </Section>
  );
}
