/** A key for something that must be done once, however often it is sent: make it before the first sending, and keep it until the answer. */
export function newRequestKey(): string {
  // randomUUID is there only on https and this machine; random bytes are there everywhere.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
