/** First frame of the host on every new connection: from there on both sides speak oRPC. */
export const HOST_READY = 'tanggap:ready';

/** What the page posts to its own window with one end of a MessageChannel; the preload passes it to main under the same name. */
export const PORT_OFFER = 'tanggap:host-port';

/** Main tells the page that the host's process ended: Chromium before 122 says nothing when the other end of a port dies. */
export const HOST_GONE_SIGNAL = 'tanggap:host-gone';

/** Close code of the web shell's socket for a missing or wrong launch token. */
export const TOKEN_REFUSED = 4401;
