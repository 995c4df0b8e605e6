import { expect, type Locator, type Page } from '@playwright/test'
import { Exchange } from './exchange.ts'
import type { FileDialogs } from './file-dialogs.ts'
import { FirstRun } from './first-run.ts'
import { Frame } from './frame.ts'

/** A plan's steps from draft to approved, in a manager's hands and at headquarters. */
export class PlanLife {
  readonly page: Page
  readonly frame: Frame
  readonly bar: Locator
  readonly submitDialog: Locator
  readonly revision: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = new Frame(page)
    this.bar = page.getByRole('banner')
    this.submitDialog = page.getByRole('dialog', { name: /^提交 / })
    this.revision = page.getByRole('region', { name: '修订' })
  }

  /** Waits until the context bar says so of the plan that is shown. */
  async stands(version: number, words: string): Promise<void> {
    await this.bar.getByRole('button', { name: `计划版本 计划 v${version} ${words}`, exact: true }).waitFor()
  }

  /** Opens the dialog that tells what stands in the plan, by its key. */
  async openSubmit(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+S')
    await this.submitDialog.waitFor()
    await expect(this.submitDialog.getByText(/^自报/).first()).toBeVisible()
  }

  /** Submits by keyboard alone. */
  async submit(): Promise<void> {
    await this.openSubmit()
    await this.page.keyboard.press('Enter')
    await this.submitDialog.waitFor({ state: 'hidden' })
    await this.frame.told(/计划已提交/)
  }

  async recall(): Promise<void> {
    await this.bar.getByRole('button', { name: '撤回', exact: true }).click()
    await this.frame.told(/计划已撤回/)
  }

  /** Headquarters' word on one manager's plan. */
  async judge(verdict: '批准' | '退回', whose: RegExp, remark: string): Promise<void> {
    await this.bar.getByRole('button', { name: `${verdict}…` }).click()
    const dialog = this.page.getByRole('dialog', { name: `${verdict}计划` })
    await dialog.getByRole('radio', { name: whose }).check()
    await dialog.getByRole('textbox').fill(remark)
    await dialog.getByRole('button', { name: verdict, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await this.frame.told(verdict === '批准' ? /已批准/ : /已退回/)
  }
}

/** A manager and headquarters in one window, each a workspace of its own; what goes between them goes by files. */
export class TwoWorkspaces {
  readonly page: Page
  readonly frame: Frame
  readonly dialogs: FileDialogs
  readonly exchange: Exchange

  constructor(page: Page, dialogs: FileDialogs) {
    this.page = page
    this.frame = new Frame(page)
    this.dialogs = dialogs
    this.exchange = new Exchange(page)
  }

  /** Makes headquarters beside the workspace that is open, and has that one's manager join it; the manager's is shown. */
  async join(manager: string, organisation: string): Promise<void> {
    await this.frame.choose(/^工作区/, '新建或打开其他…')
    const first = new FirstRun(this.page)
    await first.shown()
    await first.fill('headquarters', organisation, '何静')
    await first.create()
    await this.frame.go('同步')
    const invitation = await this.dialogs.save(() => this.exchange.invite('张伟', manager, async () => undefined))
    await this.show(manager)
    await this.frame.go('同步')
    await this.dialogs.open(invitation)
    await this.exchange.join()
  }

  /** Shows a workspace by the menu of workspaces. */
  async show(name: string): Promise<void> {
    await this.frame.choose(/^工作区/, new RegExp(`^${name}`))
    await this.page.getByRole('button', { name: new RegExp(`^工作区 ${name}`) }).waitFor()
    await this.frame.putAwayNotices()
  }

  /** Writes a file here, and merges it in the other workspace, which is then shown; answers what that said. */
  async carry(to: string): Promise<string> {
    await this.frame.go('同步')
    const file = await this.dialogs.save(async () => {
      await this.page.getByRole('button', { name: /^写出/ }).click()
      await this.frame.told(/已写出/)
    })
    await this.show(to)
    await this.frame.go('同步')
    await this.dialogs.open(file)
    await this.exchange.receive()
    const said = await this.exchange.merge()
    await this.frame.putAwayNotices()
    return said
  }
}
