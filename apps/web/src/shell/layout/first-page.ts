/** What takes an application a step on, or back: docs/application-steps.md, which a test compares. */
export const stepPermissions = [
  ...['application.enter', 'application.decide', 'application.issue-sip', 'application.cancel'],
  ...['application.correct', 'activation.set', 'activation.undo', 'kct.set', 'work-order.issue'],
  ...['realisation.record', 'contract.sign', 'card.issue'],
  ...['pdl.enter', 'pdl.check', 'pdl.approve', 'pdl.post'],
] as const;

/** Where somebody with these permissions begins: who sells at the counter, who has applications to work on at their work list, others at the start. */
export function firstPageOf(permissions: readonly string[]): string {
  if (permissions.includes('sale.make')) return '/counter';
  const mayWork = stepPermissions.some((step) => permissions.includes(step));
  return mayWork && permissions.includes('application.view') ? '/work' : '/start';
}
