/** Which address the counter's agent has, on the clerk's own machine: the pages of the counter speak to it, and to nothing else but us. */
const agent = ['http://127.0.0.1:*', 'http://localhost:*', 'ws://127.0.0.1:*', 'ws://localhost:*'];

/**
 * The policy of our pages (CSP level 3): scripts are files of ours, never text in a page; styles are files of ours, and elements that bear
 * `nonce`, which the components make for sizes that only the browser knows. Frames hold papers of ours (PDF); nobody frames us, and nothing is sent anywhere else.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "frame-src 'self'",
    `connect-src 'self' ${agent.join(' ')}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Nothing of the machine is asked for but the way to the agent. Browsers skip names that they do not know. */
const permissionsPolicy = [
  ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'usb', 'serial', 'hid', 'bluetooth', 'browsing-topics'],
]
  .map((name) => `${name}=()`)
  .concat('loopback-network=(self)', 'local-network-access=(self)')
  .join(', ');

/** What goes with every file of the web app. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissionsPolicy,
};
