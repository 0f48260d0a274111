import type { User } from '../model.ts';

/** Whether a user is one of those that are sought: by a part of the names, by a role. */
export const fits =
  (sought: string | null, role: string | null) =>
  ({ name, displayName, roles }: User): boolean => {
    const word = (sought ?? '').trim().toLowerCase();
    return (
      `${name}\n${displayName.toLowerCase()}`.includes(word) &&
      (role === null || roles.includes(role))
    );
  };
