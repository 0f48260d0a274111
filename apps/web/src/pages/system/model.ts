/** A user as GET /api/v1/users tells it. */
export interface User {
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly units: readonly string[];
  readonly seller: { readonly partnerId: string; readonly counterId: string } | null;
  readonly state: 'active' | 'blocked';
  readonly origin: 'local' | 'directory';
  readonly language: 'id' | 'en';
  readonly mustChangePassword: boolean;
  readonly totp: boolean;
  readonly lockedUntil: string | null;
  readonly madeAt: string;
  readonly lastLogInAt: string | null;
}

export interface UserPage {
  readonly users: readonly User[];
  readonly next: string | null;
}

export interface SessionInfo {
  readonly sessionId: string;
  readonly name: string;
  readonly method: string;
  readonly source: string;
  readonly agent: string;
  readonly madeAt: string;
  readonly seenAt: string;
}
