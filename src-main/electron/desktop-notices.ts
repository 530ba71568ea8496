import { app, type BrowserWindow, Notification } from 'electron';
import type { DesktopNotice } from '../host/ports/host-ports.ts';

/** What one host may pile up on the agent's desktop; older ones are taken down. */
const MAX_SHOWN = 5;

export type DesktopNotices = { show(notice: DesktopNotice): void; badge(count: number): void };

/** Native notifications while the window is not in front, with a mark on its entry in the task bar. A click opens the ticket. */
export function createDesktopNotices(window: () => BrowserWindow | null, openTicket: (ticketId: string) => void): DesktopNotices {
  const shown: Notification[] = [];
  return {
    show({ title, body, ticketId }) {
      const target = window();
      if (target?.isFocused()) return;
      target?.flashFrame(true);
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body, silent: true });
      const forget = () => {
        const at = shown.indexOf(notification);
        if (at >= 0) shown.splice(at, 1);
      };
      notification.on('click', () => {
        bringToFront(window());
        if (ticketId !== null) openTicket(ticketId);
      });
      notification.on('close', forget);
      // Kept, or the click handler is collected with it.
      shown.push(notification);
      if (shown.length > MAX_SHOWN) shown.shift()?.close();
      notification.show();
    },
    badge(count) {
      app.setBadgeCount(count);
      if (count === 0) window()?.flashFrame(false);
    },
  };
}

export function bringToFront(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
