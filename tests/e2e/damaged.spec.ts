import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp } from './launch.ts'

test('a damaged workspace is told on the first screen with what was kept and which backup to open, and nothing is deleted', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'qudao-damaged-'))
  const first = await launchApp({ userData })
  await first.page.getByText('怎样开始').waitFor()
  await first.page.keyboard.press('1')
  await first.page.locator('.ag-row').first().waitFor()
  await first.app.close()

  const root = join(userData, 'workspaces')
  const folder = join(root, readdirSync(root)[0] as string)
  const file = join(folder, 'qudao.db')
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096, 60_000)
  writeFileSync(file, bytes)
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })

  const { app, page } = await launchApp({ userData })
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('数据文件已损坏')
  await expect(alert).toContainText('没有删除')
  await expect(alert).toContainText('daily.qudao-backup')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.screenshot({ path: test.info().outputPath('damaged.png') })
  const backup = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] as string)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, backup)
  await page.keyboard.press('4')
  await page.locator('.ag-row').first().waitFor()
  expect(readFileSync(file).equals(bytes)).toBe(true)
  await app.close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
})
