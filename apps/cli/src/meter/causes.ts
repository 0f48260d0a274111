import { TAMPER_CAUSES, type TamperCause } from '@setrum/meter';
import { usage } from './units.ts';

/** A cause of tamper by its name, or by its digit in the maker's manual. SETRUM_USAGE. */
export function causeNamed(text: string): TamperCause {
  const cause = TAMPER_CAUSES.find(({ name, place }) => name === text || String(place) === text);
  if (cause === undefined) throw usage(`${text} is no cause of tamper: ${causeNames.join(', ')}`);
  return cause;
}

export const causeNames: readonly string[] = TAMPER_CAUSES.map(({ name }) => name);

/** The names of causes that a state holds by their numbers. */
export function namesOf(causes: readonly number[]): readonly string[] {
  return causes.map(
    (cause) => TAMPER_CAUSES.find((known) => known.cause === cause)?.name ?? String(cause),
  );
}

/** The same for a person. */
export function causeTexts(causes: readonly number[]): readonly string[] {
  return causes.map((cause) => {
    const known = TAMPER_CAUSES.find((one) => one.cause === cause);
    return known === undefined ? String(cause) : `${known.id} · ${known.en}`;
  });
}
