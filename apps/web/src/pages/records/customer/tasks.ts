/** What is done for a customer on their page, and the permission that the server asks for. */
export const needs = {
  'clear-tamper': 'complaint.enter',
  'replace-meter': 'complaint.enter',
  other: 'complaint.enter',
  removal: 'realisation.record',
} as const;

export type Task = keyof typeof needs;

export const isTask = (word: string | null): word is Task => word !== null && word in needs;
