export {
  type CustomerRegistration,
  demoClaims,
  registerCustomer,
  seedDemoClaims,
} from './ap2t/index.ts';
export { type ServerConfig, serverDefaults } from './config.ts';
export {
  type AccessKeyGrant,
  type AuditAnchor,
  type AuditEntry,
  type AuditFindings,
  auditEntries,
  grantAccess,
  newAccessKey,
  verifyAuditTrail,
} from './identity/index.ts';
export { type KeyRoom, type KeyRoomOptions, openKeyRoom } from './key-room.ts';
export { migrateAll } from './migrations.ts';
export {
  depositBalance,
  type LedgerFindings,
  type PartnerRegistration,
  registerPartner,
  topUpDeposit,
  verifyLedger,
} from './p2apst/index.ts';
export {
  type Database,
  openDatabase,
  startEmbeddedPostgres,
  startThrowawayPostgres,
} from './platform/index.ts';
export { type RunningServer, startServer } from './server.ts';
export {
  checkValueOf,
  type HeldKey,
  heldKeyOf,
  importTestKey,
  type KeptAlgorithm,
  type KeyBlock,
  type KeyCustody,
  type KeyKind,
  type MeterKeyRegistration,
  meterKeys,
  type NewKeyAttributes,
  newComponent,
  parseComponent,
  planKeyChange,
  refText,
  registerMeterKey,
  type SecuritySettings,
  securitySettingsOf,
  testVendingKey,
  type VendingKeyRow,
  writtenComponent,
} from './vending/index.ts';
