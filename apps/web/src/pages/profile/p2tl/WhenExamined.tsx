import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { P2tlPage } from './model.ts';
import classes from './p2tl.module.css';
import { p2tlTexts } from './texts.ts';

/** How fresh the list is; nothing while it comes. */
export function WhenExamined({ page }: { readonly page: P2tlPage | undefined }) {
  const t = useText(p2tlTexts);
  const { stamp } = useFormats();
  if (page === undefined) return null;
  const { examinedAt, untilMonth } = page;
  return (
    <p className={classes['words']}>
      {examinedAt === null
        ? t('notExamined')
        : t('examined', { at: stamp(examinedAt), month: untilMonth ?? '–' })}
    </p>
  );
}
