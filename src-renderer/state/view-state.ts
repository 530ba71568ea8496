import { create } from 'zustand';

export type Screen = 'queue' | 'settings';
export type SettingsSection = 'general' | 'shortcuts' | 'sync' | 'about';

type ViewState = {
  readonly screen: Screen;
  readonly settingsSection: SettingsSection;
  /** The ticket in front of the agent; null: none. */
  readonly ticketId: string | null;
  /** Also leads back to the queue's screen. */
  openTicket(id: string): void;
  closeTicket(): void;
  goTo(screen: Screen): void;
  openSettings(section: SettingsSection): void;
};

/** Where the agent is in this window: never persisted, never known to the host. */
export const useView = create<ViewState>()((set) => ({
  screen: 'queue',
  settingsSection: 'general',
  ticketId: null,
  openTicket: (id) => set({ screen: 'queue', ticketId: id }),
  closeTicket: () => set({ ticketId: null }),
  goTo: (screen) => set({ screen }),
  openSettings: (settingsSection) => set({ screen: 'settings', settingsSection }),
}));
