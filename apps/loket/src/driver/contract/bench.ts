import type { Transmit } from '@setrum/card';
import type { ReaderDriver } from '../driver.ts';

/** A card that a check lays on the reader. A person lays a real one of this name instead. */
export interface TestCard {
  readonly name: 'A' | 'B';
  readonly transmit: Transmit;
  readonly atr: Uint8Array;
}

/** Whoever lays cards on the reader under test: a program, or a person who is asked to. */
export interface Hand {
  readonly isPerson: boolean;
  /** How long a card or an event may take to come, ms. */
  readonly patienceMs: number;
  lay(card: TestCard): Promise<void>;
  /** Sees to it that no card lies there. */
  lift(): Promise<void>;
  /** Pulls the cable and puts it back; absent: this hand cannot. */
  readonly cable?: { unplug(): Promise<void>; plug(): Promise<void> };
}

/** A driver on the test bench, with one of its readers. */
export interface DriverBench {
  readonly driver: ReaderDriver;
  readonly reader: string;
  readonly hand: Hand;
  /** Takes the bench down; the driver is closed by whoever runs the checks. */
  close(): Promise<void>;
}

/** `timeoutMs`: the driver's watchdog over a card. A new bench for each check. */
export type CreateBench = (options: { readonly timeoutMs: number }) => Promise<DriverBench>;

/** A module of a driver may export this one, too, so that it is tested without hands. */
export interface BenchModule {
  readonly createDriverBench: CreateBench;
}
