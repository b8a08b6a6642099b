import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `vite` finds the server, which must be started with this origin of Vite's as its `--public-url`. */
const server = process.env.PARTNERITE_URL ?? 'http://127.0.0.1:4500';
const passedOn = '^/(v1|webhooks|auditactivity|partnerite|dashboard\\.json|readyz|[0-9a-f-]{36})(/|$)';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // The policy of the page allows no inline script, and modern browsers preload modules by themselves.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every visit begins with, apart by how often it changes: browsers keep the rest through our releases.
          groups: [
            { name: 'react', tags: ['$initial'], test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 3 },
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'dashboard', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { [passedOn]: server } },
  // A document of their own takes longer than most tests: those that need one name it (`@vitest-environment happy-dom`).
  test: { include: ['test/**/*.test.{ts,tsx}'], environment: 'node', isolate: false },
});
