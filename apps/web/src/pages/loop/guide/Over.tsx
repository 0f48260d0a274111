import { Button } from '@mantine/core';
import { Empty } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { loopTexts } from '../texts.ts';

/** The server has ended the playground: what is on the screen is the past. */
export function Over({ onAgain }: { readonly onAgain: () => Promise<void> }) {
  const t = useText(loopTexts);
  return (
    <div role="status">
      <Empty title={t('overTitle')}>
        <p>{t('overText')}</p>
        <Button onClick={() => void onAgain()}>{t('beginAgain')}</Button>
      </Empty>
    </div>
  );
}
