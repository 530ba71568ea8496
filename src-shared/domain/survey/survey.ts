export const SURVEY_KINDS = ['csat', 'nps', 'ces'] as const;
/** CSAT 1 to 5, NPS 0 to 10, CES 1 to 7: the raw answer is kept with its kind. */
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** How a workspace asks its customers. */
export type SurveySettings = {
  readonly id: string;
  readonly csat: { readonly on: boolean /** At or below it a follow-up opens for the lead; null: never. */; readonly followUpAt: number | null };
  readonly ces: { readonly on: boolean };
  readonly nps: { readonly on: boolean /** A customer is not asked again within so many days. */; readonly quietDays: number };
  readonly rev: number;
};

/** What a customer answered, or that they were asked: `score` null until they do. */
export type SurveyAnswer = {
  readonly id: string;
  readonly kind: SurveyKind;
  readonly contactId: string;
  /** Null for a relationship survey. */
  readonly ticketId: string | null;
  /** Who resolved; null: nobody did. */
  readonly agentId: string | null;
  /** Others who handled the ticket before: the answer is shared with them. */
  readonly sharedWithIds: readonly string[];
  readonly score: number | null;
  readonly comment: string;
  readonly askedAt: number;
  readonly answeredAt: number | null;
  readonly rev: number;
};
