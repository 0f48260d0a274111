import { Energy } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { TokenRequest } from './model.ts';
import { tokenTexts } from './texts.ts';

/** What a token carries: watts, energy, or nothing. */
export function TokenValue({ kind, value }: Pick<TokenRequest, 'kind' | 'value'>) {
  const t = useText(tokenTexts);
  const { number } = useFormats();
  if (kind === 'max-power') return t('watts', { watts: number(value, 0) });
  if (kind === 'first-stroom' || kind === 'compensation') return <Energy dkwh={value} />;
  return '–';
}
