import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { samplePackage, zipOf } from '../emulator/fixtures/sample-packages.ts'
import { seeds } from '../emulator/fixtures/seeds.ts'
import { NODE } from './machine.ts'
import type { Part } from './measure.ts'
import { measureInTurn, medianOf } from './measure.ts'
import { formatNumber, formatTable, formatTargets, type Target } from './table.ts'

/** A program that sends a request as soon as it can. */
interface Program {
  readonly name: string
  readonly path: string
  readonly env: NodeJS.ProcessEnv
}

/** Time that a process had taken when its first request came. */
interface Start {
  readonly ms: number
  /** Of all threads; NaN where the system does not tell, or a thread ended meanwhile. */
  readonly cpuMs: number
}

type Figures = ReadonlyMap<string, Start>

const CORE = 'an action that imports @actions/core'
const WAIT = '`wait`'
const PUBLISH = '`publish` of a ZIP'
/** Starts before the first one that counts. */
const WARM_UPS = 3

/** Measures the time from the start of the process to its first request. */
export const benchStartUp: Part = async ({ runs, quick, against, folder, log }) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const programs = await preparePrograms(url, folder, against)
  const count = quick ? 3 : Math.max(runs, 15)
  const samples = await measureInTurn(programs, WARM_UPS + count, async (program) => {
    const start = await measureStart(program, server)
    log(`${program.name}: ${formatNumber(start.ms)} ms`)
    return start
  })
  server.close()
  const figures = new Map(
    [...samples].map(([{ name }, starts]) => {
      const middle = (key: keyof Start): number => medianOf(starts.slice(WARM_UPS), (start) => start[key])
      return [name, { ms: middle('ms'), cpuMs: middle('cpuMs') }]
    }),
  )
  return [
    `## Start-up, to the first request, median of ${count}`,
    formatStarts(figures),
    formatTargets(targetsOf(figures)),
  ].join('\n\n')
}

async function preparePrograms(
  url: string,
  folder: string,
  against: string | undefined,
): Promise<readonly Program[]> {
  const zip = join(folder, 'upload.zip')
  await writeFile(zip, await zipOf({ 'Demo_2.0.0.0_x64.msix': await samplePackage() }))
  for (const name of ['state', 'output', 'summary']) await writeFile(join(folder, name), '')
  const core = join(folder, 'core')
  const ncc = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', '--no-cache', '-o', core]
  const source = join(import.meta.dirname, 'start-up-core.js')
  execFileSync(process.execPath, [...ncc, source], { stdio: ['ignore', 'ignore', 'inherit'] })
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    'INPUT_TENANT-ID': seeds.tenantId,
    'INPUT_CLIENT-ID': seeds.clientId,
    'INPUT_CLIENT-SECRET': seeds.clientSecret,
    'INPUT_APP-ID': seeds.app.appId,
    'INPUT_AUTHORITY-HOST': url,
    'INPUT_STORE-API-URL': url,
  }
  const actionIn = (dist: string, version: string): readonly Program[] => {
    const path = resolve(dist, 'index.js')
    return [
      { name: `${version}, ${WAIT}`, path, env: { ...env, INPUT_COMMAND: 'wait' } },
      { name: `${version}, ${PUBLISH}`, path, env: { ...env, 'INPUT_ZIP-PATH': zip } },
    ]
  }
  return [
    ...actionIn('dist', 'this action'),
    ...(against === undefined ? [] : actionIn(against, 'older version')),
    { name: CORE, path: join(core, 'index.js'), env },
  ]
}

/** Starts a program, waits for its first request, which is refused, and then for its end. */
async function measureStart({ name, path, env }: Program, server: Server): Promise<Start> {
  const arrival = once(server, 'request').then(([, response]: ServerResponse[]) => response)
  const startedAt = performance.now()
  const child = spawn(NODE, [path], { env, stdio: 'ignore' })
  const exit = once(child, 'exit')
  const response = await Promise.race([arrival, exit.then(() => undefined)])
  if (response === undefined) throw new Error(`${name} ended without a request`)
  const ms = performance.now() - startedAt
  const cpuMs = await readCpuMs(child.pid ?? 0)
  response.writeHead(400, { connection: 'close' }).end()
  await exit
  return { ms, cpuMs }
}

// Nanoseconds that each thread has run: https://www.kernel.org/doc/html/latest/scheduler/sched-stats.html
async function readCpuMs(pid: number): Promise<number> {
  const folder = `/proc/${pid}/task`
  try {
    const threads = await readdir(folder)
    const times = await Promise.all(threads.map((id) => readFile(`${folder}/${id}/schedstat`, 'utf8')))
    return times.reduce((sum, time) => sum + Number(time.split(' ')[0]), 0) / 1e6
  } catch {
    return Number.NaN
  }
}

const startOf = (figures: Figures, name: string): Start =>
  figures.get(name) ?? { ms: Number.NaN, cpuMs: Number.NaN }

function formatStarts(figures: Figures): string {
  const core = startOf(figures, CORE)
  const rows = [...figures].map(([name, { ms, cpuMs }]) => {
    const numbers = [ms, cpuMs, ms / core.ms, cpuMs / core.cpuMs]
    return [name, ...numbers.map(formatNumber)]
  })
  return formatTable(['', 'ms', 'CPU ms', 'ms ÷ core', 'CPU ÷ core'], rows)
}

function targetsOf(figures: Figures): readonly Target[] {
  const core = startOf(figures, CORE)
  const targets = [WAIT, PUBLISH].flatMap((command): readonly Target[] => {
    const { ms, cpuMs } = startOf(figures, `this action, ${command}`)
    const older = startOf(figures, `older version, ${command}`)
    return [
      [`${command}: ms`, '≤', 150, ms],
      [`${command}: ms ÷ core`, '≤', 1.25, ms / core.ms],
      [`${command}: CPU ÷ core`, '≤', 1.25, cpuMs / core.cpuMs],
      [`${command}: ms ÷ older version`, '≤', 1.05, ms / older.ms],
      [`${command}: CPU ÷ older version`, '≤', 1.05, cpuMs / older.cpuMs],
    ]
  })
  // There may be no older version, and CPU only where the system tells.
  return targets.filter(([, , , seen]) => !Number.isNaN(seen))
}
