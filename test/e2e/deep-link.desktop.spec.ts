import pg from 'pg';
import { ticketPane } from './agent-steps.ts';
import { expect, test } from './fixture.ts';

async function twoTicketsOf(databaseUrl: string, login: string): Promise<readonly { id: string; contact: string }[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client
    .query(
      `select t.id, c.name as contact from ticket t join contact c on c.id = t.contact_id
       join agent_team m on m.team_id = t.team_id join agent a on a.id = m.agent_id
       where a.email = $1 and t.status = 'open' order by t.number desc limit 2`,
      [`${login}@nusantara.example`],
    )
    .finally(() => client.end());
  return rows;
}

test('a link to a ticket opens that ticket, also over another one; anything else opens nothing', async ({ central, electron, page, signIn }) => {
  const [first, second] = await twoTicketsOf(central.databaseUrl, 'bagas');
  if (first === undefined || second === undefined) throw new Error('the sample has too few open tickets');
  await signIn('bagas');
  await expect(page.getByTestId('queue-list').getByRole('option').first()).toBeVisible();
  const follow = (...argv: string[]) =>
    electron.app().evaluate(({ app }, given) => void app.emit('second-instance', {}, ['tanggap', ...given]), argv);

  await follow(`tanggap://ticket/${first.id}`);
  await expect(ticketPane(page).getByRole('heading', { level: 1, name: first.contact })).toBeVisible();

  for (const hostile of [
    `tanggap://ticket/${second.id}/close`,
    `tanggap://ticket/${second.id}?x`,
    'tanggap://ticket/../..',
    `https://ticket/${second.id}`,
  ]) {
    await follow(hostile);
  }
  await follow(`tanggap://ticket/${second.id}`, `tanggap://ticket/${second.id}`);
  await expect(ticketPane(page).getByRole('heading', { level: 1, name: first.contact })).toBeVisible();

  await electron
    .app()
    .evaluate(({ app }, url) => void app.emit('open-url', { preventDefault: () => undefined }, url), `tanggap://ticket/${second.id}`);
  await expect(ticketPane(page).getByRole('heading', { level: 1, name: second.contact })).toBeVisible();
});

test('a host that dies again and again is started each time, and the window never needs a reload', async ({ page, signIn, killHost }) => {
  await signIn('bagas');
  const rows = page.getByTestId('queue-list').getByRole('option');
  await expect(rows.first()).toBeVisible();
  for (let i = 0; i < 3; i++) {
    await killHost();
    await rows.nth(i).click();
    await expect(ticketPane(page)).toBeVisible({ timeout: 20_000 });
  }
});
