export { type AccessKeyGrant, grantAccess, newAccessKey } from './access-key.ts';
export { changesBetween } from './audit/changes.ts';
export type { AuditDay } from './audit/day.ts';
export type { AuditAct, AuditDetail, AuditEntry } from './audit/entry.ts';
export type { AuditAnchor } from './audit/examination.ts';
export { type AuditQuery, eachAuditEntry, everyEntry, queryAudit } from './audit/query.ts';
export { auditDays, auditEntries } from './audit/read.ts';
export { recordAct } from './audit/record.ts';
export { auditCsv, dayView, entryView } from './audit/show.ts';
export { actingFrom } from './audit/source.ts';
export type { AuditStore } from './audit/store.ts';
export { type AuditFindings, verifyAuditDay, verifyAuditTrail } from './audit/verify.ts';
export { assertOtherPerson, isSamePerson } from './maker-checker.ts';
export { type OidcSettings, oidcSettingsOf } from './oidc/settings.ts';
export type { IdentityParts } from './parts.ts';
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
export {
  type KeyRole,
  keyRoles,
  type Role,
  roles,
  type UserRole,
  userRoles,
} from './permission/roles.ts';
export { mayDo, type Permission, permissions, permissionTable } from './permission/table.ts';
export { permissionWords } from './permission/words.ts';
export {
  maskAddress,
  maskEmail,
  maskIdentityNo,
  maskName,
  maskPhone,
} from './privacy/mask.ts';
export { type PersonalView, personalView } from './privacy/personal.ts';
export type { SellerRole, StaffRole } from './roles.ts';
export { identityRoutes } from './routes.ts';
export { openSession } from './session/open.ts';
export { Sessions } from './session/sessions.ts';
export { type IdentitySettings, identityDefaults, identitySettingsOf } from './settings.ts';
export { Vault } from './totp/vault.ts';
export { nationwide, type Unit, type UnitKind, unitKinds } from './unit/model.ts';
export { changeUnit, registerUnit } from './unit/register.ts';
export { scopeOf } from './unit/scope.ts';
export { findUnit, listUnits, unitLine, unitOf } from './unit/store.ts';
export { changeUser } from './user/change.ts';
export type { NewUser, User, UserChange } from './user/model.ts';
export { Passwords } from './user/password.ts';
export type { Administrator } from './user/reach.ts';
export { type Registration, type RegistrationOptions, registerUser } from './user/register.ts';
export { resetPassword } from './user/reset.ts';
export { setUserState } from './user/state.ts';
export { listUsers, userNamed } from './user/store.ts';
