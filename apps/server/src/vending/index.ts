export { type TokenDelivery, tokenDeliveries } from './delivery.ts';
export { assertSealingKey, type MeterKeyRegistration, registerMeterKey } from './meter-key.ts';
export { loadOrCreateSealingKey } from './security-module/key-file.ts';
export type { CreditOrder, MeterKey, SecurityModule } from './security-module/port.ts';
export { createSoftwareSecurityModule } from './security-module/software.ts';
export { testVendingKey } from './security-module/test-keys.ts';
export { openToken, type StoredToken, sealingContext } from './token.ts';
