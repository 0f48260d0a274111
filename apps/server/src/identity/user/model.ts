import type { UserRole } from '../permission/roles.ts';

/** Somebody who signs in. */
export interface User {
  readonly userId: string;
  /** What is typed to sign in, and who it is in records: small letters, digits, dots and dashes. */
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly roles: readonly UserRole[];
  /** Assigned units; `*` is the whole country. */
  readonly units: readonly string[];
  /** For whom one of a partner's people sells. */
  readonly seller: { readonly partnerId: string; readonly counterId: string } | null;
  readonly state: 'active' | 'blocked';
  /** `directory`: made by a sign-in through OpenID Connect, and without a password here. */
  readonly origin: 'local' | 'directory';
  readonly language: 'id' | 'en';
  readonly mustChangePassword: boolean;
  /** Whether a code of an authenticator is asked for. */
  readonly totp: boolean;
  readonly lockedUntil: Date | null;
  readonly madeAt: Date;
  readonly lastLogInAt: Date | null;
}

/** What makes a user. */
export interface NewUser {
  readonly name: string;
  readonly displayName: string;
  readonly email?: string | null;
  readonly roles: readonly UserRole[];
  readonly units: readonly string[];
  readonly seller?: User['seller'];
  readonly language?: User['language'];
}

/** What can be changed of a user; what is absent stays. */
export type UserChange = Partial<Omit<NewUser, 'name'>>;
