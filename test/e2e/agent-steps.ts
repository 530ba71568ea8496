import { expect, type Locator, type Page } from '@playwright/test';
import type { View } from '../../src-shared/domain/ticket/queue-view.ts';
import type { Priority } from '../../src-shared/domain/ticket/ticket.ts';
import { composerText } from '../../src-shared/text/composer-text.ts';
import { contextText } from '../../src-shared/text/context-text.ts';
import { agentStateText, frameText } from '../../src-shared/text/frame-text.ts';
import { type Sentence, say, type Values } from '../../src-shared/text/languages.ts';
import { queueText, viewText } from '../../src-shared/text/queue-text.ts';
import { priorityText, ticketText } from '../../src-shared/text/ticket-text.ts';
import { timelineText } from '../../src-shared/text/timeline-text.ts';
import { PASSWORD_OF_ALL } from '../kit/sample/staff.ts';

/** What the console says; the tests read it in Indonesian. */
export const told = (sentence: Sentence, values: Values = {}): string => say('id', sentence, values);
/** The same where only the beginning is known: everything from the first value on is open. */
export const toldFrom = (sentence: Sentence): RegExp => new RegExp(`^${escaped(sentence.id.split('{')[0] ?? '')}`);
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const outbox = (page: Page): Locator => page.getByTestId('outbox');
export const connection = (page: Page): Locator => page.getByTestId('connection');
export const rowOf = (page: Page, customer: string): Locator => page.getByTestId('queue-list').getByRole('option').filter({ hasText: customer });
export const ticketPane = (page: Page): Locator => page.getByRole('region', { name: toldFrom(ticketText.ticketRegion) });
export const ticketActions = (page: Page): Locator => page.getByRole('toolbar', { name: told(ticketText.actions) });
/** Whose ticket it is, in the head of the open ticket. */
export const assignee = (page: Page): Locator => ticketPane(page).getByTitle(told(ticketText.assignee), { exact: true });
export const customerPane = (page: Page): Locator => page.getByRole('complementary', { name: told(contextText.region) });
export const timeline = (page: Page): Locator => page.getByRole('log', { name: told(timelineText.region) });
/** Messages and notes of the timeline that hold `words`. */
export const entryOf = (page: Page, words: string): Locator => timeline(page).getByRole('article').filter({ hasText: words });
export const replyField = (page: Page): Locator => page.getByRole('textbox', { name: toldFrom(composerText.replyLabel) });
export const noteField = (page: Page): Locator => page.getByRole('textbox', { name: told(composerText.noteLabel) });

/** An item of the open menu, plain or a choice, by how its words begin. */
const menuItem = (page: Page, words: string): Locator => page.locator('[role^="menuitem"]').filter({ hasText: new RegExp(`^${escaped(words)}`) });

/** Renews an ended session from the banner, without leaving the work. */
export async function signInAgain(page: Page): Promise<void> {
  await page
    .getByRole('alert')
    .getByRole('button', { name: told(frameText.signInAgain) })
    .click();
  const password = page.getByRole('dialog').locator('input[name="password"]');
  await password.fill(PASSWORD_OF_ALL);
  await password.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Waits until everything is sent and answered; longer than the console waits for an answer that never comes. */
export async function everythingSent(page: Page): Promise<void> {
  await expect(outbox(page)).toHaveText(told(frameText.outboxEmpty), { timeout: 70_000 });
}

export async function chooseView(page: Page, view: View): Promise<void> {
  await page.getByRole('button', { name: toldFrom(queueText.chooseView) }).click();
  await menuItem(page, told(viewText[view])).click();
  await expect(page.getByRole('heading', { level: 1, name: told(viewText[view]), exact: true })).toBeVisible();
}

/** Opens the customer's ticket from the queue as it is on screen. */
export async function openFromQueue(page: Page, customer: string): Promise<void> {
  await rowOf(page, customer).click();
  await expect(ticketPane(page).getByRole('heading', { level: 1, name: customer })).toBeVisible();
}

export const act = (page: Page, action: Sentence): Promise<void> =>
  ticketActions(page)
    .getByRole('button', { name: told(action), exact: true })
    .click();

/** Writes a reply and sends it by keyboard; settles when it stands in the conversation. */
export async function sendReply(page: Page, words: string): Promise<void> {
  await showField(page, false);
  await replyField(page).fill(words);
  await replyField(page).press('Control+Enter');
  await expect(replyField(page)).toHaveValue('');
  await expect(entryOf(page, words)).toHaveCount(1);
}

export async function writeNote(page: Page, words: string): Promise<void> {
  await showField(page, true);
  await noteField(page).fill(words);
  await noteField(page).press('Control+Enter');
  await expect(noteField(page)).toHaveValue('');
  await expect(entryOf(page, words)).toHaveCount(1);
}

/** Turns the composer to replies or notes; what is attached then goes with that. */
export async function showField(page: Page, note: boolean): Promise<void> {
  const field = note ? noteField(page) : replyField(page);
  if (await field.isVisible()) return;
  await page
    .getByRole('region', { name: told(composerText.region) })
    .getByText(new RegExp(`^${told(note ? composerText.note : composerText.reply)} \\(`))
    .click();
  await expect(field).toBeVisible();
}

export async function setPriority(page: Page, priority: Priority): Promise<void> {
  await ticketPane(page)
    .getByRole('button', { name: toldFrom(ticketText.priorityIs) })
    .click();
  await menuItem(page, told(priorityText[priority])).click();
  await expect(ticketPane(page).getByRole('button', { name: told(ticketText.priorityIs, { priority: told(priorityText[priority]) }) })).toBeVisible();
}

/** Adds a tag that nobody used before. */
export async function addNewTag(page: Page, tag: string): Promise<void> {
  await ticketPane(page)
    .getByRole('button', { name: told(ticketText.addTag) })
    .click();
  const field = page.getByRole('textbox', { name: told(ticketText.addTag) });
  await field.fill(tag);
  await page.getByRole('option', { name: told(ticketText.addThisTag, { tag }) }).click();
  // The list stays open for the next tag.
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(ticketPane(page).getByRole('button', { name: told(ticketText.removeTag, { tag }) })).toBeVisible();
}

export async function removeTag(page: Page, tag: string): Promise<void> {
  const remove = ticketPane(page).getByRole('button', { name: told(ticketText.removeTag, { tag }) });
  await remove.click();
  await expect(remove).toHaveCount(0);
}

export async function setSubject(page: Page, subject: string): Promise<void> {
  await ticketPane(page).getByTitle(told(ticketText.editSubject)).click();
  const field = ticketPane(page).getByRole('textbox', { name: told(ticketText.subject) });
  await field.fill(subject);
  await field.press('Enter');
  await expect(ticketPane(page).getByRole('heading', { level: 2, name: subject })).toBeVisible();
}

export async function snoozeUntilTomorrow(page: Page): Promise<void> {
  await act(page, ticketText.snooze);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: told(ticketText.snoozeTomorrow) })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(ticketPane(page).getByText(toldFrom(ticketText.snoozedUntil))).toBeVisible();
}

export async function transferTo(page: Page, queue: string, note: string): Promise<void> {
  await act(page, ticketText.transfer);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: told(ticketText.transferQueue) }).click();
  await page.getByRole('option', { name: queue, exact: true }).click();
  await dialog.getByRole('textbox', { name: told(ticketText.transferNote) }).fill(note);
  await dialog.getByRole('button', { name: told(ticketText.transferDo) }).click();
  await expect(dialog).toHaveCount(0);
}

export async function editCustomer(page: Page, field: Sentence, value: string): Promise<void> {
  const pane = customerPane(page);
  await pane.getByTitle(told(contextText.edit, { field: told(field) })).click();
  const box = pane.getByRole('textbox', { name: told(field) });
  await box.fill(value);
  await box.press('Control+Enter');
  await expect(pane.getByText(value)).toBeVisible();
}

export async function setMyState(page: Page, state: keyof typeof agentStateText): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: toldFrom(frameText.myStateIs) })
    .click();
  await menuItem(page, told(agentStateText[state])).click();
  await expect(page.getByRole('contentinfo')).toContainText(told(agentStateText[state]));
}
