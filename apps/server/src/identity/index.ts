export { type AccessKeyGrant, grantAccess, newAccessKey } from './access-key.ts';
export { changesBetween } from './audit/changes.ts';
export type { AuditDay } from './audit/day.ts';
export type { AuditAct, AuditDetail, AuditEntry } from './audit/entry.ts';
export type { AuditAnchor } from './audit/examination.ts';
export { auditDays, auditEntries } from './audit/read.ts';
export { recordAct } from './audit/record.ts';
export { actingFrom } from './audit/source.ts';
export type { AuditStore } from './audit/store.ts';
export { type AuditFindings, verifyAuditDay, verifyAuditTrail } from './audit/verify.ts';
export { assertOtherPerson } from './maker-checker.ts';
export {
  assertUnit,
  type Caller,
  type Credentials,
  callerMay,
  coversUnit,
  type Gate,
  sellerOf,
  systemCaller,
  type UnitScope,
} from './permission/caller.ts';
export { createGate, type GateOptions } from './permission/gate.ts';
export { callerOf, installGate, type RoutePermission } from './permission/install.ts';
export { type Role, roles, type UserRole, userRoles } from './permission/roles.ts';
export { mayDo, type Permission, permissions, permissionTable } from './permission/table.ts';
export {
  maskAddress,
  maskEmail,
  maskIdentityNo,
  maskName,
  maskPhone,
} from './privacy/mask.ts';
export { type PersonalView, personalView } from './privacy/personal.ts';
export type { SellerRole, StaffRole } from './roles.ts';
export { nationwide, type Unit, type UnitKind, unitKinds } from './unit/model.ts';
export { changeUnit, registerUnit } from './unit/register.ts';
export { findUnit, listUnits, unitLine, unitOf } from './unit/store.ts';
