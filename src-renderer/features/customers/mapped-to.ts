import type { Mapping } from '#shared/contract/customer-schemas.ts';

/** The mapping with a column put into a field, or into none (''). Two columns cannot go into one field: the earlier one gives way. */
export function mappedTo(mapping: Mapping, column: number, field: string): Mapping {
  const others = Object.entries(mapping).filter(([index, taken]) => index !== String(column) && taken !== field);
  return Object.fromEntries(field === '' ? others : [...others, [String(column), field]]);
}
