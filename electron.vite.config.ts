import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { NONCE_PLACEHOLDER } from './src-main/shell/page-files.ts';

/** The oldest runtime that the bundles must run on is Electron 25 (Node 18, Chromium 114). */
const node = { target: 'node18', externalizeDeps: false, minify: false } as const;
const commonJs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const;

export default defineConfig({
  main: {
    build: {
      ...node,
      outDir: 'out/main',
      rolldownOptions: {
        input: { index: 'src-main/electron/index.ts', host: 'src-main/electron/host.ts' },
        // `ws` tries its two native helpers and does without them.
        external: ['better-sqlite3', 'bufferutil', 'utf-8-validate'],
        output: commonJs,
      },
    },
  },
  preload: {
    build: { ...node, outDir: 'out/preload', rolldownOptions: { input: { index: 'src-main/preload/index.ts' }, output: commonJs } },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      target: 'chrome114',
      minify: true,
      outDir: 'out/renderer',
      // A data: font or picture in CSS would be one more source to allow.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
  },
});
