import { Type } from 'typebox';
import { listOf } from '../../partner/schema.ts';

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

/** The links with their connections to the server that answers. */
export const LinksBody = Type.Object({
  at: Text,
  links: listOf(LinkBody),
  unnamed: listOf(ConnectionBody, { maxItems: 100_000 }),
});
