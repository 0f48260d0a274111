import type { Logger } from '../../platform/index.ts';
import type { ManualAdvices } from './service.ts';

/** Notes for the list, from where nobody can wait for the database or bear its errors. */
export interface AdviceNotices {
  undelivered(notice: Parameters<ManualAdvices['undelivered']>[0]): void;
  adviceUnknown(notice: Parameters<ManualAdvices['adviceUnknown']>[0]): void;
  answered(notice: Parameters<ManualAdvices['answered']>[0]): void;
  /** Resolves when what was taken is written. */
  drained(): Promise<void>;
}

/** Beyond this many under way a notice is only logged. */
const mostUnderWay = 256;

/** Takes notices at once and writes them one after the other; what cannot be written is logged, for the sale itself is safe on record. */
export function adviceNotices(advices: ManualAdvices, log: Logger): AdviceNotices {
  let last: Promise<void> = Promise.resolve();
  let underWay = 0;
  const take = (
    notice: { readonly partnerId: string; readonly requestKey: string },
    write: () => Promise<unknown>,
  ): void => {
    const { partnerId, requestKey } = notice;
    if (underWay >= mostUnderWay) {
      log.warn({ partnerId, requestKey }, 'too many notices for the list of manual advices');
      return;
    }
    underWay += 1;
    last = last
      .then(async () => void (await write()))
      .catch((error: unknown) => {
        log.error({ err: error, partnerId, requestKey }, 'a manual advice could not be noted');
      })
      .finally(() => {
        underWay -= 1;
      });
  };
  return {
    undelivered: (notice) => take(notice, () => advices.undelivered(notice)),
    adviceUnknown: (notice) => take(notice, () => advices.adviceUnknown(notice)),
    answered: (notice) => take(notice, () => advices.answered(notice)),
    drained: () => last,
  };
}
