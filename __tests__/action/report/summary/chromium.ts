import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

// It starts nothing that is not needed for one page, and reaches no other machine.
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

/** Returns the path of a Chromium on this machine; undefined when there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Loads a page and returns it as it is once its scripts have run. */
export async function loadPage(chromium: string, html: string): Promise<string> {
  return await open(chromium, html, ['--dump-dom'])
}

/** Writes a picture of a page to a file; sizes are in CSS pixels. */
export async function writeScreenshot(
  chromium: string,
  html: string,
  { path, width, height }: { readonly path: string; readonly width: number; readonly height: number },
): Promise<void> {
  await open(chromium, html, [
    `--screenshot=${path}`,
    `--window-size=${width},${height}`,
    '--hide-scrollbars',
  ])
}

async function open(chromium: string, html: string, flags: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chromium-'))
  try {
    const page = join(folder, 'page.html')
    await writeFile(page, html)
    const { stdout } = await promisify(execFile)(
      chromium,
      [...FLAGS, `--user-data-dir=${join(folder, 'profile')}`, ...flags, pathToFileURL(page).href],
      { maxBuffer: 256 * 1024 * 1024, timeout: 120_000 },
    )
    return stdout
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
