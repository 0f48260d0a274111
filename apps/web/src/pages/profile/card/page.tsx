import { Button } from '@mantine/core';
import { useState } from 'react';
import { Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Inspected } from './Inspected.tsx';
import type { CardImage } from './image.ts';
import { Sources } from './Sources.tsx';
import { cardTexts } from './texts.ts';

/** The card inspector (SOP figure 3-4): all of it happens in this browser. */
export default function CardInspectorPage() {
  const t = useText(cardTexts);
  const [image, setImage] = useState<CardImage | null>(null);
  return (
    <Page>
      <PageHeader
        title={t('pageCardInspector')}
        note={t('cardNote')}
        actions={
          image !== null && (
            <Button variant="default" onClick={() => setImage(null)}>
              {t('cardOther')}
            </Button>
          )
        }
      />
      {image === null ? <Sources onCard={setImage} /> : <Inspected image={image} />}
    </Page>
  );
}
