import { contextBridge, ipcRenderer } from 'electron';
import { HOST_GONE_SIGNAL, PORT_OFFER } from '#shared/contract/console/console-wire.ts';

/**
 * The only passage between the page and the rest. A port that the page offers to its own window goes to main, which checks the
 * sender; everything after that is oRPC on the port. The bridge has one function, which takes a callback and no data.
 */
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.source !== window || event.origin !== window.location.origin || event.data !== PORT_OFFER || port === undefined) return;
  ipcRenderer.postMessage(PORT_OFFER, null, [port]);
});

let told: (() => void) | null = null;
ipcRenderer.on(HOST_GONE_SIGNAL, () => told?.());

contextBridge.exposeInMainWorld('tanggap', {
  onHostGone(run: unknown): void {
    if (typeof run !== 'function') throw new TypeError('onHostGone takes a function');
    told = () => {
      run();
    };
  },
});
