import { Anchor, Breadcrumbs } from '@mantine/core';
import { Link } from 'react-router';
import { useText } from '../../../i18n/use-text.ts';
import { placeName, type Step } from './place.ts';
import { profileTexts } from './texts.ts';
import { usePlace } from './use-place.ts';
import { useProfileWord } from './Word.tsx';

/** The way from the top down to the place that is shown; each step leads back to it. */
export function PlacePath({ path }: { readonly path: readonly Step[] }) {
  const t = useText(profileTexts);
  const word = useProfileWord();
  const { addressOf } = usePlace();
  const named = (step: Step): string => {
    const { level, code, name } = step;
    const told = placeName(word('level', level), code === '-' ? t('noPlace') : name);
    return code === '-' || code === name ? told : `${told} (${code})`;
  };
  return (
    <nav aria-label={t('placePath')}>
      <Breadcrumbs
        separatorMargin={6}
        styles={{
          root: { flexWrap: 'wrap' },
          breadcrumb: { display: 'inline-flex', alignItems: 'center', minHeight: '1.5rem' },
        }}
      >
        {path.length === 0 ? (
          <span aria-current="page">{word('level', 'nation')}</span>
        ) : (
          <Anchor component={Link} to={addressOf([])} size="sm" underline="always">
            {word('level', 'nation')}
          </Anchor>
        )}
        {path.map((step, n) =>
          n === path.length - 1 ? (
            <span key={step.level} aria-current="page">
              {named(step)}
            </span>
          ) : (
            <Anchor
              key={step.level}
              component={Link}
              to={addressOf(path.slice(0, n + 1))}
              size="sm"
              underline="always"
            >
              {named(step)}
            </Anchor>
          ),
        )}
      </Breadcrumbs>
    </nav>
  );
}
