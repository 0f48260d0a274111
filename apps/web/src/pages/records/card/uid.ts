/** A UID as people type it or a reader writes it: `04:a1-b2 c3` is `04A1B2C3`. */
export const uidOf = (typed: string): string => typed.replace(/[\s:.-]/g, '').toUpperCase();

/** 4, 7 or 10 bytes. */
export const isUid = (uid: string): boolean =>
  /^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/.test(uid);
