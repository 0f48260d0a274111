import { Type } from 'typebox';
import { listOf } from '../../partner/schema.ts';

export const LinkId = Type.String({ pattern: '^[0-9A-Za-z._-]{1,32}$' });

const Text = Type.String();
const texts = listOf(Text);
const dialect = Type.Enum(['2003', '1987']);
const framing = Type.Enum(['end-byte', 'length']);
const orListener = { description: 'Null: as the listener' };

const ConnectionBody = Type.Object({
  address: Text,
  isEncrypted: Type.Boolean({ description: 'TLS' }),
  dialect: Text,
  framing: Text,
  isSignedOn: Type.Boolean(),
  since: Text,
  heardAt: Type.String({ description: 'When anything was heard last' }),
  requests: Type.Integer(),
  answers: Type.Integer(),
  unanswered: Type.Integer(),
});

const LinkBody = Type.Object({
  linkId: Text,
  dialect: Type.Union([dialect, Type.Null()], orListener),
  framing: Type.Union([framing, Type.Null()], orListener),
  centralId: Type.String({ description: 'Field 33' }),
  switcherIds: texts,
  bankCodes: texts,
  fingerprints: texts,
  addresses: texts,
  autoSignOn: Type.Boolean(),
  maxConnections: Type.Integer(),
  maxUnanswered: Type.Integer(),
  maxFrameBytes: Type.Integer(),
  idleEchoSeconds: Type.Integer(),
  enabled: Type.Boolean(),
  connections: listOf(ConnectionBody),
});

const Bank = Type.String({ pattern: '^[0-9A-Z]{3,11}$' });
const Network = Type.String({ pattern: '^[0-9A-Fa-f.:]{2,39}(/[0-9]{1,3})?$' });
const Fingerprint = Type.String({
  pattern: '^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$',
  description: 'SHA-256 of a client certificate, hex with colons',
});

/** A link as it is registered, or changed as a whole. */
export const LinkOrder = Type.Object(
  {
    dialect: Type.Union([dialect, Type.Null()], orListener),
    framing: Type.Union([framing, Type.Null()], orListener),
    centralId: Type.String({ pattern: '^[0-9]{1,7}$', description: 'Field 33' }),
    switcherIds: Type.Array(Type.String({ pattern: '^[0-9A-Z]{7}$' }), {
      ...{ minItems: 1, maxItems: 100, description: 'Of field 48' },
    }),
    bankCodes: Type.Array(Bank, { minItems: 1, maxItems: 100, description: 'Of field 32' }),
    fingerprints: Type.Array(Fingerprint, { maxItems: 20 }),
    addresses: Type.Array(Network, { maxItems: 50, description: 'Addresses or networks' }),
    autoSignOn: Type.Boolean(),
    maxConnections: Type.Integer({ minimum: 1, maximum: 1024 }),
    maxUnanswered: Type.Integer({ minimum: 1, maximum: 10_000 }),
    maxFrameBytes: Type.Integer({ minimum: 64, maximum: 65_535 }),
    idleEchoSeconds: Type.Integer({ minimum: 0, maximum: 3_600 }),
    enabled: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** The links with their connections to the server that answers. */
export const LinksBody = Type.Object({
  at: Text,
  links: listOf(LinkBody),
  unnamed: listOf(ConnectionBody, { maxItems: 100_000 }),
});
