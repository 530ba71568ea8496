import fc from 'fast-check';

type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
};

/** Strings that have broken programs before. */
export const nastyStrings = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\uffff',
  '‮txt.exe',
  '😀'.repeat(50),
  "'; drop table ticket; --",
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '%00',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'NaN',
  '-1',
  '1e309',
  '00000000-0000-0000-0000-000000000000',
] as const;

const nasty = fc.constantFrom(...nastyStrings);

/** Values that fit a JSON schema, with a taste for the edges of what it allows. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map(fitting));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return fittingObject(schema);
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, 5) });
    case 'string':
      return fittingString(schema);
    case 'integer':
    case 'number':
      return fittingInteger(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function fittingObject({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  if (Object.keys(properties).length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(fc.string(), fitting(additionalProperties), { maxKeys: 3 });
  const model = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, fitting(value)]));
  return fc.record(model, { requiredKeys: Object.keys(properties).filter((name) => required.includes(name)) });
}

function fittingString({ format, pattern, minLength = 0, maxLength = 2_000 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid();
  if (pattern === '^[0-9a-f]{64}$') return fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
  const plain = fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 60) });
  const edge = fc.constantFrom('x'.repeat(minLength), 'x'.repeat(Math.min(maxLength, 4_000)));
  return fc.oneof(
    plain,
    edge,
    nasty.filter((text) => text.length >= minLength && text.length <= maxLength),
  );
}

function fittingInteger({ minimum, maximum, exclusiveMinimum }: Schema): fc.Arbitrary<unknown> {
  const min = Math.max(minimum ?? Number.MIN_SAFE_INTEGER, exclusiveMinimum === undefined ? Number.MIN_SAFE_INTEGER : exclusiveMinimum + 1);
  const max = maximum ?? Number.MAX_SAFE_INTEGER;
  return fc.oneof(fc.integer({ min: Math.max(min, 0), max: Math.min(max, 2_000_000_000) }), fc.constantFrom(min, max));
}

const junk: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.constantFrom<unknown>(null, true, -1, 0, 0.5, 1e21, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]], 'x'.repeat(30_000)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The value with one place spoiled: replaced, left out, or with something added that nobody asked for. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value) && value.length > 0) {
    return fc.oneof(
      junk,
      fc.nat(value.length - 1).chain((index) => spoiled(value[index]).map((item) => value.with(index, item))),
      fc.constant(Array.from({ length: 600 }, () => value[0])),
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    const fields = value as Record<string, unknown>;
    return fc.constantFrom(...Object.keys(fields)).chain((name) => {
      const { [name]: old, ...rest } = fields;
      return fc.oneof(
        { weight: 3, arbitrary: spoiled(old).map((item) => ({ ...fields, [name]: item })) },
        { weight: 1, arbitrary: fc.constant(rest) },
        { weight: 1, arbitrary: fc.tuple(nasty, junk).map(([key, item]) => ({ ...rest, [key]: item })) },
        { weight: 1, arbitrary: junk },
      );
    });
  }
  return junk;
}
