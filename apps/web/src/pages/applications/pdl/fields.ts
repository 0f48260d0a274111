/** How a field of a PDL is typed and shown. */
export type FieldForm = 'text' | 'whole' | 'money' | 'energy' | 'day' | readonly string[];

export interface PdlField {
  readonly name: string;
  readonly form: FieldForm;
  /** The papers fix it: it is only to be given where they say nothing. */
  readonly fixed: boolean;
}

const free = (name: string, form: FieldForm = 'text'): PdlField => ({ name, form, fixed: false });
const fixed = (name: string, form: FieldForm = 'text'): PdlField => ({ name, form, fixed: true });

export const mutationKinds = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'] as const;

/** The fields in the groups in which they are looked at. */
export const groups = {
  customer: [
    ...[free('name'), free('identityNo'), free('phone'), free('email'), free('address')],
    ...[free('rtRw'), free('kddk'), free('substation'), free('pole'), free('purpose')],
  ],
  service: [
    fixed('product', ['postpaid', 'prepaid', 'prepaid-nfc']),
    ...[fixed('tariff'), fixed('powerVa', 'whole'), fixed('bpCents', 'money')],
    ...[fixed('ujlCents', 'money'), fixed('contractNo'), fixed('contractOn', 'day')],
  ],
  meter: [
    ...[fixed('meterNo'), fixed('meterMake'), fixed('meterType')],
    ...[fixed('meterKind', ['postpaid', 'keypad', 'nfc']), fixed('phases', 'whole')],
    ...[free('factoryNo'), free('registerNo')],
  ],
  removal: [
    ...[fixed('removedMeterNo'), fixed('removedLwbpKwh', 'whole'), fixed('removedWbpKwh', 'whole')],
    ...[fixed('removedKvarh', 'whole'), fixed('remainingDkwh', 'energy')],
    ...[fixed('lastBilledLwbpKwh', 'whole'), fixed('lastBilledWbpKwh', 'whole')],
  ],
  mutation: [
    ...[free('mutationKind', mutationKinds), free('mutationMonth', 'whole')],
    ...[free('effectiveOn', 'day'), free('ppjCode'), free('stampCode')],
  ],
  wish: [
    free('surplusWish', ['token', 'cash']),
    free('shortageWish', ['bill', 'instalment']),
    free('instalmentCount', 'whole'),
  ],
} as const satisfies Readonly<Record<string, readonly PdlField[]>>;

export type GroupName = keyof typeof groups;
export const groupNames = Object.keys(groups) as readonly GroupName[];

/** Which groups an application has: a deposit is settled at a migration only, and only then somebody has wishes. */
export function groupsOf(kind: string, removes: boolean): readonly GroupName[] {
  return groupNames.filter(
    (name) => (name !== 'wish' || kind === 'MIGRASI') && (name !== 'removal' || removes),
  );
}
