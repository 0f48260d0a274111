import type { ErrorCode, ErrorParams } from '@setrum/errors';

/** Something that is wrong with a template: what, where (a JSON pointer), and the particulars. */
export interface TemplateProblem {
  readonly code: Extract<ErrorCode, `SETRUM_TEMPLATE_${string}`>;
  readonly place: string;
  readonly params: ErrorParams;
}

/** A template's names of codes, by table and code. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;
