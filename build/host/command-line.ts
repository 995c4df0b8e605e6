import { launch } from './launch.ts'
import { strict } from './strict.ts'

const appended: string[] = []

/** All Chromium switches, from the command line and from the app. */
export function chromiumSwitches(): readonly string[] {
  return [...launch.switches, ...appended]
}

export const commandLine = strict('app.commandLine', {
  appendSwitch(name: string, value?: string): void {
    appended.push(value ? `--${name}=${value}` : `--${name}`)
  },
  hasSwitch: (name: string): boolean => chromiumSwitches().some((entry) => entry.split('=')[0] === `--${name}`),
  getSwitchValue: (name: string): string =>
    chromiumSwitches()
      .find((entry) => entry.startsWith(`--${name}=`))
      ?.slice(name.length + 3) ?? '',
})
