export { type CustomerRegistration, registerCustomer } from './ap2t/index.ts';
export { type ServerConfig, serverDefaults } from './config.ts';
export { type AccessKeyGrant, grantAccess, newAccessKey } from './identity/index.ts';
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
  importTestKey,
  type KeyCustody,
  type MeterKeyRegistration,
  meterKeys,
  planKeyChange,
  registerMeterKey,
  securitySettingsOf,
  testVendingKey,
} from './vending/index.ts';
