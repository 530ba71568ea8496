import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { attachmentPath } from '#shared/contract/central/attachments.ts';
import { CENTRAL_PREFIX, centralContract } from '#shared/contract/central/central-contract.ts';
import { LIVE_PATH } from '#shared/contract/central/live.ts';
import { ERROR_CODES, ERRORS, type ErrorCode } from '#shared/contract/errors.ts';
import { CONTRACT_VERSION } from '#shared/contract/version.ts';
import { errorText } from '#shared/text/error-text.ts';

const dataSchema = { type: 'object' as const, additionalProperties: { anyOf: [{ type: 'string' as const }, { type: 'number' as const }] } };

const errorSchema = (codes: readonly string[]) => ({
  type: 'object' as const,
  required: ['code', 'message', 'data'],
  properties: { code: { type: 'string' as const, enum: [...codes] }, message: { type: 'string' as const }, data: dataSchema },
});

/** Procedures that answer without a token. */
const open = new Set(['server.info', 'session.signIn', 'session.refresh']);

/** The OpenAPI document of everything under `/api/v1`, as it is really answered. `serverUrl` is where it is reached. */
export async function createOpenApiDocument(serverUrl: string, version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(centralContract, {
    info: {
      title: 'Tanggap central API',
      version,
      description: `Contract version ${CONTRACT_VERSION}. Every error is JSON with a code of the registry; its sentence in \`message\` is for people, programs read \`code\`.`,
    },
    servers: [{ url: `${serverUrl}${CENTRAL_PREFIX}` }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'The access token of a session' } } },
    customErrorResponseBodySchema: (errors) => errorSchema(errors.map(([code]) => code)),
  });
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item ?? {}) as OpenAPI.OperationObject[]) {
      if (operation.operationId !== undefined && !open.has(operation.operationId)) operation.security = [{ bearer: [] }];
    }
  }
  return { ...document, paths: { ...document.paths, ...bytesPaths(), ...livePath() } };
}

function bytesPaths(): OpenAPI.PathsObject {
  const parameters = [{ name: 'hash', in: 'path' as const, required: true, schema: { type: 'string' as const, pattern: '^[0-9a-f]{64}$' } }];
  const bytes = { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } };
  const described = {
    type: 'object' as const,
    required: ['hash', 'size', 'mime'],
    properties: { hash: { type: 'string' as const }, size: { type: 'integer' as const }, mime: { type: 'string' as const } },
  };
  const stored = { content: { 'application/json': { schema: described } } };
  const common = { parameters, tags: ['attachments'], security: [{ bearer: [] }] };
  return {
    [attachmentPath('{hash}').slice(CENTRAL_PREFIX.length)]: {
      put: {
        ...common,
        operationId: 'attachments.put',
        summary: 'Store a content under the SHA-256 of its bytes, at most 20 MB',
        requestBody: { required: true, content: bytes },
        responses: {
          '201': { description: 'Stored', ...stored },
          '200': { description: 'It was there', ...stored },
          ...errorResponses(
            'INVALID_INPUT',
            'UNAUTHENTICATED',
            'DEVICE_REVOKED',
            'PAYLOAD_TOO_LARGE',
            'ATTACHMENT_CHANGED',
            'ATTACHMENT_EMPTY',
            'INTERNAL',
            'UNAVAILABLE',
          ),
        },
      },
      get: {
        ...common,
        operationId: 'attachments.get',
        summary: 'The bytes, always as a download',
        responses: {
          '200': { description: 'The bytes', content: bytes },
          ...errorResponses('INVALID_INPUT', 'UNAUTHENTICATED', 'DEVICE_REVOKED', 'NOT_FOUND', 'INTERNAL', 'UNAVAILABLE'),
        },
      },
    },
  };
}

function livePath(): OpenAPI.PathsObject {
  return {
    [LIVE_PATH.slice(CENTRAL_PREFIX.length)]: {
      get: {
        operationId: 'live',
        summary: 'WebSocket of hints: changes, presence, typing. The first frame is hello with an access token',
        tags: ['live'],
        responses: { '101': { description: 'Switching to a WebSocket' }, ...errorResponses('FORBIDDEN', 'UNAVAILABLE') },
      },
    },
  };
}

function errorResponses(...codes: ErrorCode[]): OpenAPI.ResponsesObject {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(ERRORS[code].status, [...(byStatus.get(ERRORS[code].status) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      { description: group.join(', '), content: { 'application/json': { schema: errorSchema(group) } } },
    ]),
  );
}

export type ErrorLine = { readonly code: ErrorCode; readonly status: number; readonly retry: string; readonly text: string };

/** The registry as the documentation lists it. */
export function errorLines(): ErrorLine[] {
  return ERROR_CODES.map((code) => ({ code, status: ERRORS[code].status, retry: ERRORS[code].retry, text: errorText[code].en }));
}
