import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/controls.css'
import './styles/panel.css'
import './styles/overlays.css'
import { prefetch } from './api.ts'
import { App } from './app/app.tsx'
import { showFailure } from './app/notices.ts'
import { loadPreferences } from './app/preferences.ts'
import { loadAhead } from './app/routes.tsx'

/**
 * Everything that the first paint needs is asked for at once: language and theme (so that the window never flashes in the
 * wrong ones), which workspace is open, and the code of the view that will be shown in it.
 */
async function start(): Promise<void> {
  loadAhead(window.location.hash.replace(/^#/, ''))
  const status = prefetch('workspace.status', {})
  await loadPreferences().catch(showFailure)
  await status
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
}

void start()
