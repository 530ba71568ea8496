import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateBookOf } from '../src-main/host/services/template-book.ts';
import { offered, preferenceOf } from '../src-main/host/services/template-views.ts';
import type { Work } from '../src-main/host/services/work.ts';
import { putDirectory } from '../src-main/host/store/directory-store.ts';
import { openProfile } from '../src-main/host/store/profile.ts';
import { sqliteDriver } from '../src-main/host/store/sqlite.ts';
import { putTemplate } from '../src-main/host/store/template-store.ts';
import type { ReplyTemplate } from '../src-shared/domain/presence/directory.ts';
import { pickTemplates } from '../src-shared/domain/template/pick.ts';
import { suggestTemplates } from '../src-shared/domain/template/suggest.ts';
import { templatePlan } from '../test/kit/sample/templates.ts';
import { inTurn } from './measure.ts';
import type { Measured } from './run.ts';

const TEMPLATES = 2_000;
const ROUNDS = 100;
const LIMIT = 20;

const queries = ['resi', 'pengembailan', 'dana kembali', 'xqzw', 'k'];
const message = 'Kak pesanan saya TN-2041 belum sampai, resi di aplikasi tidak bergerak sudah tiga hari, mohon dicek ke kurirnya ya';

/** Variations of the sample's texts, so that words are shared as in a real library. */
function manyTemplates(): ReplyTemplate[] {
  return Array.from({ length: TEMPLATES }, (_, n) => {
    const { team: _team, ...plan } = templatePlan[n % templatePlan.length] as (typeof templatePlan)[number];
    const other = templatePlan[(n * 7) % templatePlan.length] as (typeof templatePlan)[number];
    return {
      ...{ id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, teamId: null, agentId: null, attachments: [], status: 'published' },
      ...{ version: 1, updatedById: null, updatedAt: 0, rev: 1 },
      ...plan,
      ...{ shortcut: `${plan.shortcut}${n}`, title: `${plan.title} ${n}`, body: `${plan.body} ${other.body}` },
    };
  });
}

/** The list behind the slash and the suggestions of a ticket, from the local store, against a plain look through the same texts. */
export async function templates(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  const workspaceId = '00000000-0000-7000-8000-000000000001';
  const agentId = '00000000-0000-7000-8000-000000000002';
  const profile = openProfile(sqliteDriver(null), folder, workspaceId, agentId, 0);
  const all = manyTemplates();
  const agent = {
    name: 'Sari',
    email: 'sari@x.example',
    role: 'agent',
    teamIds: [],
    active: true,
    state: 'available',
    stateSince: 0,
    rev: 1,
  } as const;
  profile.store.write((tx) => {
    putDirectory(tx, 'agent', { ...agent, id: agentId, teamIds: [] });
    for (const template of all) putTemplate(tx, template);
  });
  const work = { profile } as Work;
  const query = (round: number): string => queries[round % queries.length] as string;
  const bare = all.map(({ shortcut, title, topic, body }) => `${shortcut} ${title} ${topic} ${body}`.toLowerCase());
  const suggest = (): unknown => {
    const index = templateBookOf(profile.store).suggestions(offered(work).map(({ template }) => template));
    return suggestTemplates(index, message, 'id', 3);
  };
  const touch = (round: number): void =>
    profile.store.write((tx) => putTemplate(tx, { ...(all[round % TEMPLATES] as ReplyTemplate), rev: round + 2, title: `Baru ${round}` }));
  try {
    const series = await inTurn(
      [
        { name: 'every text looked through, no rank', run: (round) => void bare.filter((text) => text.includes(query(round))).slice(0, LIMIT) },
        { name: 'pick, as typed', run: (round) => void pickTemplates(offered(work), query(round), preferenceOf(work, null), LIMIT) },
        { name: 'suggest for a message', run: () => void suggest() },
      ],
      ROUNDS,
    );
    const changed = await inTurn(
      [
        {
          name: 'pick, after one template changed (with its write)',
          run: (round) => {
            touch(round);
            void pickTemplates(offered(work), query(round), preferenceOf(work, null), LIMIT);
          },
        },
        {
          name: 'suggest, after one template changed (with its write)',
          run: (round) => {
            touch(round + ROUNDS);
            void suggest();
          },
        },
      ],
      20,
    );
    const counts = { templates: TEMPLATES };
    return [
      { title: `Pick and suggest from ${TEMPLATES} templates`, series, counts },
      { title: 'The first time after a change', series: changed, counts },
    ];
  } finally {
    profile.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
