import type { Language } from '../i18n/language.ts';

/** Who is signed in, as GET /api/v1/session tells it. */
export interface Me {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** As assigned: each with all that is below it; `*` is the whole country. */
  readonly units: readonly string[];
  readonly permissions: readonly string[];
  readonly seller: { readonly partnerId: string; readonly counterId: string | null } | null;
  readonly language: Language;
  readonly mustChangePassword: boolean;
  readonly totp: boolean;
  readonly directory: boolean;
  readonly csrf: string | null;
}

/** What the server tells anybody about itself. */
export interface Site {
  /** The demo's people; null outside a demo. */
  readonly demo: { readonly accounts: readonly DemoAccount[] } | null;
  /** Whether a directory (OpenID Connect) may be signed in by. */
  readonly directory: boolean;
}

export interface DemoAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly password: string;
}
