/** What became of the calls of a queue, by whether it happened within the threshold. */
export type QueueCounts = {
  readonly answered: number;
  readonly answeredInTime: number;
  readonly abandoned: number;
  readonly abandonedInTime: number;
  /** So soon that nobody could have answered. */
  readonly abandonedAtOnce: number;
};

export const SERVICE_LEVEL_FORMULAS = ['creditAbandoned', 'answeredOnly', 'offered', 'withoutShortAbandoned', 'creditAtOnce'] as const;
export type ServiceLevelFormula = (typeof SERVICE_LEVEL_FORMULAS)[number];

/** Percent; null: nobody called. There is no single formula: the name of the one used is printed beside the number. */
export function serviceLevel(formula: ServiceLevelFormula, counts: QueueCounts): number | null {
  const { answered, answeredInTime, abandoned, abandonedInTime, abandonedAtOnce } = counts;
  const offered = answered + abandoned;
  const parts: Record<ServiceLevelFormula, readonly [part: number, whole: number]> = {
    creditAbandoned: [answeredInTime + abandonedInTime, offered],
    answeredOnly: [answeredInTime, answered],
    offered: [answeredInTime, offered],
    withoutShortAbandoned: [answeredInTime, offered - abandonedInTime],
    creditAtOnce: [answeredInTime + abandonedAtOnce, offered],
  };
  const [part, whole] = parts[formula];
  return whole === 0 ? null : (part / whole) * 100;
}
