import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const here = import.meta.dirname

/** Has the page fetch the grid's code with the frame's: otherwise it learns of it only when the frame has run. */
const gridBesideFrame = {
  name: 'grid-beside-frame',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (_html: string, { bundle = {} }: { readonly bundle?: Readonly<Record<string, object>> }) =>
      Object.keys(bundle)
        .filter((file) => /assets\/grid-[^/]+\.(js|css)$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: file.endsWith('.js') ? 'modulepreload' : 'stylesheet', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        })),
  },
}

export default defineConfig({
  main: {
    build: {
      // Taken into our own files: finding and reading their hundreds of modules cost every worker 0.2 s of work.
      externalizeDeps: { exclude: ['age-encryption', 'hucre', 'kysely', 'zod'] },
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
    plugins: [react(), gridBesideFrame],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // Half the text to parse before the first paint.
      minify: true,
      rolldownOptions: {
        input: { index: resolve(here, 'src-renderer/index.html') },
        output: {
          // Two files for the first screen instead of a dozen: each request costs more than its text.
          codeSplitting: {
            groups: [
              {
                name: 'frame',
                test: /node_modules.(react|react-dom|scheduler|@tanstack|wouter|i18next|react-i18next|lucide-react|use-sync|regexparam|html-parse|void-el)|src-renderer.(app|text|api)/,
              },
              { name: 'grid', test: /node_modules.ag-grid|src-renderer.(grid|fields|targets)/ },
            ],
          },
        },
      },
    },
  },
})
