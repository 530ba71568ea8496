import { create } from 'zustand';

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
  /** Also leads back to the queue's screen. */
  openTicket(id: string): void;
  closeTicket(): void;
  goTo(screen: Screen): void;
  openSettings(section: SettingsSection): void;
  openCustomer(id: string | null): void;
  openTemplate(id: string | null): void;
};

export const firstView = { screen: 'queue', settingsSection: 'general', ticketId: null, customerId: null, templateId: null } as const;

/** Where the agent is in this window: never persisted, never known to the host. */
export const useView = create<ViewState>()((set) => ({
  ...firstView,
  openTicket: (id) => set({ screen: 'queue', ticketId: id }),
  closeTicket: () => set({ ticketId: null }),
  goTo: (screen) => set({ screen }),
  openSettings: (settingsSection) => set({ screen: 'settings', settingsSection }),
  openCustomer: (customerId) => set({ screen: 'customers', customerId }),
  openTemplate: (templateId) => set({ screen: 'templates', templateId }),
}));
