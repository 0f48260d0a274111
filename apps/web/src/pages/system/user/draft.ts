import type { User } from '../model.ts';

/** A user as it is typed. */
export interface UserDraft {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly units: readonly string[];
  readonly partnerId: string;
  readonly counterId: string;
  readonly language: 'id' | 'en';
}

export const emptyUser: UserDraft = {
  ...{ name: '', displayName: '', email: '', roles: [], units: [] },
  ...{ partnerId: '', counterId: '', language: 'id' },
};

export function draftOf(user: User): UserDraft {
  const { name, displayName, email, roles, units, seller, language } = user;
  return {
    ...{ name, displayName, email: email ?? '', roles, units, language },
    ...{ partnerId: seller?.partnerId ?? '', counterId: seller?.counterId ?? '' },
  };
}

const alone = ['auditor', 'administrator', 'counter-clerk', 'partner'];

export const sells = ({ roles }: Pick<UserDraft, 'roles'>): boolean =>
  roles.includes('counter-clerk') || roles.includes('partner');

export type UserFault =
  | 'userNameWrong'
  | 'fullNameNeeded'
  | 'rolesNeeded'
  | 'rolesAlone'
  | 'sellerNeeded';

/** What is wrong with a draft, by field; the server decides in the end. */
export function userFaults(
  draft: UserDraft,
): Readonly<Partial<Record<keyof UserDraft, UserFault>>> {
  const { name, displayName, roles, partnerId, counterId } = draft;
  const isMixed = roles.length > 1 && roles.some((role) => alone.includes(role));
  return {
    ...(/^[a-z][a-z0-9._-]{2,31}$/.test(name) ? {} : { name: 'userNameWrong' }),
    ...(displayName.trim() === '' ? { displayName: 'fullNameNeeded' } : {}),
    ...(roles.length === 0 ? { roles: 'rolesNeeded' } : {}),
    ...(isMixed ? { roles: 'rolesAlone' } : {}),
    ...(sells(draft) && (partnerId.trim() === '' || counterId.trim() === '')
      ? { partnerId: 'sellerNeeded' }
      : {}),
  };
}

/** What the API is told of a draft. */
export function bodyOf(draft: UserDraft) {
  const { displayName, email, roles, units, partnerId, counterId, language } = draft;
  const seller = { partnerId: partnerId.trim(), counterId: counterId.trim() };
  return {
    ...{ displayName: displayName.trim(), email: email.trim() === '' ? null : email.trim() },
    ...{ roles, units, seller: sells(draft) ? seller : null, language },
  };
}

/** The members of a change that are not as they were. */
export function changesOf(before: User, draft: UserDraft): Readonly<Record<string, unknown>> {
  const [was, is] = [bodyOf(draftOf(before)), bodyOf(draft)];
  return Object.fromEntries(
    Object.entries(is).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key as keyof typeof was]),
    ),
  );
}

/** What fields of a user are given. */
export interface UserFieldsProps {
  readonly draft: UserDraft;
  readonly faults: ReturnType<typeof userFaults>;
  readonly change: (part: Partial<UserDraft>) => void;
}
