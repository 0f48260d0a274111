import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { PdlField } from './fields.ts';
import type { Discrepancy, PdlValue } from './model.ts';
import { pdlKey, pdlTexts } from './texts.ts';

/** How fields of a PDL, their values, and what is wrong with them are told. */
export function usePdlWords() {
  const t = useText(pdlTexts);
  const word = useWord();
  const { rupiah, energy, day, number } = useFormats();
  const told = (key: string, other: string): string => {
    const found = pdlKey(key);
    return found === null ? other : t(found as 'listNote');
  };
  const choice = (name: string, value: string): string => {
    if (name === 'product') return word('product', value);
    if (name === 'meterKind') return word('metering', value);
    return told(`choice-${value}`, value);
  };
  const value = ({ name, form }: PdlField, given: PdlValue): string => {
    if (given === null || given === '') return '–';
    if (form === 'money') return rupiah(Number(given));
    if (form === 'energy') return energy(Number(given));
    if (form === 'day') return day(String(given));
    if (form === 'whole')
      return name === 'mutationMonth' ? String(given) : number(Number(given), 0);
    return form === 'text' ? String(given) : choice(name, String(given));
  };
  const fault = ({ code, expected }: Discrepancy): string => {
    const other = t('code-other');
    if (code === 'differs')
      return expected === null ? other : t('code-differs', { expected: String(expected) });
    return told(`code-${code}`, other);
  };
  return { field: (name: string) => told(`field-${name}`, name), choice, value, fault };
}
