import { createHash, randomInt } from 'node:crypto';
import type { AnyContractProcedure } from '@orpc/contract';
import { traverseContractProcedures } from '@orpc/server';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { canonicalJson } from '../../src-shared/base/canonical-json.ts';
import { CENTRAL_PREFIX, centralContract } from '../../src-shared/contract/central/central-contract.ts';
import { LIVE_CLOSE, zLiveFromConsole } from '../../src-shared/contract/central/live.ts';
import { zCommandBody } from '../../src-shared/contract/command-schemas.ts';
import { ERROR_CODES, isErrorCode } from '../../src-shared/contract/errors.ts';
import { type SignedIn, startTestCentral, type TestCentral } from '../kit/central-client.ts';
import { fitting, spoiled } from '../kit/json-schema-arbitrary.ts';
import { openLive } from '../kit/live-client.ts';

// Replay a failure by the seed that the run printed: FUZZ_SEED=... A long run: FUZZ_RUNS=5000.
const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const numRuns = Number(process.env.FUZZ_RUNS ?? 40);

type Procedure = { readonly name: string; readonly contract: AnyContractProcedure; readonly input: fc.Arbitrary<unknown> };
const procedures: Procedure[] = [];
void traverseContractProcedures({ router: centralContract, path: [] }, ({ contract, path }) => {
  const schema = contract['~orpc'].inputSchema as z.ZodType | undefined;
  const json = schema === undefined ? { type: 'null' } : z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  procedures.push({ name: path.join('.'), contract, input: fitting(json as Parameters<typeof fitting>[0]) });
});

let central: TestCentral;
let sari: SignedIn;
let ids: string[];
const tellSeed = `seed ${seed}`;

beforeAll(async () => {
  const always = { free: 1_000_000, firstMs: 1, maxMs: 1 };
  central = await startTestCentral({ overrides: { throttle: { email: always, address: always } } });
  sari = await central.signIn('sari@satu.example');
  const { ticketId, contactId, conversationId } = await central.customerWrites({ text: 'Halo' });
  const second = await central.customerWrites({ text: 'Satu lagi' });
  const { a, b } = central.workspace.teams;
  ids = [
    ticketId,
    contactId,
    conversationId,
    second.ticketId,
    second.contactId,
    a,
    b,
    ...Object.values(central.workspace.queues),
    sari.session.agent.id,
  ];
  process.stdout.write(`contract fuzz: ${tellSeed}, ${numRuns} runs a case\n`);
});
afterAll(() => central.stop());

type Answer = { readonly status: number; readonly text: string };
type Door = { readonly name: string; send(procedure: Procedure, input: unknown, token: string | null): Promise<Answer> };

const headersOf = (token: string | null) => ({ 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) });

async function post(path: string, method: string, body: string | null, token: string | null): Promise<Answer> {
  const response = await fetch(`${central.address}${path}`, { method, headers: headersOf(token), ...(body === null ? {} : { body }) });
  return { status: response.status, text: await response.text() };
}

const doors: Door[] = [
  {
    name: 'rpc',
    send: ({ name }, input, token) => post(`/rpc/${name.replaceAll('.', '/')}`, 'POST', JSON.stringify({ json: input ?? null }), token),
  },
  {
    name: 'rest',
    send({ contract }, input, token) {
      const { method = 'POST', path = '/' } = contract['~orpc'].route;
      const fields = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(inAddress(fields[name]))) || '-');
      if (method === 'GET') {
        const query = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, inAddress(value)]));
        return post(`${CENTRAL_PREFIX}${filled}?${query}`.slice(0, 12_000), method, null, token);
      }
      return post(`${CENTRAL_PREFIX}${filled}`, method, method === 'DELETE' ? null : JSON.stringify(input ?? null), token);
    },
  },
];
/** An object may be one that no `String` can turn into text. */
const inAddress = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** Codes that the transport itself may answer with, before a procedure is reached. */
const ofTransport = ['NOT_FOUND', 'METHOD_NOT_ALLOWED', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_TYPE', 'INVALID_INPUT'];

function check({ name, contract }: Procedure, { status, text }: Answer, sent: unknown, mayFail = true): void {
  const about = `${name}, ${tellSeed}: ${JSON.stringify(sent)?.slice(0, 400)} -> ${status} ${text.slice(0, 400)}`;
  expect(status, about).toBeLessThan(500);
  expect(text, about).not.toMatch(/node_modules|\.ts:\d|at async|postgres|syntax error/i);
  const body = JSON.parse(text) as { code?: unknown; json?: { code?: unknown; stopped?: { reason: string } }; stopped?: { reason: string } };
  if (status < 300) {
    const output = contract['~orpc'].outputSchema as z.ZodType;
    const told = 'json' in body ? body.json : body;
    expect(output.safeParse(told).error?.issues, about).toBeUndefined();
    // A body that does not match its hash may fail; one that does is carried out or refused.
    if (!mayFail) expect((told as { stopped?: { reason: string } | null }).stopped?.reason, about).not.toBe('failed');
    return;
  }
  const code = body.json?.code ?? body.code;
  expect(isErrorCode(code), about).toBe(true);
  expect([...Object.keys(contract['~orpc'].errorMap), ...ofTransport], about).toContain(code);
}

/** Some of a valid-looking input's ids become real ones, and commands get the numbers and hashes that let them through to the rules. */
function brought(name: string, input: unknown, picks: readonly number[], lastSeq: number): unknown {
  let used = 0;
  const real = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(real);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          /Id$/.test(key) && typeof item === 'string' && pick() < 80 ? ids[pick() % ids.length] : real(item),
        ]),
      );
    }
    return value;
  };
  const pick = () => picks[used++ % picks.length] ?? 0;
  if (name !== 'sync.push') return input;
  const { commands } = input as { commands: { body: unknown }[] };
  const numbered = commands.map((command, index) => {
    const parsed = zCommandBody.safeParse(real(command.body));
    const body = parsed.success ? parsed.data : command.body;
    return { ...command, body, deviceSeq: lastSeq + index + 1, bodyHash: createHash('sha256').update(canonicalJson(body)).digest('hex') };
  });
  return { commands: numbered, parkedSeqs: [] };
}

const lastSeq = async () => (await sari.client.session.me()).lastDeviceSeq;
const tokenFor = async ({ name }: Procedure) =>
  name === 'session.signOut' ? (await central.signIn('budi@satu.example')).session.accessToken : sari.session.accessToken;

describe.each(doors)('the $name door', (door) => {
  test.each(procedures)('$name: input that fits is answered or refused as declared', async (procedure) => {
    await fc.assert(
      fc.asyncProperty(procedure.input, fc.array(fc.nat(99), { minLength: 20, maxLength: 20 }), async (input, picks) => {
        const sent = brought(procedure.name, input, picks, procedure.name === 'sync.push' ? await lastSeq() : 0);
        check(procedure, await door.send(procedure, sent, await tokenFor(procedure)), sent, false);
      }),
      { seed, numRuns: procedure.name === 'sync.push' ? numRuns * 3 : numRuns },
    );
  });

  test.each(procedures)('$name: spoiled input is refused as declared', async (procedure) => {
    await fc.assert(
      fc.asyncProperty(procedure.input.chain(spoiled), async (sent) =>
        check(procedure, await door.send(procedure, sent, await tokenFor(procedure)), sent),
      ),
      { seed, numRuns },
    );
  });

  test.each(procedures)('$name: a token that is none is refused, whatever comes with it', async (procedure) => {
    await fc.assert(
      fc.asyncProperty(procedure.input, fc.constantFrom(null, 'x', 'A'.repeat(43), '%00', "' or 1=1 --"), async (sent, token) =>
        check(procedure, await door.send(procedure, sent, token), sent),
      ),
      { seed, numRuns: 5 },
    );
  });
});

test('bodies that are no JSON, or no envelope, are refused', async () => {
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"json":',
    '{"json":{},"meta":[[0,"x"]]}',
    '{"json":{},"meta":[[3,"a","b"]]}',
    '{"json":[],"meta":"x","maps":[[]]}',
    '\u0000',
    '{"__proto__":{}}',
    '{"constructor":{"prototype":{}}}',
  ];
  const raw = fc.oneof(fc.constantFrom(...bodies), fc.string({ unit: 'binary' }), fc.json());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...procedures), raw, async (procedure, body) => {
      const answer = await post(`/rpc/${procedure.name.replaceAll('.', '/')}`, 'POST', wellFormed(body), sari.session.accessToken);
      check(procedure, answer, body);
      if (procedure.name === 'session.signOut' && answer.status === 200) sari = await central.signIn('sari@satu.example');
    }),
    { seed, numRuns: numRuns * 3 },
  );
});

test('live frames that are none close their socket and nothing else', async () => {
  const frame = fitting(z.toJSONSchema(zLiveFromConsole, { io: 'input' }) as Parameters<typeof fitting>[0]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(frame, frame.chain(spoiled)), { minLength: 1, maxLength: 4 }), fc.boolean(), async (frames, greets) => {
      const client = await openLive(central.address, greets ? sari.session.accessToken : undefined);
      for (const one of frames) client.send(JSON.stringify(one) ?? 'undefined');
      client.send('{"type":"end"}');
      // An ill-formed frame, one without a hello, or one that is too large: whichever comes first.
      expect([LIVE_CLOSE.badFrame, LIVE_CLOSE.unauthenticated, 1009]).toContain(await client.closed);
    }),
    { seed, numRuns },
  );
  expect((await fetch(`${central.address}/health/ready`)).status).toBe(200);
});

test('every procedure declares codes of the registry only', () => {
  for (const { name, contract } of procedures) {
    expect([name, Object.keys(contract['~orpc'].errorMap).filter((code) => !(ERROR_CODES as string[]).includes(code))]).toEqual([name, []]);
  }
});
