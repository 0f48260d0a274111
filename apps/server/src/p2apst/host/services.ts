import type { Database, Logger } from '../../platform/index.ts';
import type { InquiryAnswer, InquiryRequest } from '../inquiry/service.ts';
import type { PaymentService } from '../payment/service.ts';
import type { PurchaseService } from '../purchase/service.ts';
import type { References } from '../reference/reference.ts';

/** What the host speaks for. */
export interface HubServices {
  readonly purchases: Pick<PurchaseService, 'buy' | 'find' | 'conclude'>;
  readonly payments: Pick<PaymentService, 'inquire' | 'pay' | 'find' | 'reverse'>;
  inquire(request: InquiryRequest): Promise<InquiryAnswer>;
  readonly database: Database;
  readonly references: References;
  readonly now: () => Date;
  readonly log: Logger;
  /** Told of every sale whose answer did not go out. Nobody waits for these three. */
  readonly undelivered?: (notice: Undelivered) => void;
  /** Told of every sale that an advice was answered with. */
  readonly answered?: (notice: Undelivered) => void;
  /** Told of every advice on what was never sold. */
  readonly adviceUnknown?: (
    notice: Omit<Undelivered, 'subject'> & { readonly meterNo: string },
  ) => void;
}

/** A sale that the partner may not know of: its answer was late, or its connection gone. */
export interface Undelivered extends Sale {
  readonly at: Date;
}

/** What identifies a sale that an answer tells of. */
export interface Sale {
  readonly partnerId: string;
  readonly requestKey: string;
  /** Meter number, IDPEL or registration number. */
  readonly subject: string;
}
