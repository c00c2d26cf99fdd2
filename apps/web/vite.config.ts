import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** The server during development (`apps/server`), all transports on one port. */
const SERVER = process.env.SERVER_URL ?? 'http://127.0.0.1:3000';

/** Addresses that belong to the server: never answered with the application shell. */
const SERVER_PATHS = /^\/(?:api|collab|socket\.io|health|metrics)(?:\/|$)/;

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      strategies: 'generateSW',
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Сопроект',
        short_name: 'Сопроект',
        description: 'Совместное проектирование программ несколькими организациями',
        lang: 'ru',
        start_url: '/',
        display: 'standalone',
        background_color: '#faf8f5',
        theme_color: '#2f4e89',
        icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        // The shell must be complete: a document page opened offline needs the lazy editor chunk too.
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [SERVER_PATHS],
        clientsClaim: true,
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  resolve: {
    conditions: ['@soproekt/source', 'module', 'browser', 'development|production'],
    // Two copies of these would each keep their own context, document types or plugin keys.
    dedupe: ['react', 'react-dom', '@mantine/core', '@mantine/hooks', 'yjs', '@tiptap/core', '@tiptap/pm'],
  },
  server: {
    port: 5173,
    proxy: {
      '/api': SERVER,
      '/health': SERVER,
      '/collab': { target: SERVER, ws: true },
      '/socket.io': { target: SERVER, ws: true },
    },
  },
  build: {
    target: 'es2022',
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|react-router|scheduler)[\\/]/ },
            { name: 'mantine', test: /node_modules[\\/](?:@mantine|@floating-ui)[\\/]/ },
          ],
        },
      },
    },
  },
});
