import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { STORE_RESOURCE } from '../../emulator/entra/tokens.ts'
import { samplePackage } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { answerForHosts, BLOB_HOST } from './network.ts'
import type { Program, Stage } from './program.ts'
import { programs } from './programs.ts'

// The part of the run that happens on the programs' own network; see start.ts.
const run = promisify(execFile)
const TIME_LIMIT_IN_MS = 15 * 60_000

const [workspace = '', ...names] = process.argv.slice(2)
await using emulator = await startEmulator({ publicUrl: `https://${BLOB_HOST}` })
const trust = await answerForHosts(workspace, emulator.url)
const rows: string[] = []
for (const program of programs.filter(({ name }) => names.includes(name))) {
  emulator.reset()
  program.prepare?.(emulator.store)
  console.log(`\n=== ${program.name}\n`)
  const failure = await runProgram(program).then(
    () => undefined,
    (error: Error) => error.message,
  )
  for (const { method, path, status } of emulator.requestLog) console.log(`    ${status} ${method} ${path}`)
  const source = 'npm' in program.source ? program.source.npm : describe(program.source)
  rows.push(
    `| ${program.name} | ${program.language} | ${program.does} | ${source} | ${await judge(failure)} |`,
  )
}
console.log(
  `\n| program | language | what it does | source | result |\n|---|---|---|---|---|\n${rows.join('\n')}`,
)
process.exit()

function describe({ repository, commit }: { repository: string; commit: string }): string {
  return `[${repository}](https://github.com/${repository}) ${commit.slice(0, 7)}`
}

async function runProgram(program: Program): Promise<void> {
  const folder = join(workspace, program.name)
  const packagePath = join(workspace, `${program.name}-packages`, 'Demo.msix')
  await mkdir(dirname(packagePath))
  await writeFile(packagePath, await samplePackage())
  const stage: Stage = {
    folder,
    seeds,
    packagePath,
    async exec(command, args, env = {}) {
      const settings = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: folder, ...trust, ...env }
      const options = { cwd: folder, env: settings, timeout: TIME_LIMIT_IN_MS, maxBuffer: 2 ** 26 }
      const { stdout, stderr } = await run(command, args, options).catch((error) => {
        console.log(error.stdout, error.stderr)
        throw new Error(`${command} ended with ${error.code ?? error.signal}`)
      })
      console.log(stdout, stderr)
      return stdout
    },
    read: (path) => ask(emulator, path),
  }
  await program.run(stage)
}

/** Describes what became of the submissions, and which requests were refused on the way. */
async function judge(failure: string | undefined): Promise<string> {
  const requests = [...emulator.requestLog]
  const unknown = emulator.unknownRequests.length
  const commits = requests.filter(({ path, status }) => status === 202 && path.endsWith('/commit'))
  const ends: string[] = []
  for (const { path } of commits) ends.push(await waitForEnd(path.replace(/\/commit$/, '/status')))
  const refusals = requests
    .filter(({ status }) => status >= 400)
    .map(({ status, method, path }) => `refused: ${method} ${shorten(path)} ${status}`)
  const outcomes = [...(ends.length === 0 ? ['nothing committed'] : ends), ...refusals, failure ?? '']
  if (unknown > 0) outcomes.push(`${unknown} requests without a matching operation`)
  return [...new Set(outcomes.filter((outcome) => outcome !== ''))]
    .map((outcome) => [outcome, outcomes.filter((other) => other === outcome).length] as const)
    .map(([outcome, times]) => (times === 1 ? outcome : `${outcome} (${times} times)`))
    .join('; ')
}

/** Removes IDs and query from a path. */
function shorten(path: string): string {
  return path.replace(/^\/v1\.0\/my\/|\?.*$/g, '').replace(/\b[\da-f-]{12,}/g, '…')
}

async function waitForEnd(statusPath: string): Promise<string> {
  let text = ''
  for (let poll = 0; poll < 20; poll += 1) {
    const answer = await ask(emulator, statusPath.replace(/^.*\/v1\.0\/my\//, ''))
    text = `${answer['status']}`
    if (text === 'Published') return 'published'
    if (text.endsWith('Failed')) return `${text}: ${JSON.stringify(answer['statusDetails'])}`
  }
  return text
}

async function ask({ url, store }: Emulator, path: string): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${store.tokens.issue(STORE_RESOURCE)}` }
  const response = await fetch(`${url}/v1.0/my/${path}`, { headers })
  return (await response.json()) as Record<string, unknown>
}
