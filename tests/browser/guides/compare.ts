import type { Catalogue } from './catalogue.ts';
import type { Guide, Mark } from './parse.ts';

/** Where the English guide does not say what the Indonesian one says: one line for each. */
export function differences(id: Guide, en: Guide, catalogue: Catalogue): readonly string[] {
  const found: string[] = [];
  if (id.steps.length !== en.steps.length)
    found.push(`${id.steps.length} steps in Indonesian, ${en.steps.length} in English`);
  for (const [at, step] of id.steps.entries())
    for (const wrong of unlike(step.marks, en.steps[at]?.marks ?? [], catalogue))
      found.push(`step ${step.number}: ${wrong}`);
  for (const wrong of unlike(id.told, en.told, catalogue)) found.push(`beside the steps: ${wrong}`);
  for (const mark of id.told)
    if ((mark.kind === 'press' || mark.kind === 'see') && !catalogue.has(textOf(mark)))
      found.push(`beside the steps: no screen says “${textOf(mark)}”`);
  if (id.links.filter(isPicture).join() !== en.links.filter(isPicture).join())
    found.push('other pictures');
  return found;
}

const textOf = (mark: Mark): string =>
  'name' in mark ? mark.name : 'text' in mark ? mark.text : '';

const isPicture = (address: string): boolean => address.endsWith('.png');

function unlike(ids: readonly Mark[], ens: readonly Mark[], catalogue: Catalogue): string[] {
  const told = (mark: Mark | undefined): string => JSON.stringify(mark ?? null);
  const found: string[] = [];
  let afterRun = false;
  for (let at = 0; at < Math.max(ids.length, ens.length); at++) {
    const [id, en] = [ids[at], ens[at]];
    if (id === undefined || en === undefined || id.kind !== en.kind) {
      found.push(`${told(id)} is ${told(en)}`);
      return found;
    }
    afterRun = id.kind === 'run' || (afterRun && id.kind === 'see');
    // Commands speak both languages at once: what is seen of them is looked for as it is run.
    if (!(afterRun && id.kind === 'see') && !isSame(id, en, catalogue))
      found.push(
        `${told(id)} is ${told(en)}; in English: ${catalogue.inEnglish(textOf(id)).join(' | ')}`,
      );
  }
  return found;
}

/** Texts of the screens are each other's translation; data, keys and commands are the same. */
function isSame(id: Mark, en: Mark, catalogue: Catalogue): boolean {
  if (id.kind === 'press' && en.kind === 'press') return isText(id.name, en.name, catalogue);
  if (id.kind === 'see' && en.kind === 'see') return isText(id.text, en.text, catalogue);
  if (id.kind === 'fill' && en.kind === 'fill')
    return isText(id.name, en.name, catalogue) && typed(id.value) === typed(en.value);
  return JSON.stringify(id) === JSON.stringify(en);
}

/** What the reader has at hand is called something else in each language. */
const typed = (value: string): string => value.replace(/^‹.*›$/, '‹›');

/** A text of the screens and its translation, or data in both. `Kembalian: Rp 7.500` is a text and data. */
function isText(id: string, en: string, catalogue: Catalogue): boolean {
  if (catalogue.has(id)) return catalogue.inEnglish(id).includes(en);
  const [label = '', ...data] = id.split(': ');
  if (data.length === 0) return id === en;
  const [enLabel = '', ...enData] = en.split(': ');
  return data.join() === enData.join() && isText(label, enLabel, catalogue);
}
