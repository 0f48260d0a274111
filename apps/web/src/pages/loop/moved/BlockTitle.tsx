import { StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { CardSlot } from '../model.ts';
import { loopTexts } from '../texts.ts';
import type { Block } from './blocks.ts';
import classes from './moved.module.css';

const areas = { identity: 'areaIdentity', mailbox: 'areaMailbox', report: 'areaReport' } as const;

const states = {
  live: { say: 'slotLive', tone: 'good' },
  previous: { say: 'slotPrevious', tone: 'quiet' },
  dead: { say: 'slotDead', tone: 'quiet' },
  blank: { say: 'slotBlank', tone: 'quiet' },
  newer: { say: 'slotNewer', tone: 'attention' },
  torn: { say: 'slotTorn', tone: 'attention' },
  foreign: { say: 'slotForeign', tone: 'bad' },
} as const satisfies Record<CardSlot['state'], { readonly say: string; readonly tone: Tone }>;

const proofs = {
  verified: { say: 'macVerified', tone: 'good' },
  unsigned: { say: 'macUnsigned', tone: 'quiet' },
  'unknown-key': { say: 'macUnknown', tone: 'attention' },
  forged: { say: 'macForged', tone: 'bad' },
} as const satisfies Record<
  NonNullable<CardSlot['proof']>,
  { readonly say: string; readonly tone: Tone }
>;

/** What a block is, how it stands, and who has signed it. */
export function BlockTitle({ block: { slot, record } }: { readonly block: Block }) {
  const t = useText(loopTexts);
  if (slot === null) return <>{t('areaMonth', { place: (record?.position ?? 0) + 1 })}</>;
  const state = states[slot.state];
  const isWritten = slot.state === 'live' || slot.state === 'previous';
  return (
    <span className={classes['caption']}>
      {t('slotOf', { area: t(areas[slot.area]), slot: slot.slot === 0 ? 'A' : 'B' })}
      <StatusBadge tone={state.tone}>{t(state.say)}</StatusBadge>
      {isWritten && <span>{t('sequence', { sequence: slot.sequence })}</span>}
      {isWritten && slot.proof !== null && (
        <StatusBadge tone={proofs[slot.proof].tone}>{t(proofs[slot.proof].say)}</StatusBadge>
      )}
    </span>
  );
}
