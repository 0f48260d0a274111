import type { Permission } from '../../identity/index.ts';
import type { ApplicationState } from '../application/model.ts';
import type { EffectName } from './effect.ts';
import type { GuardName } from './guards.ts';

/** A step that an application can take. All rows of an action ask for the same permission; their guards exclude each other. */
export interface Transition {
  readonly action: string;
  readonly from: readonly ApplicationState[];
  readonly to: ApplicationState;
  /** `system`: the server itself does it; `payment`: P2APST, in the commit of the payment or its reversal (ap2t/migrations). */
  readonly by: Permission | 'system' | 'payment';
  /** All must hold, in this order; the first that does not is the refusal. */
  readonly guards: readonly GuardName[];
  /** In this order, in the transaction of the step. */
  readonly effects: readonly EffectName[];
  /** Whether a reason must be given. */
  readonly reason: boolean;
  /** The action that it takes back. */
  readonly undoes?: string;
  /** What it is, for people. */
  readonly meaning: { readonly id: string; readonly en: string };
}

const beforeInstallation = ['activated', 'tokens-generated', 'kct-set'] as const;
const beforePayment = ['entered', 'held', 'approved', 'sip-issued', 'expired'] as const;

const table = [
  {
    ...{ action: 'revise', from: ['entered', 'held'], to: 'entered', by: 'application.enter' },
    ...{ guards: [], effects: ['revise'], reason: false },
    meaning: { id: 'Ubah permohonan', en: 'Change the application' },
  },
  {
    ...{ action: 'hold', from: ['entered'], to: 'held', by: 'application.decide' },
    ...{ guards: [], effects: [], reason: true },
    meaning: { id: 'Tangguhkan (penangguhan)', en: 'Hold' },
  },
  {
    ...{ action: 'release', from: ['held'], to: 'entered', by: 'application.decide' },
    ...{ guards: [], effects: [], reason: false, undoes: 'hold' },
    meaning: { id: 'Lepas penangguhan', en: 'Release from hold' },
  },
  {
    ...{ action: 'approve', from: ['entered'], to: 'approved', by: 'application.decide' },
    ...{ guards: ['otherThanMaker'], effects: ['freezeCosts'], reason: false },
    meaning: { id: 'Setujui (pengesahan); biaya dibekukan', en: 'Approve; costs are frozen' },
  },
  {
    ...{ action: 'unapprove', from: ['approved'], to: 'entered', by: 'application.decide' },
    ...{ guards: [], effects: ['thawCosts'], reason: true, undoes: 'approve' },
    meaning: { id: 'Batalkan persetujuan', en: 'Take the approval back' },
  },
  {
    ...{ action: 'issueSip', from: ['approved'], to: 'sip-issued', by: 'application.issue-sip' },
    ...{ guards: ['payable'], effects: ['openRegistration', 'makeSip'], reason: false },
    meaning: { id: 'Terbitkan SIP dan nomor registrasi', en: 'Issue SIP and registration number' },
  },
  {
    ...{ action: 'issueSip', from: ['approved'], to: 'paid', by: 'application.issue-sip' },
    ...{ guards: ['free'], effects: [], reason: false },
    meaning: { id: 'Lanjutkan tanpa biaya', en: 'Go on: there is nothing to pay' },
  },
  {
    ...{ action: 'reissueSip', from: ['expired'], to: 'sip-issued', by: 'application.issue-sip' },
    guards: ['payable'],
    effects: ['closeRegistration', 'openRegistration', 'makeSip'],
    reason: false,
    meaning: {
      id: 'Terbitkan SIP baru setelah kedaluwarsa',
      en: 'Issue a new SIP after the first ran out',
    },
  },
  {
    action: 'withdrawSip',
    ...{ from: ['sip-issued', 'expired'], to: 'approved', by: 'application.correct' },
    ...{ guards: [], effects: ['closeRegistration', 'voidSip'], reason: true, undoes: 'issueSip' },
    meaning: { id: 'Tarik SIP', en: 'Withdraw the SIP' },
  },
  {
    ...{ action: 'withdrawFree', from: ['paid'], to: 'approved', by: 'application.correct' },
    ...{ guards: ['free'], effects: [], reason: true, undoes: 'issueSip' },
    meaning: { id: 'Tarik izin tanpa biaya', en: 'Take back that it may go on without costs' },
  },
  {
    ...{ action: 'expire', from: ['sip-issued'], to: 'expired', by: 'system' },
    ...{ guards: [], effects: [], reason: false },
    meaning: { id: 'Registrasi kedaluwarsa', en: 'The registration has run out' },
  },
  {
    ...{ action: 'pay', from: ['sip-issued', 'expired'], to: 'paid', by: 'payment' },
    ...{ guards: [], effects: [], reason: false },
    meaning: { id: 'Lunas melalui P2APST', en: 'Paid through P2APST' },
  },
  {
    ...{ action: 'unpay', from: ['paid'], to: 'sip-issued', by: 'payment' },
    ...{ guards: [], effects: [], reason: false, undoes: 'pay' },
    meaning: { id: 'Pembayaran dibatalkan (reversal)', en: 'The payment was reversed' },
  },
  {
    ...{ action: 'cancel', from: beforePayment, to: 'cancelled', by: 'application.cancel' },
    ...{ guards: [], effects: ['closeRegistration', 'voidSip'], reason: true },
    meaning: { id: 'Batalkan permohonan', en: 'Cancel the application' },
  },
  {
    ...{ action: 'cancelFree', from: ['paid'], to: 'cancelled', by: 'application.correct' },
    ...{ guards: ['free'], effects: [], reason: true },
    meaning: {
      id: 'Batalkan permohonan tanpa biaya',
      en: 'Cancel an application that cost nothing',
    },
  },
  {
    ...{ action: 'activate', from: ['paid'], to: 'activated', by: 'activation.set' },
    ...{
      guards: ['prepaid', 'needsMeter'],
      effects: ['takeMeter', 'requestTokens'],
      reason: false,
    },
    meaning: { id: 'Aktivasi nomor meter', en: 'Activate the meter number' },
  },
  {
    ...{ action: 'undoActivation', from: beforeInstallation, to: 'paid', by: 'activation.undo' },
    guards: ['prepaid'],
    effects: ['cancelKctSetting', 'cancelTokens', 'giveMeterBack'],
    ...{ reason: true, undoes: 'activate' },
    meaning: { id: 'Batalkan aktivasi', en: 'Undo the activation' },
  },
  {
    ...{ action: 'generateTokens', from: ['activated'], to: 'tokens-generated', by: 'system' },
    ...{ guards: [], effects: [], reason: false },
    meaning: { id: 'Token terbit (SUKSES TOKEN)', en: 'Tokens are generated' },
  },
  {
    ...{ action: 'setKct', from: ['tokens-generated'], to: 'kct-set', by: 'kct.set' },
    ...{ guards: [], effects: ['setKct'], reason: false },
    meaning: { id: 'Setting KCT dan token untuk PK', en: 'Set KCT: which tokens go on the PK' },
  },
  {
    ...{ action: 'unsetKct', from: ['kct-set'], to: 'tokens-generated', by: 'kct.set' },
    ...{ guards: [], effects: ['cancelKctSetting'], reason: true, undoes: 'setKct' },
    meaning: { id: 'Batalkan setting KCT', en: 'Take the KCT setting back' },
  },
  {
    ...{ action: 'issueWorkOrder', from: ['kct-set'], to: 'work-ordered', by: 'work-order.issue' },
    ...{ guards: ['prepaid'], effects: ['makeWorkOrder', 'deliverTokens'], reason: false },
    meaning: { id: 'Terbitkan PK', en: 'Issue the work order' },
  },
  {
    ...{ action: 'issueWorkOrder', from: ['paid'], to: 'work-ordered', by: 'work-order.issue' },
    ...{ guards: ['postpaid'], effects: ['makeWorkOrder'], reason: false },
    meaning: { id: 'Terbitkan PK (pascabayar)', en: 'Issue the work order (postpaid)' },
  },
  {
    ...{ action: 'withdrawWorkOrder', to: 'kct-set', by: 'work-order.issue' },
    from: ['work-ordered', 'realisation-held'],
    ...{ guards: ['prepaid'], effects: ['voidWorkOrder', 'returnTokens'] },
    ...{ reason: true, undoes: 'issueWorkOrder' },
    meaning: { id: 'Tarik PK', en: 'Withdraw the work order' },
  },
  {
    ...{ action: 'withdrawWorkOrder', to: 'paid', by: 'work-order.issue' },
    from: ['work-ordered', 'realisation-held'],
    ...{ guards: ['postpaid'], effects: ['voidWorkOrder'], reason: true, undoes: 'issueWorkOrder' },
    meaning: { id: 'Tarik PK (pascabayar)', en: 'Withdraw the work order (postpaid)' },
  },
  {
    ...{ action: 'holdRealisation', from: ['work-ordered'], to: 'realisation-held' },
    ...{ by: 'realisation.record', guards: [], effects: [], reason: true },
    meaning: { id: 'Tangguhkan realisasi', en: 'Hold the realisation' },
  },
  {
    ...{ action: 'resumeRealisation', from: ['realisation-held'], to: 'work-ordered' },
    ...{ by: 'realisation.record', guards: [], effects: [], reason: false },
    undoes: 'holdRealisation',
    meaning: { id: 'Lanjutkan realisasi', en: 'Resume the realisation' },
  },
  {
    ...{ action: 'realise', from: ['work-ordered'], to: 'realised', by: 'realisation.record' },
    guards: [],
    effects: ['recordRealisation', 'installMeter', 'reportTokens', 'makeMinutes'],
    reason: false,
    meaning: { id: 'Realisasi sambung', en: 'Record the installation' },
  },
  {
    ...{ action: 'sign', from: ['realised'], to: 'signed', by: 'contract.sign' },
    ...{ guards: [], effects: ['bindCard', 'recordSignatures'], reason: false },
    meaning: { id: 'BA dan SPJBTL ditandatangani', en: 'BA and SPJBTL are signed' },
  },
  {
    ...{ action: 'handOverCard', from: ['paid'], to: 'signed', by: 'card.issue' },
    ...{ guards: ['cardOnly'], effects: ['bindCard', 'makeContract', 'recordSignatures'] },
    reason: false,
    meaning: { id: 'Serahkan kartu dan tanda tangan SPJBTL', en: 'Hand over the card, sign' },
  },
  {
    ...{ action: 'enterPdl', from: ['signed'], to: 'pdl-entered', by: 'pdl.enter' },
    ...{ guards: [], effects: ['enterPdl'], reason: false },
    meaning: { id: 'Entri PDL', en: 'Enter the PDL' },
  },
  {
    ...{ action: 'checkPdl', from: ['pdl-entered'], to: 'pdl-checked', by: 'pdl.check' },
    ...{ guards: [], effects: ['checkPdl'], reason: false },
    meaning: { id: 'Periksa PDL', en: 'Check the PDL' },
  },
  {
    action: 'returnPdl',
    ...{ from: ['pdl-entered', 'pdl-checked'], to: 'signed', by: 'pdl.check' },
    ...{ guards: [], effects: ['returnPdl'], reason: true, undoes: 'enterPdl' },
    meaning: { id: 'Kembalikan PDL', en: 'Return the PDL' },
  },
  {
    ...{ action: 'approvePdl', from: ['pdl-checked'], to: 'pdl-approved', by: 'pdl.approve' },
    ...{ guards: [], effects: ['approvePdl'], reason: false },
    meaning: { id: 'Sahkan PDL', en: 'Approve the PDL' },
  },
  {
    ...{ action: 'unapprovePdl', from: ['pdl-approved'], to: 'pdl-checked', by: 'pdl.approve' },
    ...{ guards: [], effects: ['unapprovePdl'], reason: true, undoes: 'approvePdl' },
    meaning: { id: 'Batalkan pengesahan PDL', en: 'Take the approval of the PDL back' },
  },
  {
    ...{ action: 'postPdl', from: ['pdl-approved'], to: 'posted', by: 'pdl.post' },
    ...{ guards: [], effects: ['postPdl'], reason: false },
    meaning: { id: 'Peremajaan PDL (posting)', en: 'Post the PDL' },
  },
] as const satisfies readonly Transition[];

export type ActionName = (typeof table)[number]['action'];

/** Every step of every application; docs/applications.md and its diagram are made from this. Entry is the one that has no `from`. */
export const transitions: readonly (Transition & { readonly action: ActionName })[] = table;

export const actions: readonly ActionName[] = [...new Set(table.map(({ action }) => action))];

/** What an action asks of whoever does it. */
export function permissionOf(action: ActionName): Transition['by'] {
  const row = transitions.find((transition) => transition.action === action);
  if (row === undefined) throw new RangeError(`there is no action ${action}`);
  return row.by;
}
