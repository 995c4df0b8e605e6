import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const here = import.meta.dirname

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        // The worker is an entry of its own: long work runs beside the window, never in its process' only thread.
        input: { main: resolve(here, 'src-main/main.ts'), worker: resolve(here, 'src-main/worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload must be one CommonJS file.
      rolldownOptions: {
        input: { preload: resolve(here, 'src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src-renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // Half the text to parse before the first paint.
      minify: true,
      rolldownOptions: { input: { index: resolve(here, 'src-renderer/index.html') } },
    },
  },
})
