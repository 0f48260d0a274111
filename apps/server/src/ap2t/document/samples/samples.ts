import { type DocumentKind, kindFacts } from '../kind.ts';
import type { DocumentContent } from '../model.ts';
import { paperOf } from '../print/paper.ts';
import type { Templates } from '../template/load.ts';
import {
  approvalOfChange,
  approvalOfMigration,
  approvalOfNewConnection,
  approvalOfReconnection,
} from './approvals.ts';
import { sampleContract, samplePostpaidContract, sampleReceipt } from './desk.ts';
import { sampleInstallation, sampleRemoval, sampleSecrets, sampleWorkOrder } from './field.ts';
import { sampleUnit } from './people.ts';

interface Sample {
  readonly name: string;
  readonly madeAt: string;
  readonly content: DocumentContent;
}

const samples: readonly Sample[] = [
  {
    name: 'sip-pasang-baru',
    madeAt: '2015-01-15T03:00:00Z',
    content: { kind: 'SIP', data: approvalOfNewConnection },
  },
  {
    name: 'sip-perubahan-daya',
    madeAt: '2015-01-16T03:00:00Z',
    content: { kind: 'SIP', data: approvalOfChange },
  },
  {
    name: 'sip-sambung-kembali',
    madeAt: '2015-01-19T03:00:00Z',
    content: { kind: 'SIP', data: approvalOfReconnection },
  },
  {
    name: 'sip-migrasi',
    madeAt: '2015-01-20T03:00:00Z',
    content: { kind: 'SIP', data: approvalOfMigration },
  },
  {
    name: 'kuitansi',
    madeAt: '2015-01-16T03:12:00Z',
    content: { kind: 'KUITANSI', data: sampleReceipt },
  },
  {
    name: 'pk',
    madeAt: '2015-01-19T03:00:00Z',
    content: { kind: 'PK', data: sampleWorkOrder },
  },
  {
    name: 'ba-pasang',
    madeAt: '2015-01-20T04:00:00Z',
    content: { kind: 'BA_PASANG', data: sampleInstallation },
  },
  {
    name: 'ba-bongkar',
    madeAt: '2015-01-27T04:00:00Z',
    content: { kind: 'BA_BONGKAR', data: sampleRemoval },
  },
  {
    name: 'spjbtl-dua-arah',
    madeAt: '2015-01-20T04:00:00Z',
    content: { kind: 'SPJBTL', data: sampleContract },
  },
  {
    name: 'spjbtl-pascabayar',
    madeAt: '2015-01-21T04:00:00Z',
    content: { kind: 'SPJBTL', data: samplePostpaidContract },
  },
];

/** A paper of each kind, as PDFs by name, from the SOP's sample data: always the same bytes. Its tokens are no tokens. */
export async function samplePapers(
  templates: Templates,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const papers = [];
  for (const [n, { name, madeAt, content }] of samples.entries()) {
    const bytes = await paperOf(
      {
        content,
        template: templates[content.kind],
        letterhead: sampleUnit,
        registerNo: registerNoOf(content.kind, n),
        revision: 1,
        verificationCode: `CNTHSAMPLE${'ABCDEFGHJK'.charAt(n).repeat(14)}`,
        madeAt: new Date(madeAt),
      },
      sampleSecrets,
    );
    papers.push({ name, bytes });
  }
  return papers;
}

function registerNoOf(kind: DocumentKind, n: number): string {
  return `${String(n + 1).padStart(4, '0')}/${kindFacts[kind].code}/53425/I/2015`;
}
