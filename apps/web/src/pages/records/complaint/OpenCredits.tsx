import { Checkbox } from '@mantine/core';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../parts/Word.tsx';
import classes from './complaint.module.css';
import type { OpenCredit } from './model.ts';
import { complaintTexts } from './texts.ts';

export interface OpenCreditsProps {
  readonly credits: readonly OpenCredit[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Tokens of the old meter that the centre has not heard of: which of them were never entered, a fitter says. */
export function OpenCredits({ credits, chosen, onChange }: OpenCreditsProps) {
  const t = useText(complaintTexts);
  const word = useWord();
  const { energy, stamp } = useFormats();
  const toggle = (tokenId: string, on: boolean): void =>
    onChange(on ? [...chosen, tokenId] : chosen.filter((one) => one !== tokenId));
  return (
    <fieldset className={classes['group']}>
      <legend>{t('neverEntered')}</legend>
      <p className={classes['note']}>
        {t(credits.length === 0 ? 'noOpenCredits' : 'neverEnteredNote')}
      </p>
      {credits.map(({ tokenId, energyDkwh, issuedAt, standing }) => (
        <Checkbox
          key={tokenId}
          label={`${energy(energyDkwh)} · ${stamp(issuedAt)} · ${word('standing', standing)}`}
          // Nobody has paid for it.
          disabled={standing === 'unsold'}
          checked={chosen.includes(tokenId)}
          onChange={(event) => toggle(tokenId, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
