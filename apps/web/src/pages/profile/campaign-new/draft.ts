/** Attributes of a key, as they are typed: empty is not said. */
export type KeyDraft = Readonly<Partial<Record<KeyName, string>>>;

/** A campaign as it is typed. */
export interface CampaignDraft {
  readonly name: string;
  readonly reason: string;
  /** None: everywhere. */
  readonly units: readonly string[];
  readonly from: KeyDraft;
  readonly target: KeyDraft;
  readonly visitAfterDays: string;
}

export const emptyCampaign: CampaignDraft = {
  ...{ name: '', reason: '', units: [], from: {}, target: {}, visitAfterDays: '60' },
};

/** How each attribute is written; those with `choices` are chosen. */
const forms = {
  sgc: { pattern: /^\d{6}$/ },
  krn: { pattern: /^[1-9]$/ },
  ti: { pattern: /^\d{2}$/ },
  ken: { pattern: /^(\d{1,2}|1\d\d|2[0-4]\d|25[0-5])$/ },
  baseDate: { pattern: /^\d{4}$/, choices: ['1993', '2014', '2035'] },
  keyType: { pattern: /^[123]$/, choices: ['1', '2', '3'] },
  dkga: { pattern: /^0[24]$/, choices: ['02', '04'] },
  ea: { pattern: /^(07|11)$/, choices: ['07', '11'] },
} as const;

export type KeyName = keyof typeof forms;

/** What the key of a meter must be for it to be chosen. */
export const fromNames = ['sgc', 'krn', 'baseDate', 'keyType', 'dkga', 'ea'] as const;
/** What a key may become. */
export const targetNames = ['sgc', 'krn', 'ti', 'ken', 'baseDate', 'keyType', 'dkga'] as const;

const numbers: readonly KeyName[] = ['krn', 'ken', 'baseDate', 'keyType'];

/** The values that may be chosen; null where it is typed. A key of type 3 is one to come from, never to change to. */
export function choicesOf(name: KeyName, isTarget: boolean): readonly string[] | null {
  const form = forms[name];
  if (!('choices' in form)) return null;
  return form.choices.filter((one) => !(isTarget && name === 'keyType' && one === '3'));
}

/** Which attributes are typed as they cannot be. */
export const wrongNames = (key: KeyDraft): readonly KeyName[] =>
  given(key)
    .filter(([name, text]) => !forms[name].pattern.test(text))
    .map(([name]) => name);

/** What keeps a campaign from being asked for. */
export type Fault = 'name' | 'reason' | 'units' | 'from' | 'target' | 'days';

/** All of them; `mayAnywhere`: whether the person may ask for all units at once. */
export function faultsOf(draft: CampaignDraft, mayAnywhere: boolean): ReadonlySet<Fault> {
  const days = Number(draft.visitAfterDays);
  const found: Readonly<Record<Fault, boolean>> = {
    name: draft.name.trim().length < 3,
    reason: draft.reason.trim().length < 3,
    units: draft.units.length === 0 && !mayAnywhere,
    from: wrongNames(draft.from).length > 0,
    target: given(draft.target).length === 0 || wrongNames(draft.target).length > 0,
    days: !/^\d{1,4}$/.test(draft.visitAfterDays) || days < 1 || days > 3650,
  };
  const faults = Object.keys(found) as readonly Fault[];
  return new Set(faults.filter((fault) => found[fault]));
}

/** The body of POST /api/v1/key-campaigns. */
export function orderOf(draft: CampaignDraft): object {
  const { units, from } = draft;
  return {
    ...{ name: draft.name.trim(), reason: draft.reason.trim() },
    ...(units.length === 0 ? {} : { units }),
    ...(given(from).length === 0 ? {} : { from: valuesOf(from) }),
    target: valuesOf(draft.target),
    visitAfterDays: Number(draft.visitAfterDays),
  };
}

const valuesOf = (key: KeyDraft): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    given(key).map(([name, text]) => [name, numbers.includes(name) ? Number(text) : text]),
  );

const given = (key: KeyDraft): readonly (readonly [KeyName, string])[] =>
  (Object.entries(key) as readonly (readonly [KeyName, string])[]).filter(
    ([, text]) => text !== '',
  );
