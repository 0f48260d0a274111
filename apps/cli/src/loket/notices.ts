import { SetrumError } from '@setrum/errors';

/** What a counter says to whoever looks after it: on standard error, so that standard output stays data. */
export interface Notices {
  readonly notice: (text: string) => void;
  readonly report: (error: unknown) => void;
  readonly cancelled: SetrumError;
}

export function createStderrNotices(): Notices {
  return {
    notice: (text) => console.error(`loket: ${text}`),
    report: (error) => console.error(error),
    cancelled: new SetrumError('SETRUM_CANCELLED'),
  };
}
