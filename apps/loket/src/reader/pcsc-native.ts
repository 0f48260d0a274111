/** The part of the package `smartcard` that is used here. Its own types are absent where it is not installed. */
export interface NativeModule {
  readonly Context: new () => NativeContext;
  readonly SCARD_SHARE_EXCLUSIVE: number;
  readonly SCARD_SHARE_SHARED: number;
  readonly SCARD_PROTOCOL_T0: number;
  readonly SCARD_PROTOCOL_T1: number;
  readonly SCARD_LEAVE_CARD: number;
  readonly SCARD_STATE_CHANGED: number;
  readonly SCARD_STATE_UNKNOWN: number;
  readonly SCARD_STATE_UNAVAILABLE: number;
  readonly SCARD_STATE_PRESENT: number;
}

export interface NativeContext {
  listReaders(): readonly NativeReader[];
  /** Empty when the time has passed, null when it was cancelled; else every reader that was asked about. */
  waitForChange(
    readers: readonly { readonly name: string; readonly state: number }[],
    timeoutMs: number,
  ): Promise<readonly { readonly name: string; readonly state: number }[] | null>;
  close(): void;
}

export interface NativeReader {
  readonly name: string;
  connect(shareMode: number, protocol: number): Promise<NativeCard>;
}

export interface NativeCard {
  readonly atr: Uint8Array | null;
  transmit(command: Buffer): Promise<Uint8Array>;
  disconnect(disposition: number): void;
}

export function isNativeModule(module: unknown): module is NativeModule {
  return (
    typeof module === 'object' &&
    module !== null &&
    'Context' in module &&
    typeof module.Context === 'function' &&
    'SCARD_STATE_PRESENT' in module &&
    typeof module.SCARD_STATE_PRESENT === 'number'
  );
}
