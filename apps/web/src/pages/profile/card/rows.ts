import {
  type AreaName,
  type FieldSpec,
  fieldsOf,
  type MapView,
  type Reading,
  recordFields,
  type SlotState,
  type SlotView,
  slotFields,
  toHex,
  tokenBytes,
  type Zone,
} from '@setrum/card/explain';
import type { Language } from '../../../i18n/language.ts';

/** A field with its bytes, as the inspector shows it. */
export interface FieldRow {
  /** From the first byte of the map. */
  readonly offset: number;
  readonly bytes: number;
  readonly name: string;
  readonly hex: string;
  readonly meaning: string;
}

export interface Told {
  readonly language: Language;
  readonly zone: Zone;
  readonly showTokens: boolean;
}

const unlaid: readonly SlotState[] = ['blank', 'foreign', 'newer'];

/** The fields of a slot; none where it is not laid out as this version of the map says. */
export function slotRows(
  view: MapView,
  area: AreaName,
  slot: SlotView,
  told: Told,
): readonly FieldRow[] {
  if (unlaid.includes(slot.state)) return [];
  const isToken =
    area === 'mailbox' && !told.showTokens ? tokenBytes(slot.raw) : (): boolean => false;
  const answered = view.contents.report?.acknowledgement;
  const results =
    area === 'mailbox' && answered?.mailboxSequence === slot.sequence ? answered.results : null;
  return rowsOf(slotFields[area], slot, { ...told, results }, isToken);
}

/** The fields of a record of the load profile. */
export function recordRows(
  record: { readonly raw: Uint8Array; readonly offset: number },
  told: Told,
): readonly FieldRow[] {
  return rowsOf(recordFields, record, { ...told, results: null }, () => false);
}

function rowsOf(
  specs: readonly FieldSpec[],
  { raw, offset }: { readonly raw: Uint8Array; readonly offset: number },
  reading: Reading & Told,
  isHidden: (at: number) => boolean,
): readonly FieldRow[] {
  return fieldsOf(specs, raw, reading).map(({ at, bytes, id, en, text }) => ({
    ...{ offset: offset + at, bytes, meaning: text },
    name: reading.language === 'id' ? id : en,
    hex: hexOf(raw.subarray(at, at + bytes), (n) => isHidden(at + n)),
  }));
}

function hexOf(bytes: Uint8Array, isHidden: (n: number) => boolean): string {
  return Array.from(bytes, (byte, n) => (isHidden(n) ? '**' : toHex(Uint8Array.of(byte)))).join('');
}

/** Sixteen bytes of the map. */
export interface MapRow {
  readonly offset: number;
  readonly hex: string;
  readonly text: string;
}

const bytesOfRow = 16;

/** The whole map by rows of sixteen bytes; the bytes of tokens are starred unless they may be seen. */
export function mapRows(map: Uint8Array, view: MapView, showTokens: boolean): readonly MapRow[] {
  const hidden = new Set(
    showTokens
      ? []
      : view.slots.mailbox.flatMap(({ raw, offset }) => {
          const isToken = tokenBytes(raw);
          return Array.from(raw.keys())
            .filter(isToken)
            .map((at) => offset + at);
        }),
  );
  return Array.from({ length: Math.ceil(map.length / bytesOfRow) }, (_, row) => {
    const offset = row * bytesOfRow;
    const bytes = map.subarray(offset, offset + bytesOfRow);
    return {
      offset,
      hex: hexOf(bytes, (n) => hidden.has(offset + n)),
      text: Array.from(bytes, (byte, n) =>
        byte >= 0x20 && byte < 0x7f && !hidden.has(offset + n) ? String.fromCharCode(byte) : '·',
      ).join(''),
    };
  });
}
