import type { Logger } from '../../platform/index.ts';
import type { NoteCopy } from '../visit/copies.ts';
import type { Decline, PurchaseContext, PurchaseRequest } from './model.ts';

/** Copied cards, noted beside the sales that they do not get: no sale waits for that, an orderly stop does. */
export class CopyNotes {
  readonly #note: NoteCopy | undefined;
  readonly #log: Logger;
  readonly #running = new Set<Promise<void>>();

  constructor(note: NoteCopy | undefined, log: Logger) {
    this.#note = note;
    this.#log = log;
  }

  /** Notes the card of a request that was declined for it. */
  add(request: PurchaseRequest, { code }: Decline, context: PurchaseContext, at: Date): void {
    const { meterNo, partnerId, counterId, card } = request;
    const { copied_from: originalUid } = context;
    if (code !== 'SETRUM_CARD_COPIED' || card === null || originalUid === null) return;
    const copy = { meterNo, originalUid, copyUid: card.uid, by: `${partnerId}/${counterId}`, at };
    const running = (this.#note?.(copy) ?? Promise.resolve())
      .catch((error: unknown) => this.#log.error({ err: error }, 'a copied card was not noted'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async drained(): Promise<void> {
    await Promise.all(this.#running);
  }
}
