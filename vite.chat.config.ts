import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * The web chat's page and widget: `vite build -c vite.chat.config.ts` writes `out/chat/index.html`, `out/chat/assets/*` and
 * `out/chat/widget.js`. Two environments, because the widget must be one classic script that shares no chunk with the page.
 */
const page = fileURLToPath(new URL('src-server/channels/webchat/page', import.meta.url));
const out = fileURLToPath(new URL('out/chat', import.meta.url));
const shared = { target: ['chrome114', 'firefox115', 'safari16.4'], emptyOutDir: false, outDir: out, sourcemap: false };

export default defineConfig({
  root: page,
  // The page lives at /chat/<key>, so that a relative address leads to /chat/assets, also behind a proxy's prefix.
  base: './',
  envDir: false,
  publicDir: false,
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
  environments: {
    client: {
      build: {
        ...shared,
        emptyOutDir: true,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: `${page}/index.html` },
      },
    },
    widget: {
      consumer: 'client',
      build: {
        ...shared,
        rolldownOptions: { input: `${page}/widget.ts`, output: { format: 'iife', entryFileNames: 'widget.js' } },
      },
    },
  },
});
