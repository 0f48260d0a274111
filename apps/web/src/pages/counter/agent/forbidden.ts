/** What Chromium calls the permission to reach programs on this computer: from 145 on the first name, before that the second. */
const names = ['loopback-network', 'local-network-access'];

/** Whether somebody has said no when the browser asked for it. Browsers that ask nobody know no such permission. */
export async function isLoopbackForbidden(): Promise<boolean> {
  for (const name of names) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      if (state === 'denied') return true;
    } catch {
      // A browser that does not know the name does not refuse it either.
    }
  }
  return false;
}
