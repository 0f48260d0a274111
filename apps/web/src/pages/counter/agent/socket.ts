/** What of a WebSocket the link needs. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((message: { readonly data: unknown }) => void) | null;
}

export type OpenSocket = (address: string) => Socket;

/** The browser's own. */
export const openWebSocket: OpenSocket = (address) => {
  const inner = new WebSocket(address);
  const socket: Socket = {
    send: (text) => inner.send(text),
    close: () => inner.close(),
    onopen: null,
    onclose: null,
    onmessage: null,
  };
  inner.onopen = () => socket.onopen?.();
  inner.onclose = () => socket.onclose?.();
  inner.onmessage = (event: MessageEvent<unknown>) => socket.onmessage?.(event);
  return socket;
};
