import { openApp, remove, temporaryFolder } from './data.ts'
import { figure, timed, type Case } from './figures.ts'

/** The one click of a newcomer, and opening what is there already. */
export const measure: Case = async () => {
  const folders: string[] = []
  const made = await timed(
    8,
    () => {
      const folder = temporaryFolder()
      folders.push(folder)
      return openApp(folder)
    },
    (app) => app.get('workspace.openSample', {}),
  )
  const app = openApp(folders[0]!)
  const opened = await timed(
    10,
    () => app.get('workspace.close', {}),
    () => app.get('workspace.openSample', {}),
  )
  app.close()
  folders.forEach(remove)
  return [figure('make and open the sample', made), figure('open the sample that is there', opened)]
}
