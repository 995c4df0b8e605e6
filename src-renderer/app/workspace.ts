import { createContext, useContext } from 'react'
import type { Workspace } from '../../src-main/workspaces/workspaces.contract.ts'

export const WorkspaceContext = createContext<Workspace | null>(null)

/** The open workspace. Views are drawn only while one is open. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('useWorkspace outside of the shell')
  return workspace
}
