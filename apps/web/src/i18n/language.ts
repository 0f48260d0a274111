/** Indonesian is the source; English stands beside it. */
export type Language = 'id' | 'en';

export const languages = ['id', 'en'] as const satisfies readonly Language[];

/** The texts of one part of the app: Indonesian, and English with the same keys. */
export interface Texts<Id extends Readonly<Record<string, string>>> {
  readonly id: Id;
  readonly en: Readonly<Record<keyof Id, string>>;
}

/** Puts the two languages of a page's texts together; the compiler compares the keys, a test the places in them. */
export function texts<const Id extends Readonly<Record<string, string>>>(
  id: Id,
  en: NoInfer<Readonly<Record<keyof Id, string>>>,
): Texts<Id> {
  return { id, en };
}
