import { Button } from '@mantine/core';
import { useRef } from 'react';
import { Icon, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../parts/Word.tsx';
import type { DocumentRecord } from './model.ts';
import classes from './paper.module.css';
import { paperTexts } from './texts.ts';

export interface PaperPreviewProps {
  readonly paper: DocumentRecord;
  readonly onClose: () => void;
}

/** A paper as it was frozen, and what prints it. The server keeps on record that somebody looked. */
export function PaperPreview({ paper, onClose }: PaperPreviewProps) {
  const t = useText(paperTexts);
  const word = useWord();
  const frame = useRef<HTMLIFrameElement>(null);
  const address = `/api/v1/documents/${paper.documentId}`;
  const title = `${word('document', paper.kind)} ${paper.registerNo}`;
  return (
    <Section
      title={title}
      actions={
        <>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button
            size="xs"
            variant="default"
            component="a"
            href={address}
            target="_blank"
            rel="noopener"
          >
            {t('newTab')}
          </Button>
          <Button
            size="xs"
            leftSection={<Icon name="print" size={14} />}
            onClick={() => frame.current?.contentWindow?.print()}
          >
            {t('print')}
          </Button>
        </>
      }
    >
      <iframe ref={frame} src={address} title={title} className={classes['paper']} />
    </Section>
  );
}
