import type { SlotView } from '@setrum/card/explain';
import {
  type AreaName,
  fieldsOf,
  liveOf,
  recordFields,
  resultWords,
  settles,
  slotFields,
  tokenText,
} from '@setrum/card/explain';
import type { CardView } from './card-view.ts';
import { hexBytes } from './hex-rows.ts';
import { monthViews } from './months.ts';
import { placesOn } from './place.ts';
import { hiddenIn, readingOf, type ShowOptions } from './show-text.ts';

/** The card as one object: what it says, and every slot and record as it stands there. */
export function cardJson(view: CardView, where: string, options: ShowOptions): object {
  const { uid, chip, contents, shares, directory } = view;
  const has = (area: AreaName): boolean => options.area === null || options.area === area;
  return {
    card: { uid, chip, where },
    condition: contents.condition,
    newer: contents.newer,
    unreadable: contents.unreadable,
    sharesOf: shares?.meterNo ?? null,
    directory: {
      state: directory.state,
      hex: hexBytes({ raw: directory.raw, isHidden: () => false }).join(''),
      extensions: contents.extensions,
    },
    ...(has('identity')
      ? { identity: areaJson(view, 'identity', contents.identity, options) }
      : {}),
    ...(has('mailbox')
      ? { mailbox: areaJson(view, 'mailbox', mailboxJson(view, options), options) }
      : {}),
    ...(has('report') ? { report: reportJson(view, options) } : {}),
  };
}

function areaJson(
  view: CardView,
  area: AreaName,
  says: object | null,
  options: ShowOptions,
): object {
  return {
    says,
    sequence: view.contents.sequences[area],
    proof: liveOf(view, area)?.proof ?? null,
    slots: view.slots[area].map((slot) => slotJson(view, area, slot, options)),
  };
}

function slotJson(view: CardView, area: AreaName, slot: SlotView, options: ShowOptions): object {
  const { raw, offset, state, sequence, keyVersion, crc, proof } = slot;
  const isHidden = hiddenIn(area, raw, options);
  const isLaidOut = state !== 'blank' && state !== 'foreign' && state !== 'newer';
  return {
    slot: slot.slot,
    offset,
    place: placesOn(view.chip).at(offset),
    state,
    sequence,
    keyVersion,
    crc,
    proof,
    hex: hexBytes({ raw, isHidden }).join(''),
    fields: isLaidOut ? fieldsOf(slotFields[area], raw, readingOf(view, slot, options)) : [],
  };
}

function mailboxJson(view: CardView, options: ShowOptions): object | null {
  const { mailbox, report } = view.contents;
  if (mailbox === null) return null;
  const answered = report?.acknowledgement.mailboxSequence === mailbox.sequence;
  const entries = mailbox.entries.map((entry, index) => {
    const result = answered ? (report.acknowledgement.results[index] ?? null) : null;
    return {
      ...entry,
      token: options.showTokens ? entry.token : tokenText(entry.token, false),
      result,
      resultText: result === null ? null : resultWords(result),
      settled: result !== null && settles(result),
    };
  });
  return { sequence: mailbox.sequence, entries };
}

function reportJson(view: CardView, options: ShowOptions): object {
  const { report } = view.contents;
  const says = report === null ? null : { ...report, records: monthViews(report.records) };
  const records = view.records.map(({ slot, offset, raw, position, reading }) => ({
    slot,
    offset,
    place: placesOn(view.chip).at(offset),
    position,
    readable: reading?.ok ?? null,
    hex: hexBytes({ raw, isHidden: () => false }).join(''),
    fields: position === null ? [] : fieldsOf(recordFields, raw, { ...options, results: null }),
  }));
  return { ...areaJson(view, 'report', says, options), records };
}
