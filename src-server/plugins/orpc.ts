import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError, type Router, traverseContractProcedures } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { CENTRAL_PREFIX, type CentralContract, centralContract } from '#shared/contract/central/central-contract.ts';
import { CodedError, isErrorCode } from '#shared/contract/errors.ts';
import { bearerToken } from '../modules/session/tokens.ts';
import { envelopeOf, toCodedError, toOrpcError } from './coded-error.ts';
import { faultOf, reportError } from './error-envelope.ts';

/** What every procedure starts from. */
export type CallContext = {
  readonly accessToken: string | null;
  /** Network address of the caller. */
  readonly address: string;
  readonly log: FastifyBaseLogger;
};

const RPC_PREFIX = '/rpc';
const SMALL_BODY = 64 * 1024;
/** What may be larger, by the path of its procedure. */
const bodyLimits: Readonly<Record<string, number>> = {
  'sync.push': 512 * 1024,
  'templates.save': 256 * 1024,
  'templates.import': 8 * 1024 * 1024,
  'customers.imports.chunk': 512 * 1024,
  'customers.upsert': 4 * 1024 * 1024,
  'customers.orders.upsert': 8 * 1024 * 1024,
};
/** Errors leave with a code that their procedure declares. Made anew for each handler, which adds its own to the list. */
function createInterceptors() {
  return {
    clientInterceptors: [
      async ({ next, procedure, context }: { next(): Promise<unknown>; procedure: DeclaresErrors; context: CallContext }) => {
        try {
          return await next();
        } catch (error) {
          const coded = toCodedError(error);
          reportError(context.log, coded);
          throw toOrpcError(coded, procedure['~orpc'].errorMap);
        }
      },
    ],
    interceptors: [refuseUnreadable],
  };
}
type DeclaresErrors = { readonly '~orpc': { readonly errorMap: Readonly<Record<string, unknown>> } };

/** What remains after the procedure's own errors is input that could not even be read. */
async function refuseUnreadable<T>({ next, context }: { next(): Promise<T>; context: CallContext }): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError && isErrorCode(error.code)) throw error;
    context.log.warn({ fault: faultOf(error) }, 'request-not-read');
    throw toOrpcError(new CodedError('INVALID_INPUT', { problem: 'body' }, { cause: error }));
  }
}

const contextOf = (request: FastifyRequest): CallContext => ({
  accessToken: bearerToken(request.headers.authorization),
  address: request.ip,
  log: request.log,
});

/**
 * The contract on two doors: `POST /rpc/<path>` for the typed client of consoles, and REST under `/api/v1` by the methods and
 * paths that it names. Every procedure is a route of Fastify's own, which parses the body and bounds it.
 */
export function mountContract(app: FastifyInstance, router: Router<CentralContract, CallContext>): void {
  const rpc = new RPCHandler(router, createInterceptors());
  const rest = new OpenAPIHandler(router, {
    ...createInterceptors(),
    customErrorResponseBodyEncoder: (error) => envelopeOf(toCodedError(error)),
  });

  traverseContractProcedures({ router: centralContract, path: [] }, ({ contract, path }) => {
    const { method = 'POST', path: restPath = `/${path.join('/')}` } = contract['~orpc'].route;
    const bodyLimit = bodyLimits[path.join('.')] ?? SMALL_BODY;

    app.route({
      method: 'POST',
      url: `${RPC_PREFIX}/${path.join('/')}`,
      bodyLimit,
      handler: async (request, reply) => answered(reply, await rpc.handle(request, reply, { prefix: RPC_PREFIX, context: contextOf(request) })),
    });
    app.route({
      method: method as HTTPMethods,
      url: `${CENTRAL_PREFIX}${restPath.replace(/\{([^}]+)\}/g, ':$1')}`,
      bodyLimit,
      handler: async (request, reply) => answered(reply, await rest.handle(request, reply, { prefix: CENTRAL_PREFIX, context: contextOf(request) })),
    });
  });
}

function answered(reply: FastifyReply, result: { readonly matched: boolean }): FastifyReply {
  if (!result.matched) throw new CodedError('NOT_FOUND');
  return reply;
}
