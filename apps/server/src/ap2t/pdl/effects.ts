import type { FieldStep } from '../realisation/model.ts';
import { approvePdl, checkPdl, returnPdl, unapprovePdl } from './decide.ts';
import { enterPdl } from './enter.ts';
import type { MeterLookup } from './facts.ts';
import type { Pdl } from './model.ts';
import { type PdlPosting, type PostingPorts, postPdl } from './post.ts';
import type { PdlInput } from './schema.ts';

/** What the effects of PDL need from outside. */
export interface PdlPorts extends PostingPorts {
  readonly meterOf: MeterLookup;
}

/** The effects of PDL, for the engine. */
export interface PdlEffects {
  enterPdl(step: FieldStep, input: PdlInput): Promise<Pdl>;
  checkPdl(step: FieldStep): Promise<Pdl>;
  returnPdl(step: FieldStep): Promise<Pdl>;
  approvePdl(step: FieldStep): Promise<Pdl>;
  unapprovePdl(step: FieldStep): Promise<Pdl>;
  postPdl(step: FieldStep): Promise<PdlPosting>;
}

export function pdlEffects(ports: PdlPorts): PdlEffects {
  return {
    enterPdl: (step, input) => enterPdl(step, input, ports.meterOf),
    checkPdl,
    returnPdl,
    approvePdl,
    unapprovePdl,
    postPdl: (step) => postPdl(step, ports),
  };
}
