export {
  approveCampaign,
  type Campaign,
  type CampaignMeterView,
  type CampaignOptions,
  type CampaignPorts,
  type CampaignState,
  campaignActs,
  campaignJson,
  campaignMeterJson,
  campaignMeterStates,
  campaignMeters,
  campaignProgress,
  campaignRoutes,
  campaignStates,
  campaignWork,
  controlCampaign,
  createCampaign,
  everyCampaignMeter,
  findCampaign,
  type KeyFilter,
  listCampaigns,
  mailboxAtTap,
  type NewCampaign,
  rejectCampaign,
  runCampaigns,
  selectMeters,
  totalOf,
  type UnitProgress,
  visitReasons,
  type WorkDone,
} from './campaign/index.ts';
export { createCardSecurity } from './card-key/cards.ts';
export { CardKeyCustody, type NewCardKey } from './card-key/custody.ts';
export type { CardKeyDirectory, OpenCardKey } from './card-key/directory.ts';
export { fixedCardKeys } from './card-key/fixed.ts';
export { type CardKeyState, cardKeyName, type HeldCardKey } from './card-key/model.ts';
export type { CardAt, CardSecurity } from './card-key/port.ts';
export { issueMeterShares, meterCardKeys } from './card-key/share.ts';
export { type CardKeyRow, heldCardKeyOf } from './card-key/table.ts';
export { importTestCardKey, testCardKey } from './card-key/test-key.ts';
export type { CardKeyTurn } from './card-key/turn.ts';
export { assertUsableCardKeys, describeCardKeys } from './card-key/usable.ts';
export { moveCredits, moveWaitingTokens, releaseCredits } from './carrier/move.ts';
export { waitingOnCards } from './carrier/waiting.ts';
export { type TokenDelivery, tokenDeliveries } from './delivery.ts';
export type { EngineeringCommand } from './engineering/command.ts';
export { engineeringRoutes } from './engineering/routes.ts';
export { EngineeringService } from './engineering/service.ts';
export { inspectRoutes } from './inspect/routes.ts';
export { inspectToken, reprint, type TokenInspection } from './inspect/service.ts';
export { acknowledgementColumns, tokenColumns } from './issue/columns.ts';
export {
  type MailboxContent,
  type MailboxSeal,
  mailboxImage,
  sealMailbox,
} from './issue/mailbox-image.ts';
export { inMailboxOrder } from './issue/mailbox-order.ts';
export { type CreditRequest, makeCredits } from './issue/make.ts';
export {
  carriedEnergy,
  type IssueContext,
  planFurther,
  planTokens,
  type TokenPlan,
} from './issue/plan.ts';
export { type NewToken, openToken, type StoredToken } from './issue/stored-token.ts';
export type { KeyChangeTarget, MeterKeyRow } from './meter-key/model.ts';
export {
  confirmKeyChange,
  meterKeys,
  meterKeysIn,
  planKeyChange,
} from './meter-key/plan-change.ts';
export {
  firstKeyOf,
  type MeterKeyRegistration,
  registerKeyOf,
  registerMeterKey,
  registerMeterKeys,
} from './meter-key/register.ts';
export { type MeterCard, putOnCard, roomOnCard, voidOrder } from './order/card.ts';
export { type ComposedMailbox, composeMailbox } from './order/mailbox.ts';
export { type MadeOrder, makeOrder } from './order/make.ts';
export type { OrderedParts, OrderedToken, TokenOrder } from './order/model.ts';
export { type OpenedToken, openOrder } from './order/read.ts';
export { isLostRace, recordOrder } from './order/record.ts';
export { checkValueOf } from './security-module/check-value.ts';
export {
  type ComponentKind,
  newComponent,
  parseComponent,
  writtenComponent,
} from './security-module/components.ts';
export { loadOrCreateSealingKey } from './security-module/key-file.ts';
export type { CreditOrder, MeterKey, SecurityModule } from './security-module/port.ts';
export { assertSealingKey } from './security-module/sealing-key-guard.ts';
export {
  type SecuritySettings,
  securityDefaults,
  securitySettingsOf,
} from './security-module/settings.ts';
export { createSoftwareSecurityModule } from './security-module/software.ts';
export { testVendingKey } from './security-module/test-keys.ts';
export type { KeyBlock } from './security-module/vault.ts';
export {
  type HeldKey,
  type KeptAlgorithm,
  type KeyKind,
  type KeyState,
  refText,
  type VendingKeyRef,
} from './security-module/vending-key.ts';
export {
  mailboxesOfRequest,
  type TracedMailbox,
  type TracedToken,
  tokensOfRequest,
} from './trace.ts';
export type { NewKeyAttributes } from './vending-key/attributes.ts';
export type { KeyCustody } from './vending-key/custody.ts';
export {
  assertUsableKeys,
  describeKeys,
  openVendingKeys,
  type VendingKeys,
} from './vending-key/open.ts';
export { heldKeyOf, type VendingKeyRow } from './vending-key/table.ts';
export { importTestKey } from './vending-key/test-key.ts';
