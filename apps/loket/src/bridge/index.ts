export { Attempts } from './attempts.ts';
export { allowableOrigin } from './gate.ts';
export type { Greeting } from './hello.ts';
export { openBridge, pairingOf } from './open-bridge.ts';
export { Pairing } from './pairing.ts';
export {
  BRIDGE_PATH,
  BRIDGE_PORT,
  BRIDGE_PROTOCOL,
  type BridgeAnswer,
  type BridgeEvent,
  type BridgeLimits,
  type BridgeRequest,
  usualLimits as usualBridgeLimits,
} from './protocol.ts';
export { type Bridge, type BridgeOptions, startBridge } from './server.ts';
export type { SessionRoom } from './session.ts';
export { bridgeVerbNames } from './verbs.ts';
