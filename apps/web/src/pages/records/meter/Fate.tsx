import { StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';

/** Results that mean that the meter has taken a token (docs/card.md section 6). */
const taken = [1, 2, 3, 10];

/** What a meter has answered to a token; null: nothing yet. */
export function Fate({ result }: { readonly result: number | null }) {
  const t = useText(recordTexts);
  if (result === null || result === 0 || result > 14)
    return <StatusBadge tone="quiet">{t('token-pending')}</StatusBadge>;
  return taken.includes(result) ? (
    <StatusBadge tone="good">{t('token-accepted')}</StatusBadge>
  ) : (
    <StatusBadge tone="bad">{t('resultCode', { code: result })}</StatusBadge>
  );
}
