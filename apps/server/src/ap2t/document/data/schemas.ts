import { type TObject, type TProperties, Type } from 'typebox';
import type { DocumentKind } from '../kind.ts';
import { ConnectionApprovalData } from './connection-approval.ts';
import { ContractData } from './contract.ts';
import { IssuingUnit, Utility } from './letterhead.ts';
import { InstallationData, RemovalData } from './minutes.ts';
import { ReceiptData } from './receipt.ts';
import { count, date, nullable, record, text } from './vocabulary.ts';
import { OrderedToken, WorkOrderData } from './work-order.ts';

/** What is kept of each kind of document. */
export const dataSchemas = {
  SIP: ConnectionApprovalData,
  SPJBTL: ContractData,
  PK: WorkOrderData,
  BA_PASANG: InstallationData,
  BA_BONGKAR: RemovalData,
  KUITANSI: ReceiptData,
} as const satisfies Record<DocumentKind, TObject>;

/** The document itself, as its text may speak of it. */
const self = record({
  registerNo: text(60),
  /** The day it was made, WIB. */
  date: date(),
  revision: count(999),
  /** The verification code in groups of four. */
  code: text(40),
  /** The address behind the QR. */
  url: text(200),
});

/** What a template of a kind may speak of: the data, the document, the letterhead, and what is only filled in while it is printed. */
export function viewSchemaOf(kind: DocumentKind): TObject {
  return Type.Object({
    ...dataSchemas[kind].properties,
    ...secretsOf(kind),
    document: self,
    utility: Utility,
    unit: IssuingUnit,
  });
}

function secretsOf(kind: DocumentKind): TProperties {
  if (kind === 'PK') {
    // The 20 digits in groups of four, or as many stars.
    const token = record({ ...OrderedToken.properties, digits: text(30) });
    return { tokens: Type.Array(token) };
  }
  if (kind === 'SPJBTL') {
    const { properties } = ContractData.properties.customer;
    return { customer: record({ ...properties, identityNo: nullable(text(20)) }) };
  }
  return {};
}
