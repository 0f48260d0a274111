import { useState } from 'react';
import { Money } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import classes from './desk.module.css';
import { RupiahInput } from './RupiahInput.tsx';

/** What the customer gives, and what they get back. Only for the clerk's hand: it is kept nowhere. */
export function Received({ totalCents }: { readonly totalCents: number }) {
  const t = useText(deskTexts);
  const [rupiah, setRupiah] = useState<number | null>(null);
  const changeCents = rupiah === null ? null : rupiah * 100 - totalCents;
  return (
    <div className={classes['cash']}>
      <RupiahInput
        label={t('received')}
        hint={t('receivedHint')}
        keyName="+"
        field="received"
        value={rupiah}
        onChange={setRupiah}
      />
      <output>
        {changeCents !== null && (
          <>
            {t(changeCents < 0 ? 'missing' : 'change')}:{' '}
            <strong>
              <Money cents={Math.abs(changeCents)} />
            </strong>
          </>
        )}
      </output>
    </div>
  );
}
