import type { Letterhead } from '../data/letterhead.ts';
import type { DocumentContent } from '../model.ts';
import type { Template } from '../template/schema.ts';

/** What is only known while somebody prints: never kept with the document. Plain, so that it can be handed to another thread. */
export interface Secrets {
  /** The 20 digits of tokens by their ids; those that are not there are printed as stars. */
  readonly digits: ReadonlyMap<string, string>;
  /** NIK; null: not for this caller. */
  readonly identityNo: string | null;
}

export const noSecrets: Secrets = { digits: new Map(), identityNo: null };

/** A document as it was frozen: everything its paper is made from. */
export interface FrozenDocument {
  readonly content: DocumentContent;
  readonly template: Template;
  readonly letterhead: Letterhead;
  readonly registerNo: string;
  readonly revision: number;
  readonly verificationCode: string;
  readonly madeAt: Date;
}
