import type { ConnectionApprovalData } from './data/connection-approval.ts';
import type { ContractData } from './data/contract.ts';
import type { InstallationData, RemovalData } from './data/minutes.ts';
import type { ReceiptData } from './data/receipt.ts';
import type { WorkOrderData } from './data/work-order.ts';
import type { DocumentKind } from './kind.ts';

export type { ConnectionApprovalData } from './data/connection-approval.ts';
export type { ContractData } from './data/contract.ts';
export type { IssuingUnit, Letterhead, Utility } from './data/letterhead.ts';
export type { InstallationData, RemovalData } from './data/minutes.ts';
export type { Cost, Meter, Party, Seal, Service, Signatory, Site } from './data/parts.ts';
export type { ReceiptData } from './data/receipt.ts';
export type { KeySetting, OrderedToken, WorkOrderData } from './data/work-order.ts';
export type { DocumentKind } from './kind.ts';

/** What each kind of document is made from: plain JSON in which everything is decided. Money in rupiah x 100, dates `YYYY-MM-DD`. */
export interface DataOfKind {
  readonly SIP: ConnectionApprovalData;
  readonly SPJBTL: ContractData;
  readonly PK: WorkOrderData;
  readonly BA_PASANG: InstallationData;
  readonly BA_BONGKAR: RemovalData;
  readonly KUITANSI: ReceiptData;
}

/** A kind together with its data. */
export type DocumentContent = {
  [Kind in DocumentKind]: { readonly kind: Kind; readonly data: DataOfKind[Kind] };
}[DocumentKind];
