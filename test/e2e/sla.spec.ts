import { frameText } from '../../src-shared/text/frame-text.ts';
import { queueText, sortText } from '../../src-shared/text/queue-text.ts';
import { settingsText } from '../../src-shared/text/settings-text.ts';
import { hoursText, policyText, slaKindText, slaProblemText, slaSettingsText } from '../../src-shared/text/sla-text.ts';
import { queuePlan } from '../kit/sample/staff.ts';
import { chooseView, openFromQueue, ticketPane, told } from './agent-steps.ts';
import { expectAccessible } from './axe.ts';
import { chatRow, say, startChat } from './customer-steps.ts';
import { expect, test } from './fixture.ts';

const AWAY = 'Kami sedang tutup dan membalas besok pagi.';

test('an admin sets hours and deadlines up; a customer is answered outside hours, and the ticket shows its deadline', async ({ desk, customer }) => {
  const { page } = desk;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await desk.signIn('admin');
  await button(told(frameText.settings)).click();

  // A policy for every ticket, around the clock, so that the deadline is the same at every hour.
  await button(told(settingsText.deadlines)).click();
  await button(told(policyText.add)).click();
  await button(told(slaSettingsText.save)).click();
  await expect(page.getByText(told(slaProblemText.name))).toBeVisible();
  await page.getByRole('textbox', { name: told(slaSettingsText.name), exact: true }).fill('Semua jam');
  await page.getByRole('combobox', { name: told(policyText.calendar) }).click();
  await page.getByRole('option', { name: told(policyText.always) }).click();
  await expectAccessible(page, 'policy');
  await button(told(slaSettingsText.save)).click();
  const up = button(told(policyText.up, { name: 'Semua jam' }));
  for (let times = 0; times < 3; times++) {
    await expect(up).toBeEnabled();
    await up.click();
    await expect(page.getByRole('status').filter({ hasText: told(policyText.moved, { name: 'Semua jam', position: 3 - times }) })).toHaveCount(1);
  }
  await expect(
    page
      .getByRole('list', { name: told(policyText.targets) })
      .getByRole('listitem')
      .first(),
  ).toContainText('Semua jam');

  // The web chat's queue is never open, and says so.
  await button(told(settingsText.hours)).click();
  await button(told(hoursText.add)).click();
  await page.getByRole('textbox', { name: told(slaSettingsText.name), exact: true }).fill('Obrolan tutup');
  await expect(page.getByText(told(slaProblemText.scopeTaken))).toBeVisible();
  await page.getByRole('combobox', { name: told(hoursText.scope) }).click();
  const general = queuePlan.find((queue) => queue.key === 'general')?.name ?? '';
  await page.getByRole('option', { name: told(hoursText.queue, { name: general }) }).click();
  const removers = page.getByRole('button', { name: /^Hapus jam/ });
  while ((await removers.count()) > 0) await removers.first().click();
  await expect(page.getByText(told(hoursText.neverOpen))).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name: 'libur.ics', mimeType: 'text/calendar', buffer: Buffer.from('bukan kalender') });
  await expect(page.getByText(told(hoursText.unreadable, { line: 1 }))).toBeVisible();
  await page.getByRole('switch', { name: told(hoursText.away) }).check();
  await page.getByRole('textbox', { name: told(hoursText.awayId) }).fill(AWAY);
  await page.getByRole('textbox', { name: told(hoursText.awayEn) }).fill('We are closed.');
  await expectAccessible(page, 'calendar');
  await button(told(slaSettingsText.save)).click();
  await button(told(slaSettingsText.historyOf, { name: 'Obrolan tutup' })).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');

  const chat = await customer();
  await startChat(chat, 'Ketut Santika');
  await say(chat, 'Selamat malam, masih buka?');
  await expect(chatRow(chat, AWAY)).toHaveCount(1);
  await say(chat, 'Halo?');
  await expect(chatRow(chat, AWAY)).toHaveCount(1);

  await button(told(frameText.queue)).click();
  await chooseView(page, 'all');
  // With the new policy every older ticket is due before this one.
  await button(told(queueText.sort, { sort: told(sortText.due) })).click();
  await page.getByRole('menuitemradio', { name: told(sortText.newest) }).click();
  await openFromQueue(page, 'Ketut Santika');
  const mark = ticketPane(page).getByRole('button', { name: new RegExp(`^${told(slaKindText.firstResponse)}`) });
  await mark.click();
  const deadlines = page.getByRole('dialog');
  await expect(deadlines).toContainText(told(slaKindText.resolution));
  await expectAccessible(page, 'deadlines of a ticket');
});
