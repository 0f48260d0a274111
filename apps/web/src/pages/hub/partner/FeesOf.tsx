import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { DataTable, Empty, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { useChannels } from './channels.ts';
import { EditFees } from './EditFees.tsx';
import type { Fee, Partner } from './model.ts';
import { partnerTexts } from './texts.ts';

/** Fees other than the usual one, by product and channel. */
export function FeesOf({ partner }: { readonly partner: Partner }) {
  const t = useText(partnerTexts);
  const word = useHubWord();
  const may = useMay();
  const channels = useChannels();
  const [isEdited, setEdited] = useState(false);
  const channelOf = (mcc: string): string => {
    if (mcc === '') return t('everyChannel');
    const name = channels.find((one) => one.mcc === mcc)?.name;
    return name === undefined ? mcc : `${mcc} (${name})`;
  };
  return (
    <Section
      title={t('sectionFees')}
      flush={!isEdited}
      actions={
        may('partner.money') &&
        !isEdited && (
          <Button variant="default" size="xs" onClick={() => setEdited(true)}>
            {t('change')}
          </Button>
        )
      }
    >
      {isEdited ? (
        <EditFees partner={partner} onDone={() => setEdited(false)} />
      ) : (
        <>
          <Text size="sm" px="md" py="xs">
            {t('feesNote')}
          </Text>
          <DataTable<Fee>
            label={`${t('sectionFees')} ${partner.partnerId}`}
            rows={partner.fees}
            columns={[
              textColumn('product', t('product'), ({ product }) => word('product', product), 14),
              textColumn('mcc', t('mcc'), ({ mcc }) => channelOf(mcc), 12),
              moneyColumn('fee', t('fee'), ({ adminCents }) => adminCents),
            ]}
            rowKey={({ product, mcc }) => `${product} ${mcc}`}
            orderParam="fees"
            empty={<Empty title={t('noFees')} />}
          />
        </>
      )}
    </Section>
  );
}
