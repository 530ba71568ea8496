import { setNonce } from 'get-nonce';

/** Nonce that this page load's content security policy allows; Mantine and its scroll lock write `<style>` elements with it. */
export function readStyleNonce(document: Document): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = meta?.nonce ?? '';
  setNonce(nonce);
  return nonce;
}
