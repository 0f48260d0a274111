import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon, TokenDigits } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../parts/Word.tsx';
import classes from './complaint.module.css';
import type { Digits } from './model.ts';
import { complaintTexts } from './texts.ts';

/** Tokens as they are typed at the meter, in their order; a key change that two orders wait for is typed once. */
export function TokenList({ digits: all }: { readonly digits: readonly Digits[] }) {
  const t = useText(complaintTexts);
  const word = useWord();
  const digits = all.filter(
    (one, n) => all.findIndex((other) => other.digits === one.digits) === n,
  );
  const [copied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard
      ?.writeText(digits.map((one) => one.digits).join('\n'))
      .then(() => setCopied(true));
  return (
    <>
      <p className={classes['note']}>{t('typeInOrder')}</p>
      <ol className={classes['tokens']}>
        {digits.map((one) => (
          <li key={`${one.requestId} ${one.part}`}>
            <span className={classes['kind']}>
              {word('tokenkind', one.kind)}
              {one.of > 1 && ` · ${t('partOf', { part: one.part, of: one.of })}`}
            </span>
            <TokenDigits token={one.digits} />
          </li>
        ))}
      </ol>
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="copy" size={14} />}
        onClick={copy}
      >
        {t('copyTokens')}
      </Button>
      <span role="status">{copied && t('copied')}</span>
    </>
  );
}
