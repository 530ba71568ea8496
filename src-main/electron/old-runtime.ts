/**
 * What the oldest runtime that we start on (Electron 25, Node 18.15) lacks and our code uses. On a current one nothing here
 * happens. Imported first by every entry of the desktop.
 */
if (typeof URL.canParse !== 'function') {
  URL.canParse = (url, base) => {
    try {
      return new URL(url, base) !== null;
    } catch {
      return false;
    }
  };
}

if (typeof AbortSignal.any !== 'function') {
  AbortSignal.any = (signals) => {
    const both = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) both.abort(signal.reason);
      else signal.addEventListener('abort', () => both.abort(signal.reason), { once: true, signal: both.signal });
    }
    return both.signal;
  };
}
