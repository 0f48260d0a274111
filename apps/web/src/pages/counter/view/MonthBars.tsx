import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cardTexts } from '../texts/card.ts';
import classes from './glance.module.css';
import type { MonthUse } from './months.ts';

const width = 120;
const height = 40;

/** Use by month as bars, the latest to the right; told in words to who does not see it. */
export function MonthBars({ uses }: { readonly uses: readonly MonthUse[] }) {
  const t = useText(cardTexts);
  const { month, number } = useFormats();
  const known = uses.filter((one) => one.usedKwh !== null).toReversed();
  if (known.length < 2) return null;
  const most = Math.max(1, ...known.map(({ usedKwh }) => usedKwh ?? 0));
  const step = width / known.length;
  const list = known.map((one) => `${month(one.month)} ${number(one.usedKwh ?? 0, 0)}`).join(', ');
  return (
    <svg
      className={classes['bars']}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('usageChart', { list })}
    >
      {known.map(({ month: name, usedKwh }, place) => {
        const tall = Math.max(1, ((usedKwh ?? 0) / most) * height);
        return (
          <rect
            key={name}
            x={place * step + 1}
            y={height - tall}
            width={Math.max(1, step - 2)}
            height={tall}
            fill="currentColor"
          />
        );
      })}
    </svg>
  );
}
