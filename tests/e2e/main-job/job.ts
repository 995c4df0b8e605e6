import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { TargetGrid } from '../../../src-main/targets/targets.contract.ts'
import { launchApp } from '../launch.ts'
import { FileDialogs } from '../pages/file-dialogs.ts'
import { Frame } from '../pages/frame.ts'

/** One person's running app. */
export interface Station {
  readonly app: ElectronApplication
  readonly page: Page
  readonly frame: Frame
  readonly dialogs: FileDialogs
}

/** What a step says when it is done: what came of it, in figures. */
export interface Said {
  readonly chinese: string
  readonly english: string
}

/** One step of the main job. Steps run in order, each on what the one before left; a failed assertion throws. */
export interface Step {
  /** A sentence: the test's name. */
  readonly name: string
  readonly run: (job: Job) => Promise<Said>
}

/** What later steps and checks compare with, measured as the steps go. */
export interface Measured {
  /** The plan of 2024 right after the quotas were spread. */
  spread: TargetGrid
  /** Table A's 自报 as the manager's window shows it at the end: the texts of each row by owner. */
  tableA: readonly (readonly string[])[]
  pdf: string
  /** As the window says after it has written the PDF. */
  pdfPages: number
  workbook: string
  bundle: string
}

const size = { width: 1366, height: 768 }

/** The apps, the folder and the figures that the steps of one run share. */
export class Job {
  /** Where files and pictures go. */
  readonly folder: string
  readonly measured: Partial<Measured> = {}
  readonly pictures: string[] = []
  private readonly pictured: boolean
  private readonly profiles: string[] = []
  private readonly stations = new Map<'manager' | 'headquarters', Station>()

  /** `pictured: false` takes no pictures, to be quicker. */
  constructor(folder: string, { pictured = true } = {}) {
    this.folder = folder
    this.pictured = pictured
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }

  /** Starts the app with a profile of its own. */
  async start(who: 'manager' | 'headquarters'): Promise<Station> {
    const userData = mkdtempSync(join(tmpdir(), `qudao-${who}-`))
    this.profiles.push(userData)
    const { app, page } = await launchApp({ userData })
    page.setDefaultTimeout(30_000)
    await page.setViewportSize(size)
    const station = { app, page, frame: new Frame(page), dialogs: new FileDialogs(app, this.folder) }
    this.stations.set(who, station)
    return station
  }

  /** A measured figure; throws if no step has measured it. */
  known<Name extends keyof Measured>(name: Name): Measured[Name] {
    const value = this.measured[name]
    if (value === undefined) throw new Error(`${name} has not been measured`)
    return value as Measured[Name]
  }

  station(who: 'manager' | 'headquarters'): Station {
    const station = this.stations.get(who)
    if (!station) throw new Error(`${who} has not started`)
    return station
  }

  /** Puts away the messages of the step before, which a person would have seen go. */
  async putAwayNotices(): Promise<void> {
    for (const { frame } of this.stations.values()) await frame.putAwayNotices()
  }

  /** A numbered picture of a window. */
  async picture(who: 'manager' | 'headquarters', name: string): Promise<void> {
    if (!this.pictured) return
    const { page } = this.station(who)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await page.waitForTimeout(200) // frames inside the page are painted by others, a little later
    const path = join(this.folder, `${String(this.pictures.length + 1).padStart(2, '0')}-${name}.png`)
    await page.screenshot({ path, animations: 'disabled', caret: 'initial' })
    this.pictures.push(path)
  }

  /** What stood on the screens when something went wrong; answers where the pictures lie. */
  async pictureOfFailure(folder = this.folder): Promise<readonly string[]> {
    const pictures: string[] = []
    for (const [who, { page }] of this.stations) {
      const path = join(folder, `failed-${who}.png`)
      await page.screenshot({ path, timeout: 5000 }).then(
        () => pictures.push(path),
        () => undefined,
      )
    }
    return pictures
  }

  async close(): Promise<void> {
    for (const { app } of this.stations.values()) await app.close().catch(() => undefined)
    for (const profile of this.profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
