import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { sizes } from './build/sizes.ts';

const server = process.env['SETRUM_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), compressed(), sizes({ mostFirstLoadBytes: 250_000 })],
  build: {
    target: 'es2023',
    // The first that know light-dark(): lowered, it would not follow the theme.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The policy of the page takes scripts, styles and pictures from our own files only: no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What is loaded at first is measured, gzipped, by `sizes`.
    chunkSizeWarningLimit: 1_000,
    cssMinify: true,
  },
  server: { proxy: { '/api': server, '/health': server } },
});
