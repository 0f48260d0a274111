import { assertInteger } from '../check.ts';
import { StsError } from '../error.ts';

/** The year on whose first minute (UTC) the token identifiers of a vending key start. */
export type BaseDate = 1993 | 2014 | 2035;

/** The largest token identifier: 24 bits. */
export const MAX_TID = 0xff_ff_ff;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** 00:01 of every day is kept for tokens that a meter takes once, however many were issued. */
const RESERVED_MINUTE_OF_DAY = 1;

/** Milliseconds of 1 January of the base year, 00:00 UTC (never local time: IEC 62055-41 Ed. 3, 6.3.5.1). */
export function baseDateMs(baseDate: BaseDate): number {
  return Date.UTC(baseDate, 0, 1);
}

/** True for the identifier of minute 00:01 of a day, which no ordinary token may carry. */
export function isReservedTid(tid: number): boolean {
  return tid % DAY_MINUTES === RESERVED_MINUTE_OF_DAY;
}

/**
 * The identifier of an ordinary token made at `timeMs`: minutes since the base date, seconds cut off; 00:01 gives
 * the one of 00:02. Throws STS_RANGE before the base date, STS_TID_EXHAUSTED after its last minute.
 */
export function tidAt(timeMs: number, baseDate: BaseDate): number {
  const tid = minutesSince(timeMs, baseDate);
  return isReservedTid(tid) ? tid + 1 : tid;
}

/**
 * The reserved identifier (00:01) of the day of `timeMs`, for tokens such as a free issue.
 * Throws as `tidAt` does.
 */
export function reservedTidAt(timeMs: number, baseDate: BaseDate): number {
  const tid = minutesSince(timeMs, baseDate);
  return tid - (tid % DAY_MINUTES) + RESERVED_MINUTE_OF_DAY;
}

/** The UTC minute (in milliseconds) that an identifier stands for. Throws STS_RANGE outside 0..2^24-1. */
export function timeOfTid(tid: number, baseDate: BaseDate): number {
  assertInteger('A token identifier', tid, 0, MAX_TID);
  return baseDateMs(baseDate) + tid * MINUTE_MS;
}

/**
 * The identifier for the next ordinary token of a meter: that of `nowMs`, or the first free one after `lastTid` when
 * tokens came faster than one a minute or the clock went back. Skips 00:01.
 * `lastTid` is the last one given under this key, or null. Throws STS_TID_EXHAUSTED or STS_RANGE.
 */
export function nextTid(nowMs: number, baseDate: BaseDate, lastTid: number | null): number {
  const now = tidAt(nowMs, baseDate);
  if (lastTid === null) return now;
  assertInteger('The last token identifier', lastTid, 0, MAX_TID);
  return now > lastTid ? now : tidAfter(lastTid);
}

/** The first ordinary identifier after `tid`. Throws STS_TID_EXHAUSTED when there is none. */
export function tidAfter(tid: number): number {
  const following = isReservedTid(tid + 1) ? tid + 2 : tid + 1;
  if (following > MAX_TID) throw exhausted();
  return following;
}

function minutesSince(timeMs: number, baseDate: BaseDate): number {
  const minutes = Math.floor((timeMs - baseDateMs(baseDate)) / MINUTE_MS);
  if (!(minutes >= 0)) {
    throw new StsError('STS_RANGE', `The time lies before the base date ${baseDate}`);
  }
  if (minutes > MAX_TID) throw exhausted();
  return minutes;
}

function exhausted(): StsError {
  return new StsError('STS_TID_EXHAUSTED', 'No token identifier is left under this base date');
}
