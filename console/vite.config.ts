import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const hub = process.env.DURE_HUB ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    target: 'es2022',
    // No file is inlined: the hub's content security policy allows its own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Few files rather than one for each module that two pages share: a browser asks for six at a time.
        advancedChunks: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|i18next|react-i18next|html-parse-stringify|void-elements)\// },
            { name: 'shell', test: /\/src\/(app\/(?!KeysHelp|Palette\.|MissingPage)|shared\/(api|i18n|live|theme|time|ui)\/)/ },
            // What most dashboards show, drawn without a library, comes with the page: one answer instead of ten, one after the other.
            { name: 'drawings', test: /\/src\/shared\/chart\/(Apdex|Board|Sparkline|Stat|TMap|Velocity|apdex|board|canvas|spark|tmap|velocity|timeTicks|drawings\.css)/ },
            { name: 'dashboard', test: /\/src\/(features\/dashboard\/(?!dialogs|editor|take|panels|(Dashboards|Home|Wall)Page\.)|shared\/dashboard\/)/ },
          ],
        },
      },
    },
  },
  // A test reads the contract.
  server: { host: '127.0.0.1', proxy: { '/api': hub }, fs: { allow: ['.', '../federation-hub/src/main/resources/openapi'] } },
  preview: { host: '127.0.0.1', proxy: { '/api': hub } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    isolate: false,
    // For what hangs, not for what is slow: a busy machine takes ten times as long.
    testTimeout: 60_000,
  },
})
