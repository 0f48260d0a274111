import { type PdlPorts, pdlEffects } from '../../pdl/effects.ts';
import type { PdlInput } from '../../pdl/schema.ts';
import type { Effects } from '../effect.ts';

/** PDL from its entry to its posting. */
export function pdlStepEffects(
  ports: PdlPorts,
): Pick<
  Effects,
  'enterPdl' | 'checkPdl' | 'returnPdl' | 'approvePdl' | 'unapprovePdl' | 'postPdl'
> {
  const pdl = pdlEffects(ports);
  const unchanged =
    (effect: (step: Parameters<Effects['checkPdl']>[0]) => Promise<unknown>): Effects['checkPdl'] =>
    async (step) => {
      await effect(step);
      return {};
    };
  return {
    enterPdl: unchanged((step) => pdl.enterPdl(step, step.input as PdlInput)),
    checkPdl: unchanged(pdl.checkPdl),
    returnPdl: unchanged(pdl.returnPdl),
    approvePdl: unchanged(pdl.approvePdl),
    unapprovePdl: unchanged(pdl.unapprovePdl),
    postPdl: unchanged(pdl.postPdl),
  };
}
