import { workTokensOf } from '../../paper/work-tokens.ts';
import type { PdlPorts } from '../../pdl/effects.ts';
import type { Ap2tSettings } from '../../settings/settings.ts';
import type { Effects } from '../effect.ts';
import { costEffects } from './costs.ts';
import { fieldEffects } from './field.ts';
import { meterEffects } from './meter.ts';
import { type PaperOptions, paperEffects } from './papers.ts';
import { pdlStepEffects } from './pdl.ts';
import { registrationEffects } from './registration.ts';
import { tokenEffects } from './tokens.ts';

/** What the effects need besides the settings. */
export interface EffectParts extends Pick<PaperOptions, 'documents'> {
  readonly settings: Ap2tSettings;
  readonly pdl: PdlPorts;
}

/** All effects of the transition table, put together. */
export function allEffects({ settings, documents, pdl }: EffectParts): Effects {
  const { connection, numbers, sipValidDays, signatory, emergencyCreditDkwh } = settings;
  return {
    ...costEffects(connection),
    ...registrationEffects({ numbers, sipValidDays }),
    ...meterEffects({ connection, policy: settings.stock }),
    ...tokenEffects(settings.tokens),
    ...fieldEffects({ cards: settings.cards, holdSales: pdl.holdSales }),
    ...pdlStepEffects(pdl),
    ...paperEffects({
      ...{ documents, connection, signatory, emergencyCreditDkwh },
      workTokens: ({ transaction, application }) => workTokensOf(transaction, application),
    }),
  };
}
