import { expect, type Locator, type Page } from '@playwright/test'
import { Frame } from './frame.ts'
import { Grid } from './grid.ts'

export type Basis = '自报' | '下达' | '差额'

/** The plan's screens: working grid, tables of the source, spreading. */
export class Targets {
  readonly page: Page
  readonly frame: Frame
  readonly working: Grid
  readonly tableA: Grid
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = new Frame(page)
    this.working = new Grid(page, '分解网格')
    this.tableA = new Grid(page, '表A 季度分解')
    this.panel = page.getByRole('complementary', { name: '单元格' })
  }

  /** Makes a plan for a fiscal year; the first from the empty screen, later ones from the menu of years. */
  async fillNewPlan(year: number): Promise<void> {
    const first = this.page.getByRole('button', { name: '新建计划', exact: true })
    if (await first.isVisible()) await first.click()
    else await this.frame.choose(/^财年/, '新建计划…')
    await this.page.getByLabel('财年', { exact: true }).fill(String(year))
  }

  async createPlan(year: number): Promise<void> {
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('button', { name: `财年 ${year}财年` }).waitFor()
  }

  async openTableA(basis: Basis): Promise<void> {
    await this.frame.tab(/^表A/)
    const choice = this.page.getByRole('radiogroup', { name: '口径' }).getByRole('radio', { name: basis })
    await choice.click()
    await expect(choice).toBeChecked()
  }

  async openWorkingGrid(): Promise<void> {
    await this.frame.tab('分解网格')
    await this.working.cell('b-0', 'year').waitFor()
  }

  async groupBy(grouping: '按城市' | '按负责人' | '按部门' | '按等级' | '不分组'): Promise<void> {
    await this.frame.choose(/^分组/, grouping)
  }

  /** Makes a profile from the months of another plan, by its shown name, and has this plan follow it. */
  async takeSeasonality(from: string): Promise<void> {
    await this.frame.choose('更多', '季节曲线…')
    await this.frame.choose('新建曲线', new RegExp(`^取自 ${from} 的`))
    await this.page.getByRole('button', { name: '设为计划默认' }).click()
    await this.page.getByRole('button', { name: '取消计划默认' }).waitFor()
    await this.openWorkingGrid()
  }

  /** Opens “按下达分解…”. */
  async openSpreadQuotas(): Promise<Locator> {
    await this.frame.choose('更多', '按下达分解…')
    return this.page.getByRole('dialog', { name: '按下达分解' })
  }

  /** Holds or releases what is selected, and waits for its mark. */
  async toggleHold(...cells: readonly Locator[]): Promise<void> {
    await this.page.keyboard.press('Control+L')
    for (const cell of cells) await expect(cell).toHaveClass(/\bq-held\b/)
  }

  /** The preview of a retyped total, as lines of texts. */
  async preview(): Promise<readonly (readonly string[])[]> {
    const table = this.page.getByRole('region', { name: '分摊预览' }).getByRole('table')
    await table.waitFor()
    return table.evaluate((element) =>
      [...element.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim()),
      ),
    )
  }

  /** Applies the total that waits, by Enter. */
  async apply(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^应用/ })).toBeFocused()
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('region', { name: '分摊预览' }).waitFor({ state: 'hidden' })
  }
}
