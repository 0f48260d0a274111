import { Button } from '@mantine/core';
import { useState } from 'react';
import { FieldList, Money, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useHubWord } from '../parts/Word.tsx';
import { EditData } from './EditData.tsx';
import type { Partner, TimeWindow } from './model.ts';
import { partnerTexts } from './texts.ts';

const hours = (window: TimeWindow | null, none: string): string =>
  window === null ? none : `${window.from} – ${window.until}`.replaceAll(':', '.');

/** What the partner is, and when it may sell. */
export function DataOf({ partner }: { readonly partner: Partner }) {
  const t = useText(partnerTexts);
  const word = useHubWord();
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  return (
    <Section
      title={t('sectionData')}
      actions={
        may('partner.manage') &&
        !isEdited && (
          <Button variant="default" size="xs" onClick={() => setEdited(true)}>
            {t('change')}
          </Button>
        )
      }
    >
      {isEdited ? (
        <EditData partner={partner} onDone={() => setEdited(false)} />
      ) : (
        <FieldList
          fields={[
            { label: t('partnerId'), value: partner.partnerId },
            { label: t('name'), value: partner.name },
            { label: t('kind'), value: word('kind', partner.kind) },
            { label: t('usualFee'), value: <Money cents={partner.adminCents} /> },
            { label: t('serviceHours'), value: hours(partner.serviceHours, t('always')) },
            { label: t('cutOff'), value: hours(partner.cutOff, t('midnight')) },
            {
              label: t('anyTerminal'),
              value: t(partner.anyTerminal ? 'allowed' : 'refused'),
            },
          ]}
        />
      )}
    </Section>
  );
}
