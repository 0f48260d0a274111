import { toHex } from '@setrum/card';
import type { SlotView } from '@setrum/card/explain';
import {
  areas,
  type FieldSpec,
  fieldsOf,
  type Reading,
  recordFields,
  settles,
  slotFields,
} from '@setrum/card/explain';
import { type CardView, viewCard } from '../../../card/card-view.ts';
import type { MeterShares } from '../../../card/shares.ts';
import type { Pocket } from '../part/pocket.ts';
import type { CardState } from '../schema/state.ts';

type Field = CardState['records'][number]['fields'][number];
type Slot = CardState['slots'][number];

/** The card's bytes, and what they say in both languages. */
export function cardState(pocket: Pocket, shares: MeterShares | null): CardState {
  const { card, map, place, changed } = pocket;
  const { uid, chip } = card;
  const view = viewCard({ uid, chip }, map, shares);
  return {
    ...{ uid, chip, place, changed, condition: view.contents.condition },
    hex: toHex(map),
    report: reportOn(view),
    waiting: waitingOn(view),
    slots: areas.flatMap(({ name }) => view.slots[name].map((slot) => slotState(view, name, slot))),
    records: view.records.flatMap(({ slot, offset, position, raw }) =>
      position === null
        ? []
        : [{ slot, offset, position, fields: bilingual(recordFields, raw, null) }],
    ),
  };
}

function slotState(view: CardView, area: Slot['area'], slot: SlotView): Slot {
  const { raw, offset, state, sequence, proof } = slot;
  const isLaidOut = state !== 'blank' && state !== 'foreign' && state !== 'newer';
  const results = area === 'mailbox' ? answersTo(view, sequence) : null;
  return {
    ...{ area, slot: slot.slot, offset, bytes: raw.length, state, sequence, proof },
    fields: isLaidOut ? bilingual(slotFields[area], raw, results) : [],
  };
}

/** What the report says of the entries of this mailbox; null when it speaks of another one. */
function answersTo({ contents }: CardView, sequence: number): readonly number[] | null {
  const answered = contents.report?.acknowledgement;
  return answered?.mailboxSequence === sequence ? answered.results : null;
}

function reportOn({ contents }: CardView): CardState['report'] {
  const { report } = contents;
  if (report === null) return null;
  const { sequence, standDkwh, remainingDkwh, clockSeconds } = report;
  const clock = new Date(clockSeconds * 1000).toISOString();
  return { sequence, standDkwh, creditDkwh: remainingDkwh, clock };
}

function waitingOn(view: CardView): number {
  const { mailbox } = view.contents;
  if (mailbox === null) return 0;
  const results = answersTo(view, mailbox.sequence);
  return mailbox.entries.filter((_, index) => !settles(results?.[index] ?? 0)).length;
}

function bilingual(
  specs: readonly FieldSpec[],
  raw: Uint8Array,
  results: readonly number[] | null,
): Field[] {
  const reading: Reading = { zone: 'WIB', showTokens: true, results };
  const english = fieldsOf(specs, raw, { ...reading, language: 'en' });
  return fieldsOf(specs, raw, { ...reading, language: 'id' }).map(
    ({ at, bytes, id, en, text }, n) => ({
      ...{ at, bytes, name: { id, en } },
      text: { id: text, en: english[n]?.text ?? text },
    }),
  );
}
