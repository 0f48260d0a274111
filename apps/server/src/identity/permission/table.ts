import type { Role } from './roles.ts';

const customerService = ['front-office', 'supervisor', 'staff'] as const;
const desk = [...customerService, 'metering', 'fitter', 'pdl-officer'] as const;
const readers = [...desk, 'p2tl-analyst', 'auditor'] as const;
const hub = ['p2apst-officer', 'finance'] as const;
const hubReaders = [...hub, 'staff', 'auditor'] as const;
const sellers = ['counter', 'partner-server', 'counter-clerk', 'partner'] as const;

/**
 * Who may do what: every act of every module and the roles that may do it. This is the one place; docs/permissions.md is made from it, and
 * a test tries every role at every permission. Maker and checker is a rule of the act itself, on top of this.
 */
export const permissionTable = {
  // AP2T: applications
  'application.view': readers,
  'application.enter': customerService,
  'application.decide': ['supervisor'],
  'application.issue-sip': ['front-office', 'supervisor'],
  'application.cancel': customerService,
  'application.correct': ['supervisor'],
  'application.import': customerService,
  'activation.set': ['metering', 'staff'],
  'activation.undo': ['metering', 'supervisor'],
  'kct.set': ['metering'],
  'work-order.issue': ['metering', 'supervisor'],
  'realisation.record': ['fitter', 'supervisor'],
  'contract.sign': ['fitter', 'front-office', 'supervisor'],
  'pdl.enter': ['pdl-officer'],
  'pdl.check': ['pdl-officer', 'supervisor'],
  'pdl.approve': ['supervisor'],
  'pdl.post': ['pdl-officer'],
  'document.view': readers,
  'document.print': desk,
  'attachment.view': readers,
  'attachment.add': desk,
  // AP2T: tokens around activation, complaints, cards
  'token-request.view': readers,
  'token-request.make': ['metering', 'supervisor', 'staff'],
  'token-request.report': ['fitter', 'metering'],
  'token.see-digits': ['metering', 'fitter', 'vending'],
  'complaint.enter': ['front-office', 'metering', 'supervisor', 'staff'],
  'card.issue': ['front-office', 'metering', 'supervisor', 'staff'],
  // AP2T: meters and customers
  'meter-stock.view': readers,
  'meter-stock.manage': ['metering'],
  'customer.view': readers,
  'customer.contact': desk,
  'customer.personal': ['front-office', 'supervisor', 'pdl-officer'],
  'customer.sale-state': ['supervisor', 'p2tl-analyst', 'staff'],
  'compensation.decide': ['supervisor'],
  // Load profile
  'profile.view': readers,
  'profile.import': ['metering'],
  'p2tl.view': ['p2tl-analyst', 'supervisor', 'staff', 'auditor'],
  // Vending
  'engineering.order': ['metering', 'vending'],
  'engineering.decide': ['supervisor', 'vending'],
  'engineering.view': ['metering', 'supervisor', 'auditor', 'staff', 'vending'],
  'meter-key.view': ['metering', 'supervisor', 'auditor', 'staff', 'vending'],
  'meter-key.confirm': ['metering', 'vending'],
  'token.verify': ['metering', 'supervisor', 'p2tl-analyst', 'auditor', 'staff', 'vending'],
  'token.view': ['metering', 'supervisor', 'auditor', 'staff', 'vending'],
  'token.reprint': ['vending'],
  // P2APST
  'sale.make': sellers,
  'sale.own': sellers,
  'receipt.print': sellers,
  'sale.view': [...sellers, ...hubReaders],
  'partner.view': hubReaders,
  'partner.own': ['partner-server', 'partner', ...hubReaders],
  'channel.view': [...sellers, ...hubReaders],
  'partner.manage': [...hub, 'staff'],
  'partner.money': hub,
  'booking.order': hub,
  'booking.decide': hub,
  'booking.view': [...hub, 'auditor'],
  'ledger.view': hubReaders,
  'settlement.view': hubReaders,
  'settlement.manage': hub,
  'reconciliation.view': hubReaders,
  'reconciliation.manage': hub,
  'advice.view': hubReaders,
  'advice.close': hub,
  'webhook.manage': ['partner-server', 'partner'],
  // Identity
  'user.view': ['administrator', 'auditor'],
  'user.manage': ['administrator'],
  'unit.view': [...readers, ...hub, 'administrator'],
  'unit.manage': ['administrator'],
  'audit.view': ['auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionTable;

export const permissions = Object.keys(permissionTable) as readonly Permission[];

export function mayDo(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissionTable[permission];
  return allowed.includes(role);
}
