/** The parts of a JSON schema that the page shows. */
export type ShownSchema = {
  readonly type?: string | readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: unknown;
  readonly additionalProperties?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly anyOf?: readonly unknown[] | undefined;
  readonly oneOf?: readonly unknown[] | undefined;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly maxItems?: number | undefined;
};

const isSchema = (value: unknown): value is ShownSchema => typeof value === 'object' && value !== null;

/** A schema as a person reads it: braces, names with `?` where they may be absent, limits in brackets. */
export function schemaText(schema: unknown, indent = ''): string {
  if (!isSchema(schema)) return 'anything';
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.map((one) => schemaText(one, indent)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.properties !== undefined) return objectText(schema, indent);
  if (schema.type === 'array') return `${schemaText(schema.items, indent)} []${limitsText(schema)}`;
  if (schema.type === 'object')
    return isSchema(schema.additionalProperties) ? `{ any name: ${schemaText(schema.additionalProperties, indent)} }` : '{ }';
  return `${[schema.type ?? 'anything'].flat().join(' | ')}${limitsText(schema)}`;
}

function objectText(schema: ShownSchema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(
    ([name, value]) => `${inner}${name}${schema.required?.includes(name) === true ? '' : '?'}: ${schemaText(value, inner)}`,
  );
  return lines.length === 0 ? '{ }' : `{\n${lines.join('\n')}\n${indent}}`;
}

function limitsText(schema: ShownSchema): string {
  const limits = [
    schema.format,
    schema.pattern === undefined || schema.format !== undefined ? undefined : `/${schema.pattern}/`,
    schema.minLength === undefined ? undefined : `from ${schema.minLength} characters`,
    schema.maxLength === undefined ? undefined : `to ${schema.maxLength} characters`,
    schema.maxItems === undefined ? undefined : `to ${schema.maxItems}`,
  ].filter((limit) => limit !== undefined);
  return limits.length === 0 ? '' : ` (${limits.join(', ')})`;
}
