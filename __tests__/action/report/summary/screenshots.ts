import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { summaryPage } from '../../../../emulator/github/summary-page.ts'
import { summaryOf } from '../../../../src/action/report/summary/summary.ts'
import { findChromium, writeScreenshot } from './chromium.ts'
import { ENDS } from './ends/all-ends.ts'
import { measure } from './measure.ts'

// Writes the pictures of summaries that the documentation shows.
const FOLDER = 'docs/images'
const WIDTH = 860
const PICTURES: Readonly<Record<string, string>> = {
  'summary-published.png': 'a release that is live',
  'summary-rollout.png': 'a release that is live for a part of the users',
  'summary-dry-run.png': 'a dry run',
  'summary-certification-failed.png': 'a failed certification',
  'summary-time-out.png': 'a time-out in certification',
}

const chromium = findChromium()
if (chromium === undefined) throw new Error('Install Chromium, and fonts-noto-color-emoji or the like.')

const pages = Object.entries(PICTURES).map(([file, name]) => {
  const facts = ENDS[name]
  if (facts === undefined) throw new Error(`there is no end called "${name}"`)
  return { path: join(FOLDER, file), html: summaryPage(name, [summaryOf(facts)]) }
})
await mkdir(FOLDER, { recursive: true })
const measured = await measure(
  chromium,
  pages.map(({ html }) => ({ html, width: WIDTH })),
)
for (const [index, { path, html }] of pages.entries()) {
  await writeScreenshot(chromium, html, { path, width: WIDTH, height: measured[index]?.height ?? 1000 })
  process.stdout.write(`${path}\n`)
}
