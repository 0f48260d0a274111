/** A message of the vpcd protocol: its length as two bytes, big-endian, then the payload. */
export function frame(payload: Uint8Array): Buffer {
  const message = Buffer.alloc(2 + payload.length);
  message.writeUInt16BE(payload.length, 0);
  message.set(payload, 2);
  return message;
}

/**
 * Takes the stream as it arrives and hands on whole payloads. vpcd sends several control messages in
 * one segment and a long message in several, so segments mean nothing.
 */
export function createFrameParser(onPayload: (payload: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 2) {
      const end = 2 + rest.readUInt16BE(0);
      if (rest.length < end) return;
      const payload = rest.subarray(2, end);
      rest = rest.subarray(end);
      onPayload(payload);
    }
  };
}
