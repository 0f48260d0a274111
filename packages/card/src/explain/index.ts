/** What stands on a card, told field by field (docs/card.md): without Node, so that a browser can do it too. */
export { fromHex, toHex } from '../bytes.ts';
export { MAP_BYTES } from '../map.ts';
export type { Zone } from './clock.ts';
export { type Field, type FieldSpec, fieldsOf, type Reading } from './field.ts';
export type { MeterKeys } from './keys.ts';
export {
  type AreaName,
  areas,
  type DirectoryView,
  liveOf,
  type MapView,
  type RecordView,
  viewMap,
} from './map-view.ts';
export type { SlotState, SlotView } from './slot-view.ts';
export { recordFields, slotFields } from './specs.ts';
export { kindWords, resultText, tokenBytes, tokenText } from './token-text.ts';
export {
  both,
  resultWords,
  settles,
  stateWords,
  tamperCauseWords,
  tamperWords,
  UNKNOWN,
  type Words,
} from './words.ts';
