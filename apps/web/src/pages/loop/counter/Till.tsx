import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

/** What the counter's journal has of today. */
export function Till() {
  const t = useText(loopTexts);
  const { rupiah } = useFormats();
  const { soldCount, soldCents } = usePlay().state.counter;
  return (
    <dl className={panel['facts']}>
      <dt>{t('till')}</dt>
      <dd>{t('tillOf', { count: soldCount, total: rupiah(soldCents) })}</dd>
    </dl>
  );
}
