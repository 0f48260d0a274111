import { StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './complaint.module.css';
import type { ReplacementPreview } from './model.ts';
import { OpenCredits } from './OpenCredits.tsx';
import { movedDkwh, type ReplacementDraft } from './replacement.ts';
import { complaintTexts } from './texts.ts';

export interface WhatMovesProps {
  readonly draft: ReplacementDraft;
  readonly preview: ReplacementPreview;
  readonly change: (part: Partial<ReplacementDraft>) => void;
}

/** Cards, debts and credit that go to the new meter; live, as it is typed. */
export function WhatMoves({ draft, preview, change }: WhatMovesProps) {
  const t = useText(complaintTexts);
  const { energy, rupiah } = useFormats();
  const { openCredits, decideAboveDkwh, mostDkwh, instalmentLeftCents, compensations } = preview;
  const moved = movedDkwh(draft, openCredits);
  const cards = preview.cards.length;
  return (
    <>
      <OpenCredits
        credits={openCredits}
        chosen={draft.notEntered}
        onChange={(notEntered) => change({ notEntered })}
      />
      <p className={classes['line']} aria-live="polite">
        {t('movesAlong', { cards, left: rupiah(instalmentLeftCents), compensations })}{' '}
        <strong>{t('movedTotal', { energy: energy(moved) })}</strong>{' '}
        {moved > mostDkwh ? (
          <StatusBadge tone="bad">{t('tooMuch', { most: energy(mostDkwh) })}</StatusBadge>
        ) : (
          moved > decideAboveDkwh && (
            <StatusBadge tone="attention">
              {t('needsSecond', { most: energy(decideAboveDkwh) })}
            </StatusBadge>
          )
        )}
      </p>
    </>
  );
}
