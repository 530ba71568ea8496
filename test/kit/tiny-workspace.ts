import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Role } from '../../src-shared/domain/permission/role.ts';

export type TinyAgent = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
};

/** Two teams, three queues, an agent of each kind, one web chat channel; nothing has happened yet. */
export type TinyWorkspace = {
  readonly id: string;
  readonly teams: { readonly a: string; readonly b: string };
  readonly queues: { readonly general: string; readonly returns: string; readonly payments: string };
  readonly agents: { readonly [K in 'admin' | 'leadA' | 'sari' | 'budi' | 'leadB' | 'dewi']: TinyAgent };
  readonly channel: { readonly id: string; readonly key: string };
};

/** Writes it by the owner's connection, past row-level security. `domain` keeps the e-mails of two workspaces apart. */
export async function insertTinyWorkspace(databaseUrl: string, passwordHash: string, domain: string): Promise<TinyWorkspace> {
  const workspace = plan(domain);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
    client.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map((_, index) => `$${index + 1}`)
        .join(', ')})`,
      Object.values(row),
    );
  const own = { workspace_id: workspace.id };
  const at = { created_at: Date.now() };
  try {
    await client.query('begin');
    await insert('workspace', { id: workspace.id, name: `Toko ${domain}`, time_zone: 'Asia/Jakarta', currency: 'IDR', ...at });
    await insert('team', { ...own, id: workspace.teams.a, name: 'Layanan' });
    await insert('team', { ...own, id: workspace.teams.b, name: 'Pembayaran' });
    const { general, returns, payments } = workspace.queues;
    await insert('queue', { ...own, id: general, team_id: workspace.teams.a, name: 'Umum', response_target_minutes: 15, is_default: true });
    await insert('queue', { ...own, id: returns, team_id: workspace.teams.a, name: 'Retur' });
    await insert('queue', { ...own, id: payments, team_id: workspace.teams.b, name: 'Pembayaran', is_default: true });
    for (const agent of Object.values(workspace.agents)) {
      const { teamIds, ...fields } = agent;
      await insert('agent', { ...own, ...fields, password_hash: passwordHash, state_since: at.created_at, ...at });
      for (const teamId of teamIds) await insert('agent_team', { ...own, agent_id: agent.id, team_id: teamId });
    }
    const { id, key } = workspace.channel;
    await insert('channel', { ...own, id, kind: 'webchat', name: 'Obrolan web', public_key: key, default_queue_id: general, ...at });
    await client.query('commit');
  } finally {
    await client.end();
  }
  return workspace;
}

function plan(domain: string): TinyWorkspace {
  const [a, b] = [randomUUID(), randomUUID()];
  const agent = (login: string, name: string, role: Role, teamIds: readonly string[]): TinyAgent => ({
    id: randomUUID(),
    email: `${login}@${domain}`,
    name,
    role,
    teamIds,
  });
  return {
    id: randomUUID(),
    teams: { a, b },
    queues: { general: randomUUID(), returns: randomUUID(), payments: randomUUID() },
    agents: {
      admin: agent('admin', 'Admin Uji', 'admin', []),
      leadA: agent('lead-a', 'Ratna Kusuma', 'lead', [a]),
      sari: agent('sari', 'Sari Wulandari', 'agent', [a]),
      budi: agent('budi', 'Budi Santoso', 'agent', [a]),
      leadB: agent('lead-b', 'Agus Prasetyo', 'lead', [b]),
      dewi: agent('dewi', 'Dewi Lestari', 'agent', [b]),
    },
    channel: { id: randomUUID(), key: `uji-${randomUUID()}` },
  };
}
