import { expect, test } from 'vitest';
import { schemaText } from './schema-text.ts';

test('an object shows its fields, their limits and which may be absent', () => {
  const schema = {
    type: 'object',
    required: ['id', 'kind'],
    properties: {
      id: { type: 'string', format: 'uuid', pattern: 'long' },
      kind: { enum: ['in', 'out'] },
      note: { anyOf: [{ type: 'string', maxLength: 20 }, { type: 'null' }] },
      tags: { type: 'array', maxItems: 3, items: { type: 'string' } },
      data: { type: 'object', additionalProperties: { type: 'number' } },
    },
  };
  expect(schemaText(schema)).toBe(
    [
      '{',
      '  id: string (uuid)',
      '  kind: "in" | "out"',
      '  note?: string (to 20 characters) | null',
      '  tags?: string [] (to 3)',
      '  data?: { any name: number }',
      '}',
    ].join('\n'),
  );
});

test('what is no schema is anything', () => {
  expect(schemaText(undefined)).toBe('anything');
  expect(schemaText({})).toBe('anything');
});
