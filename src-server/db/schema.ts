import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { FileProblem, ImportKind, ImportStatus, Mapping, RowProblem } from '#shared/contract/customer-schemas.ts';
import type { ConfigByKind, ConfigKind } from '#shared/domain/config/config.ts';
import type { Consent, IdentityKind, OrderItem, OrderState } from '#shared/domain/contact/contact.ts';
import type { ProductPairs } from '#shared/domain/contact/suggest-products.ts';
import type { FactKind, LeftOut } from '#shared/domain/metric/fact.ts';
import type { Role } from '#shared/domain/permission/role.ts';
import type { AgentState } from '#shared/domain/presence/agent-state.ts';
import type { TemplateFigures, TemplateStatus } from '#shared/domain/presence/directory.ts';
import type { SlaKind, SlaTimer } from '#shared/domain/sla/sla-timer.ts';
import type { SurveyKind } from '#shared/domain/survey/survey.ts';
import type { EntityKind } from '#shared/domain/sync/change.ts';
import type { CommandType, Outcome } from '#shared/domain/sync/command.ts';
import type {
  AttachmentRef,
  ChannelKind,
  DeliveryState,
  EntryAuthor,
  Priority,
  Recipient,
  TicketStatus,
  TimelineEvent,
} from '#shared/domain/ticket/ticket.ts';

/** Columns as they come back: bigint as number, times in epoch milliseconds, uuid as text. */
type Language = 'id' | 'en';
type Json<T extends object> = JSONColumnType<T, string, string>;
type GeneratedJson<T extends object> = ColumnType<T, string | undefined, string>;
type NullableJson<T extends object> = JSONColumnType<T | null, string | null, string | null>;

/** What an imported row changed: of each column its value before and after, and the addresses it added. */
export type RowTrace = {
  readonly fields: Readonly<Record<string, readonly [before: unknown, after: unknown]>>;
  readonly identityIds: readonly string[];
};

type CustomerImportTable = {
  workspace_id: string;
  id: string;
  kind: ImportKind;
  file_name: string;
  size: number;
  received: Generated<number>;
  state: ImportStatus['state'];
  encoding: string | null;
  delimiter: string | null;
  columns: NullableJson<readonly string[]>;
  mapping: NullableJson<Mapping>;
  total: Generated<number>;
  done: Generated<number>;
  created: Generated<number>;
  updated: Generated<number>;
  refused: Generated<number>;
  kept: Generated<number>;
  problem: FileProblem | null;
  started_by_id: string | null;
  created_at: number;
  lease_id: string | null;
  lease_until: number | null;
};

export type TicketRow = {
  workspace_id: string;
  id: string;
  number: number;
  queue_id: string;
  team_id: string;
  contact_id: string;
  channel: ChannelKind;
  subject: string;
  status: TicketStatus;
  status_rev: number;
  priority: Priority;
  assignee_id: string | null;
  tags: string[];
  snoozed_until: number | null;
  merged_into_id: string | null;
  created_at: number;
  updated_at: number;
  resolved_at: number | null;
  resolved_by_id: string | null;
  awaiting_since: number | null;
  awaiting_count: number;
  last_inbound_at: number | null;
  last_message_at: number | null;
  preview: string;
  preview_direction: 'in' | 'out' | null;
  entry_seq: number;
  sla: readonly SlaTimer[];
  rev: number;
};

export type EntryRow = {
  workspace_id: string;
  id: string;
  ticket_id: string;
  seq: number;
  kind: 'message' | 'note' | 'event';
  author_kind: EntryAuthor['kind'];
  author_id: string | null;
  at: number;
  text: string | null;
  attachments: readonly AttachmentRef[] | null;
  direction: 'in' | 'out' | null;
  channel: ChannelKind | null;
  delivery: DeliveryState | null;
  recipient: Recipient | null;
  wrote_before_seeing: number;
  event: TimelineEvent | null;
  conversation_id: string | null;
  conversation_seq: number | null;
  rev: number;
};

type EntryTable = Omit<EntryRow, 'attachments' | 'recipient' | 'event'> & {
  attachments: NullableJson<readonly AttachmentRef[]>;
  recipient: NullableJson<Recipient>;
  event: NullableJson<TimelineEvent>;
};

export type TicketEventRow = {
  workspace_id: string;
  id: string;
  ticket_id: string;
  type: string;
  at: number;
  agent_id: string | null;
  queue_id: string;
  team_id: string;
  data: Record<string, unknown>;
};

/** What a kept version of a template holds beside its words. */
export type TemplateRest = {
  readonly teamId: string | null;
  readonly agentId: string | null;
  readonly language: Language;
  readonly topic: string;
  readonly shortcut: string;
  readonly attachments: readonly AttachmentRef[];
};

export type ConversationRow = {
  workspace_id: string;
  id: string;
  channel_id: string;
  contact_id: string;
  current_ticket_id: string | null;
  language: Language;
  message_seq: number;
  agent_seen_seq: number;
  visitor_delivered_seq: number;
  visitor_read_seq: number;
  created_at: number;
  away_for: number | null;
};

export type Tables = {
  workspace: { id: string; name: string; time_zone: string; currency: string; created_at: number; rev: number };
  team: { workspace_id: string; id: string; name: string; rev: number };
  queue: {
    workspace_id: string;
    id: string;
    team_id: string;
    name: string;
    response_target_minutes: number | null;
    is_default: boolean;
    rev: number;
  };
  agent: {
    workspace_id: string;
    id: string;
    name: string;
    email: string;
    role: Role;
    password_hash: string;
    active: boolean;
    state: AgentState;
    state_since: number;
    created_at: number;
    rev: number;
  };
  agent_team: { workspace_id: string; agent_id: string; team_id: string };
  agent_state_event: { workspace_id: string; id: string; agent_id: string; state: AgentState; at: number };
  channel: {
    workspace_id: string;
    id: string;
    kind: ChannelKind;
    name: string;
    public_key: string;
    default_queue_id: string;
    active: boolean;
    created_at: number;
    /** Origins whose pages may frame a web chat; `*`: all. */
    allowed_origins: Generated<string[]>;
  };
  device: {
    workspace_id: string;
    id: string;
    agent_id: string;
    name: string;
    platform: string;
    last_seq: number;
    created_at: number;
    last_seen_at: number;
    revoked_at: number | null;
  };
  session: {
    workspace_id: string;
    id: string;
    agent_id: string;
    device_id: string;
    access_hash: string;
    access_expires_at: number;
    previous_access_hash: string | null;
    refresh_hash: string;
    previous_refresh_hash: string | null;
    refresh_expires_at: number;
    rotated_at: number;
    created_at: number;
    revoked_at: number | null;
  };
  spent_refresh_token: { workspace_id: string; hash: string; session_id: string; spent_at: number };
  sign_in_throttle: { key: string; failures: number; blocked_until: number; updated_at: number };
  contact: {
    workspace_id: string;
    id: string;
    name: string;
    company: string | null;
    city: string | null;
    language: Language | null;
    note: string;
    tags: string[];
    consent_marketing: Generated<Consent['marketing']>;
    consent_at: number | null;
    merged_into_id: string | null;
    lifetime_value: Generated<number>;
    order_count: Generated<number>;
    last_order_at: number | null;
    external_id: string | null;
    created_at: number;
    updated_at: number;
    rev: number;
  };
  contact_identity: { workspace_id: string; id: string; contact_id: string; kind: IdentityKind; value: string; created_at: number };
  customer_order: {
    workspace_id: string;
    id: string;
    contact_id: string;
    number: string;
    state: OrderState;
    placed_at: number;
    currency: string;
    total: number;
    items: Json<readonly OrderItem[]>;
    external_id: string | null;
    rev: number;
  };
  contact_merge: { workspace_id: string; id: string; type: 'merged' | 'unmerged'; contact_id: string; root_id: string; agent_id: string; at: number };
  customer_import: CustomerImportTable;
  customer_import_chunk: { workspace_id: string; import_id: string; at_byte: number; bytes: Buffer };
  customer_import_row: {
    workspace_id: string;
    import_id: string;
    n: number;
    line: number;
    status: 'created' | 'updated' | 'unchanged' | 'refused' | 'undone' | 'kept';
    problem: RowProblem | null;
    entity_id: string | null;
    trace: NullableJson<RowTrace>;
    cells: Json<readonly string[]>;
  };
  product_pairs: { workspace_id: string; version: number; computed_at: number; body: Json<ProductPairs> };
  template: {
    workspace_id: string;
    id: string;
    team_id: string | null;
    agent_id: string | null;
    language: Language;
    topic: string;
    shortcut: string;
    title: string;
    body: string;
    attachments: GeneratedJson<readonly AttachmentRef[]>;
    status: Generated<TemplateStatus>;
    version: Generated<number>;
    updated_by_id: string | null;
    updated_at: Generated<number>;
    content_rev: Generated<number>;
    figures: NullableJson<TemplateFigures>;
    rev: number;
  };
  template_version: {
    workspace_id: string;
    template_id: string;
    version: number;
    title: string;
    body: string;
    status: TemplateStatus;
    rest: Json<TemplateRest>;
    by_agent_id: string | null;
    at: number;
  };
  template_attachment: { workspace_id: string; template_id: string; hash: string };
  template_use: { workspace_id: string; entry_id: string; template_id: string; ticket_id: string; agent_id: string; edited: boolean; at: number };
  config_row: { workspace_id: string; kind: ConfigKind; id: string; rev: number; body: Json<ConfigByKind[ConfigKind]> };
  config_version: {
    workspace_id: string;
    kind: ConfigKind;
    id: string;
    rev: number;
    body: Json<ConfigByKind[ConfigKind]>;
    removed: boolean;
    by_agent_id: string | null;
    at: number;
  };
  sla_deadline: { workspace_id: string; ticket_id: string; kind: SlaKind; due_at: number };
  sla_scan: { workspace_id: string; id: string; contact_id: string | null; due_at: number; after_id: string | null };
  ticket_counter: { workspace_id: string; last_number: number };
  ticket: Omit<TicketRow, 'sla'> & { sla: GeneratedJson<readonly SlaTimer[]> };
  conversation: ConversationRow;
  entry: EntryTable;
  ticket_event: Omit<TicketEventRow, 'data'> & { data: Json<Record<string, unknown>> };
  survey_answer: {
    workspace_id: string;
    id: string;
    kind: SurveyKind;
    contact_id: string;
    ticket_id: string | null;
    /** `status_rev` of the ticket at the resolution that is asked about. */
    round: number | null;
    agent_id: string | null;
    shared_with_ids: Generated<string[]>;
    score: number | null;
    comment: Generated<string>;
    asked_at: number;
    answered_at: number | null;
    followed_up: Generated<boolean>;
    rev: Generated<number>;
  };
  survey_link: {
    workspace_id: string;
    token_hash: string;
    answer_id: string;
    created_by_id: string | null;
    created_at: number;
    expires_at: number;
  };
  attachment: {
    workspace_id: string;
    hash: string;
    size: number;
    mime: string;
    uploaded_by_id: string | null;
    created_at: number;
  };
  attachment_use: { workspace_id: string; hash: string; entry_id: string; ticket_id: string; conversation_id: string | null };
  device_parked_seq: { workspace_id: string; device_id: string; seq: number };
  command: {
    workspace_id: string;
    id: string;
    device_id: string;
    seq: number;
    agent_id: string;
    body_hash: string;
    type: CommandType;
    outcome: Json<Outcome>;
    created_at: number;
  };
  channel_job: {
    workspace_id: string;
    id: string;
    ticket_id: string;
    channel: ChannelKind;
    state: 'todo' | 'sending' | 'sent' | 'failed' | 'unknown';
    attempts: number;
    lease_until: number | null;
    provider_id: string | null;
    created_at: number;
    updated_at: number;
  };
  activity_span: {
    workspace_id: string;
    id: string;
    agent_id: string;
    ticket_id: string;
    from_at: number;
    to_at: number;
    recorded_at: number;
  };
  /** A cache, made anew from the events of a ticket whenever it changes. */
  metric_fact: {
    workspace_id: string;
    kind: FactKind;
    source_id: string;
    ticket_id: string | null;
    agent_id: string | null;
    team_id: string | null;
    queue_id: string | null;
    channel: ChannelKind | null;
    tags: string[];
    at: number;
    value: number | null;
    business: number | null;
    extra: number | null;
    flag: boolean;
    left_out: LeftOut | null;
    provisional_until: number | null;
    recorded_at: number | null;
  };
  fact_dirty: { workspace_id: string; source_id: string; n: Generated<number> };
  feed_counter: { workspace_id: string; feed: string; n: number; floor: number };
  change: { workspace_id: string; feed: string; n: number; idx: number; kind: EntityKind; id: string; at: number };
};
