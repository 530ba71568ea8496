/** What the oldest browser that we show the page in (Chromium 114) lacks and our code uses; on a current one nothing happens here. */
if (typeof URL.canParse !== 'function') {
  URL.canParse = (url, base) => {
    try {
      return new URL(url, base) !== null;
    } catch {
      return false;
    }
  };
}
