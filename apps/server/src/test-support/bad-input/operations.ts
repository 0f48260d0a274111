import {
  type Permission,
  permissionTable,
  type UserRole,
  userRoles,
} from '../../identity/index.ts';
import type { Method } from '../desk-http.ts';
import type { Schema } from './schema.ts';

/** A route as the API's description has it. */
export interface Operation {
  readonly method: Method;
  /** With `{places}`. */
  readonly path: string;
  /** Somebody of this role may use it; null: nobody need be signed in. */
  readonly role: UserRole | null;
  /** Of a JSON body; null where none is taken. */
  readonly body: Schema | null;
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

interface Described {
  readonly 'x-permission'?: string;
  readonly parameters?: readonly (Omit<Parameter, 'required'> & { readonly required?: boolean })[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

/** Every route of an OpenAPI document. */
export function operationsOf(document: unknown): readonly Operation[] {
  const { paths } = document as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const content = described.requestBody?.content ?? {};
      return {
        ...{ method: method.toUpperCase() as Method, path },
        role: roleFor(described['x-permission'] ?? 'public'),
        body: content['application/json']?.schema ?? null,
        parameters: (described.parameters ?? []).map((one) => ({ required: false, ...one })),
      };
    }),
  );
}

function roleFor(permission: string): UserRole | null {
  if (permission === 'public') return null;
  if (permission === 'signed-in') return 'supervisor';
  const allowed: readonly string[] = permissionTable[permission as Permission];
  const role = userRoles.find((one) => allowed.includes(one));
  if (role === undefined) throw new Error(`no user may do ${permission}`);
  return role;
}
