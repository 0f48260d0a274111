import { useText } from '../../i18n/use-text.ts';
import { useSettings } from '../../shell/settings/use-settings.ts';
import type { Told } from './model.ts';
import { stockTexts } from './texts.ts';

/** What did not look right and was let pass. */
export function Warnings({ warnings }: { readonly warnings: readonly Told[] }) {
  const t = useText(stockTexts);
  const { language } = useSettings();
  if (warnings.length === 0) return null;
  return (
    <div role="status">
      <strong>{t('warningsTitle')}</strong>
      <ul>
        {warnings.map(({ code, messages }) => (
          <li key={messages.id}>
            {messages[language]} ({code})
          </li>
        ))}
      </ul>
    </div>
  );
}
