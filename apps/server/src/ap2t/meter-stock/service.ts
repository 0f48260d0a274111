import type { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, type Database, inRetriedTransaction } from '../../platform/index.ts';
import { beginBatch, digestOf, type MeterBatch } from './batch.ts';
import { checkMeter } from './check.ts';
import type { MeterAction } from './lifecycle.ts';
import { assertDistinct, lockAll } from './lock.ts';
import type { NewMeter } from './model.ts';
import { meterModels } from './models.ts';
import { moveMeters } from './move.ts';
import { defaultStockPolicy, type StockPolicy } from './policy.ts';
import { receiveMeters } from './receive.ts';
import { assertServiceUnit } from './units.ts';

/** A request of the store; the key makes a repeated one the same. */
interface Request {
  readonly requestKey: string;
  readonly caller: Caller;
}

export interface StockAnswer {
  readonly batch: MeterBatch;
  /** What did not look right and was let pass. */
  readonly warnings: readonly SetrumError[];
}

/** What the metering staff do with meters: receive, issue to a unit, take back, scrap. All of the meters of a request, or none. */
export class MeterStockService {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #policy: StockPolicy;

  constructor(database: Database, now: () => Date, policy: StockPolicy = defaultStockPolicy) {
    this.#database = database;
    this.#now = now;
    this.#policy = policy;
  }

  /**
   * Takes meters into the central store. Throws the first error of a meter (SETRUM_METER_NUMBER_INVALID, _CHECK_DIGIT, _MODEL_UNKNOWN,
   * _MAKER_CODE, _FIELD_INVALID, _TWICE, _ALREADY_IN_STOCK); SETRUM_REQUEST_KEY_REUSED.
   */
  async receive(request: Request & { readonly meters: readonly NewMeter[] }): Promise<StockAnswer> {
    const { meters } = request;
    const models = new Map(
      (await meterModels(this.#database)).map((model) => [model.modelId, model]),
    );
    const findings = meters.map((meter) => checkMeter(meter, models, this.#policy));
    assertDistinct(meters.map(({ meterNo }) => meterNo));
    const warnings = findings.flatMap((finding) => finding.warnings);
    const batch = await this.#once('receive', request, [meters], meters.length, {
      work: async (transaction, { batchId }, at) => {
        const [error] = findings.flatMap((finding) => finding.errors);
        if (error !== undefined) throw error;
        const received = meters.map((meter) => ({ ...meter, unit: null }));
        const madeBy = request.caller.label;
        await receiveMeters(transaction, { meters: received, batchId, madeBy, at });
      },
      detail: {},
    });
    return { batch, warnings };
  }

  /**
   * Hands meters to a unit in the caller's scope, new or removed ones. Throws SETRUM_UNIT_FORBIDDEN, SETRUM_UNIT_UNKNOWN,
   * SETRUM_METER_UNKNOWN_IN_STOCK, SETRUM_METER_STATE, SETRUM_METER_TWICE, SETRUM_REQUEST_KEY_REUSED.
   */
  issue(
    request: Request & { readonly meterNos: readonly string[]; readonly unit: string },
  ): Promise<StockAnswer> {
    assertUnit(request.caller, request.unit);
    return this.#move('issue', request, { unit: request.unit, reason: null });
  }

  /** Takes meters of units in the caller's scope back into the central store. Throws as `issue` does. */
  takeBack(
    request: Request & { readonly meterNos: readonly string[]; readonly reason: string },
  ): Promise<StockAnswer> {
    return this.#move('return', request, { unit: null, reason: request.reason });
  }

  /** Strikes meters off; they never come back. Throws as `issue` does. */
  scrap(
    request: Request & { readonly meterNos: readonly string[]; readonly reason: string },
  ): Promise<StockAnswer> {
    return this.#move('scrap', request, { reason: request.reason });
  }

  async #move(
    action: MeterAction & ('issue' | 'return' | 'scrap'),
    request: Request & { readonly meterNos: readonly string[] },
    to: { readonly unit?: string | null; readonly reason: string | null },
  ): Promise<StockAnswer> {
    const { caller, meterNos } = request;
    assertDistinct(meterNos);
    const batch = await this.#once(action, request, [meterNos, to], meterNos.length, {
      work: async (transaction, { batchId }, at) => {
        if (typeof to.unit === 'string') await assertServiceUnit(transaction, to.unit);
        const meters = await lockAll(transaction, meterNos, caller);
        const { reason, ...place } = to;
        const note = { reason, batchId };
        const movement = { action, ...place, place: null, madeBy: caller.label, at, note };
        await moveMeters(transaction, meters, movement);
      },
      detail: to.unit === undefined || to.unit === null ? {} : { unit: to.unit },
    });
    return { batch, warnings: [] };
  }

  #once(
    action: 'receive' | 'issue' | 'return' | 'scrap',
    { requestKey, caller }: Request,
    content: readonly unknown[],
    meterCount: number,
    step: {
      readonly work: (transaction: AnyTransaction, batch: MeterBatch, at: Date) => Promise<void>;
      readonly detail: Readonly<Record<string, string>>;
    },
  ): Promise<MeterBatch> {
    const at = this.#now();
    const { label: madeBy, source } = caller;
    const digest = digestOf([action, ...content]);
    const wanted = { action, requestKey, digest, meterCount, madeBy, madeAt: at };
    return inRetriedTransaction(this.#database, async (transaction) => {
      const { batch, isNew } = await beginBatch(transaction, wanted);
      if (!isNew) return batch;
      await step.work(transaction, batch, at);
      const detail = { meters: meterCount, ...step.detail };
      const act = { actor: madeBy, source, act: `meter.${action}`, subject: batch.batchId, detail };
      await recordAct(transaction, act, at);
      return batch;
    });
  }
}
