import type { AreaName, MapView, SlotView } from '@setrum/card/explain';
import { Empty, Section, StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FieldTable } from './FieldTable.tsx';
import { slotRows, type Told } from './rows.ts';
import { cardTexts } from './texts.ts';

export interface AreaOfProps {
  readonly view: MapView;
  readonly area: AreaName;
  readonly told: Told;
}

const tones: Readonly<Record<SlotView['state'], Tone>> = {
  ...{ live: 'good', previous: 'quiet', dead: 'quiet', blank: 'quiet' },
  ...{ newer: 'attention', torn: 'attention', foreign: 'bad' },
};

/** Both slots of an area, the live one first. */
export function AreaOf({ view, area, told }: AreaOfProps) {
  const t = useText(cardTexts);
  const slots = [...view.slots[area]].sort(
    (one, other) => Number(other.state === 'live') - Number(one.state === 'live'),
  );
  return slots.map((slot) => {
    const rows = slotRows(view, area, slot, told);
    const title = t('slotOf', {
      ...{ slot: slot.slot === 0 ? 'A' : 'B', from: slot.offset },
      to: slot.offset + slot.raw.length - 1,
    });
    return (
      <Section key={slot.slot} title={title} actions={<Standing slot={slot} />} flush>
        {rows.length === 0 ? (
          <Empty title={t('noFields')} />
        ) : (
          <FieldTable
            label={`${t(`part-${area}`)} ${title}`}
            rows={rows}
            orderParam={`${area}-${slot.slot}`}
          />
        )}
      </Section>
    );
  });
}

function Standing({ slot: { state, crc, keyVersion } }: { readonly slot: SlotView }) {
  const t = useText(cardTexts);
  const isSound = state === 'live' || state === 'previous';
  return (
    <>
      <StatusBadge tone={tones[state]}>{t(`slot-${state}`)}</StatusBadge>
      {state === 'torn' && crc.right === false && (
        <StatusBadge tone="bad">{t('crcWrong')}</StatusBadge>
      )}
      {isSound && (
        <StatusBadge tone="quiet">
          {keyVersion === 0 ? t('unsigned') : t('signed', { version: keyVersion })}
        </StatusBadge>
      )}
    </>
  );
}
