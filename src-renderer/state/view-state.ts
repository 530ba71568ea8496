import { create } from 'zustand';
import type { Period } from '#shared/contract/console/performance-contract.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';

export type Screen = 'queue' | 'customers' | 'templates' | 'performance' | 'reports' | 'settings';
export type SettingsSection = 'general' | 'shortcuts' | 'sync' | 'hours' | 'deadlines' | 'surveys' | 'targets' | 'about';

type ViewState = {
  readonly screen: Screen;
  readonly settingsSection: SettingsSection;
  /** The ticket in front of the agent; null: none. */
  readonly ticketId: string | null;
  /** The customer on the customers' screen; null: the list. */
  readonly customerId: string | null;
  /** The template in the editor; null: the library. */
  readonly templateId: string | null;
  /** The metric whose details are open on the performance screen; null: all of them. */
  readonly metric: MetricId | null;
  readonly period: Period;
  /** Also leads back to the queue's screen. */
  openTicket(id: string): void;
  closeTicket(): void;
  goTo(screen: Screen): void;
  openSettings(section: SettingsSection): void;
  openCustomer(id: string | null): void;
  openTemplate(id: string | null): void;
  /** Also leads to the performance screen; without a period the one that is shown stays. */
  openMetric(metric: MetricId | null, period?: Period): void;
};

export const firstView = {
  screen: 'queue',
  settingsSection: 'general',
  ticketId: null,
  customerId: null,
  templateId: null,
  metric: null,
  period: { kind: 'today' },
} as const;

/** Where the agent is in this window: never persisted, never known to the host. */
export const useView = create<ViewState>()((set) => ({
  ...firstView,
  openTicket: (id) => set({ screen: 'queue', ticketId: id }),
  closeTicket: () => set({ ticketId: null }),
  goTo: (screen) => set({ screen }),
  openSettings: (settingsSection) => set({ screen: 'settings', settingsSection }),
  openCustomer: (customerId) => set({ screen: 'customers', customerId }),
  openTemplate: (templateId) => set({ screen: 'templates', templateId }),
  openMetric: (metric, period) => set((view) => ({ screen: 'performance', metric, period: period ?? view.period })),
}));
