import { costItems } from '../data/parts.ts';
import { tokenPurposes, workTasks } from '../data/work-order.ts';
import type { DocumentContent, Letterhead, Meter, Party, Site } from '../model.ts';
import { approvalOfReconnection } from '../samples/approvals.ts';
import { sampleContract, sampleReceipt } from '../samples/desk.ts';
import { sampleInstallation, sampleRemoval, sampleWorkOrder } from '../samples/field.ts';
import { sampleUnit } from '../samples/people.ts';

const words = 'KOMPLEKS PERUMAHAN "GRIYA <b>&amp;</b> ASRI" {idpel} **BLOK** ';
const longText = (length: number): string =>
  words
    .repeat(9)
    .slice(0, length - 1)
    .concat('X');
const wide = (length: number): string => 'W'.repeat(length);

const party: Party = { name: longText(60), address: longText(160), phone: wide(20) };
const site: Site = {
  ...{ address: wide(160), rtRw: wide(10) },
  ...{ kddk: wide(20), substation: wide(20), pole: wide(20) },
};
const meter: Meter = {
  ...{ meterNo: '3203101767912', phases: 3 },
  ...{ make: wide(30), type: wide(40), factoryNo: wide(30) },
};
const signatory = { name: longText(60), position: wide(60) };
/** Rp999.999.999,99. */
const amountCents = 99_999_999_999;
const costs = [...costItems, ...costItems.slice(0, 3)].map((item) => ({
  ...{ item, amountCents },
  note: longText(60),
}));
const service = { product: 'prepaid-nfc', tariff: 'R1MT', powerVa: 197_000 } as const;
const seals = Array.from({ length: 12 }, () => ({ place: wide(40), number: wide(30) }));

/** As long as every field may be, in the widest letters or in what looks like markup. */
export const longest: readonly DocumentContent[] = [
  {
    kind: 'SIP',
    data: {
      ...approvalOfReconnection,
      ...{ applicant: party, site, purpose: longText(60), asked: service, signatory, costs },
      totalCents: amountCents * costs.length,
    },
  },
  {
    kind: 'SPJBTL',
    data: {
      ...sampleContract,
      customer: { ...party, onBehalfOf: wide(60), identityNoMasked: '32**********0001' },
      ...{ site, purpose: longText(60), service, meter, cardNo: wide(30), signatory },
    },
  },
  {
    kind: 'PK',
    data: {
      ...sampleWorkOrder,
      ...{ customer: party, site, service, previous: service, tasks: [...workTasks] },
      ...{ removal: meter, installation: meter, assignedTo: wide(60), signatory },
      tokens: Array.from({ length: 12 }, (_, n) => ({
        ...{ position: n + 1, tokenId: `token-${n}`, purpose: tokenPurposes[n % 8] ?? 'credit' },
        ...{ part: n % 2 === 0 ? 4 : null, parts: n % 2 === 0 ? 4 : null },
        ...{ energyDkwh: 12_345_678, powerW: 197_000 },
      })),
    },
  },
  {
    kind: 'BA_PASANG',
    data: {
      ...sampleInstallation,
      ...{ customer: party, site, meter, seals, fitter: wide(60), workOrderNo: wide(60) },
    },
  },
  {
    kind: 'BA_BONGKAR',
    data: {
      ...sampleRemoval,
      ...{ customer: party, site, meter, seals, fitter: wide(60), condition: wide(80) },
    },
  },
  {
    kind: 'KUITANSI',
    data: {
      ...sampleReceipt,
      ...{ payer: party, costs, paidThrough: wide(60), paymentReference: wide(40) },
      ...{ billCents: amountCents * costs.length, adminCents: 0 },
      paidCents: amountCents * costs.length,
    },
  },
];

/** Everything null that may be, every list empty. */
export const barest: readonly DocumentContent[] = [
  {
    kind: 'SIP',
    data: {
      ...approvalOfReconnection,
      ...{ applicant: { ...party, phone: null }, site: nowhere(), purpose: null },
      ...{ previous: null, removedOn: null, costs: [], totalCents: 0 },
      signatory: { name: null, position: 'M' },
    },
  },
  {
    kind: 'SPJBTL',
    data: {
      ...sampleContract,
      customer: { ...party, phone: null, onBehalfOf: null, identityNoMasked: null },
      ...{ site: nowhere(), purpose: null, meter: null, limiterAmpere: null, cardNo: null },
      ...{ firstCreditCents: 0, emergencyCreditDkwh: null, signedOn: null },
      signatory: { name: null, position: 'M' },
    },
  },
  {
    kind: 'PK',
    data: {
      ...sampleWorkOrder,
      ...{ customer: { ...party, phone: null }, site: nowhere(), tasks: [], removal: null },
      ...{ installation: null, limiterAmpere: null, tokens: [], keyChange: null },
      ...{ assignedTo: null, scheduledOn: null, signatory: { name: null, position: 'M' } },
    },
  },
  {
    kind: 'BA_PASANG',
    data: {
      ...sampleInstallation,
      ...{ site: nowhere(), meter: { ...meter, factoryNo: null, phases: null }, seals: [] },
      ...{ workOrderNo: null, installedOn: null, limiterAmpere: null, standDkwh: null },
      ...{ remainingDkwh: null, cardNo: null, fitter: null },
    },
  },
  {
    kind: 'BA_BONGKAR',
    data: {
      ...sampleRemoval,
      ...{ site: nowhere(), meter: { ...meter, factoryNo: null, phases: null }, seals: [] },
      ...{ workOrderNo: null, removedOn: null, standKwh: null, condition: null, fitter: null },
    },
  },
  { kind: 'KUITANSI', data: { ...sampleReceipt, costs: [] } },
];

function nowhere(): Site {
  return { address: '-', rtRw: null, kddk: null, substation: null, pole: null };
}

export const longestLetterhead: Letterhead = {
  utility: {
    ...{ name: wide(60), motto: longText(80), callCentre: wide(30), website: wide(60) },
    mark: sampleUnit.utility.mark,
  },
  unit: { code: '53425', name: wide(100), address: wide(80), phone: wide(20), place: wide(40) },
  verifyUrl: `https://${'w'.repeat(71)}/v`,
};

export const barestLetterhead: Letterhead = {
  utility: { name: 'X', motto: null, callCentre: null, website: null, mark: null },
  unit: { code: '53425', name: 'X', address: null, phone: null, place: 'X' },
  verifyUrl: 'http://x/v',
};
