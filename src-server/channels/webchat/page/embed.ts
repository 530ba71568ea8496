import { type ChatToWidget, zWidgetToChat } from '#shared/contract/central/chat.ts';

export type Embed = {
  /** Whether the visitor has the chat in front of them; always true outside a frame. */
  isOpen(): boolean;
  tell(message: ChatToWidget): void;
};

/**
 * The page's side of the widget. `host` is the origin of the shop's page as the widget named it; messages are posted to
 * that origin only, and taken only from it and from the frame's own parent.
 */
export function createEmbed(host: string | null, events: { onOpened(): void; onClosed(): void }): Embed {
  if (host === null || window.parent === window) return { isOpen: () => true, tell: () => undefined };
  let open = false;
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== host) return;
    const message = zWidgetToChat.safeParse(event.data);
    if (!message.success) return;
    open = message.data.type === 'opened';
    if (open) events.onOpened();
    else events.onClosed();
  });
  return { isOpen: () => open, tell: (message) => window.parent.postMessage(message, host) };
}

/** The origin in `?host=`, or null when the page is not embedded or the address is not one. */
export function hostOrigin(search: string): string | null {
  const query = new URLSearchParams(search);
  const host = query.get('host');
  if (query.get('embed') !== '1' || host === null || !URL.canParse(host)) return null;
  const { origin } = new URL(host);
  return origin === 'null' ? null : origin;
}
