import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { samplePackage, zipOf } from '../emulator/fixtures/sample-packages.ts'
import { seeds } from '../emulator/fixtures/seeds.ts'
import { type Bundle, bundleOf, bundleOfAction, type Share } from './bundles.ts'
import { type Door, openDoor, type Program, type Start } from './first-request.ts'
import { type NodeBinary, nodes } from './nodes.ts'
import type { Part, PartOptions } from './part.ts'
import { median, shown, type Target, table, targetTable } from './table.ts'

const SHIPPED = resolve('dist')
const ACTION = join(SHIPPED, 'index.js')
const WAIT = 'this action, `wait`'
const PUBLISH = 'this action, `publish` of a ZIP'
const CORE = 'an action that imports @actions/core'
const BARE = 'node alone'

const CORE_SOURCE = `
import { getInput } from '@actions/core'
import { request } from 'node:http'
request(getInput('authority-host'), { method: 'POST' }, (answer) => answer.resume()).end()
`
const BARE_SOURCE = `
import { request } from 'node:http'
request(process.env['INPUT_AUTHORITY-HOST'], { method: 'POST' }, (answer) => answer.resume()).end()
`

type Figures = ReadonlyMap<string, Start>

/** From the start of the process to its first request, and what is loaded for it. */
export const startUpPart: Part = async (options) => {
  const { folder, tell } = options
  tell('Bundling')
  const core = await bundleOf(CORE_SOURCE, join(folder, 'core'))
  const action = await bundleOfAction(join(folder, 'action'))
  const programs = await programsOf(core, folder)
  await using door = await openDoor()
  const sections: string[] = []
  const targets: Target[] = []
  for (const [index, node] of nodes().entries()) {
    const figures = await compared(node, programs, door, options)
    sections.push(`### ${node.name}`, startTable(figures))
    if (index === 0) targets.push(...targetsOf(node, figures))
  }
  return [
    '## Start-up, to the first request',
    ...sections,
    '### Size of the bundle',
    sizeTable(action.shares),
    '### Targets',
    targetTable([...targets, ...(await shippedTargets())]),
  ].join('\n\n')
}

async function programsOf(core: Bundle, folder: string): Promise<ReadonlyMap<string, Program>> {
  const bare = join(folder, 'bare.mjs')
  await writeFile(bare, BARE_SOURCE)
  const zip = join(folder, 'upload.zip')
  await writeFile(zip, await zipOf({ 'Demo_2.0.0.0_x64.msix': await samplePackage() }))
  const step = (path: string, inputs: Readonly<Record<string, string>>): Program => ({
    path,
    env: (url) => environment(folder, { ...inputs, 'authority-host': url, 'store-api-url': url }),
  })
  return new Map([
    [WAIT, step(ACTION, { command: 'wait' })],
    [PUBLISH, step(ACTION, { 'zip-path': zip })],
    [CORE, step(core.path, {})],
    [BARE, step(bare, {})],
  ])
}

function environment(
  folder: string,
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const given = {
    'tenant-id': seeds.tenantId,
    'client-id': seeds.clientId,
    'client-secret': seeds.clientSecret,
    'app-id': seeds.app.appId,
    ...inputs,
  }
  return {
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    PATH: process.env['PATH'] ?? '',
  }
}

async function compared(
  node: NodeBinary,
  programs: ReadonlyMap<string, Program>,
  door: Door,
  { runs, quick, folder, tell }: PartOptions,
): Promise<Figures> {
  for (const name of ['state', 'output', 'summary']) await writeFile(join(folder, name), '')
  const times = quick ? 3 : Math.max(runs, 15)
  const samples = new Map<string, Start[]>([...programs.keys()].map((name) => [name, []]))
  // In turn, so that what else the machine does meets all of them.
  for (let run = -3; run < times; run++) {
    for (const [name, program] of programs) {
      const start = await door.measure(node.path, program)
      if (run >= 0) samples.get(name)?.push(start)
    }
    tell(`${node.name}: ${Math.max(run + 1, 0)} of ${times}`)
  }
  return new Map([...samples].map(([name, starts]) => [name, middleOf(starts)]))
}

function middleOf(starts: readonly Start[]): Start {
  const ticks = starts.map(({ cpuMs }) => cpuMs).filter((cpuMs) => cpuMs !== undefined)
  return {
    ms: median(starts.map(({ ms }) => ms)),
    cpuMs: ticks.length === 0 ? undefined : median(ticks),
  }
}

function startTable(figures: Figures): string {
  const core = figures.get(CORE)
  return table(
    ['', 'ms', 'CPU ms', 'ms ÷ core', 'CPU ÷ core'],
    [...figures].map(([name, { ms, cpuMs = Number.NaN }]) => [
      name,
      shown(ms),
      shown(cpuMs),
      shown(ms / (core?.ms ?? Number.NaN)),
      shown(cpuMs / (core?.cpuMs ?? Number.NaN)),
    ]),
  )
}

function targetsOf({ name }: NodeBinary, figures: Figures): readonly Target[] {
  const core = figures.get(CORE)
  return [WAIT, PUBLISH].flatMap((program): readonly Target[] => {
    const { ms = Number.NaN, cpuMs = Number.NaN } = figures.get(program) ?? {}
    const what = `${name}, ${program}`
    return [
      { what: `${what}: ms`, is: '≤', limit: 150, seen: ms },
      { what: `${what}: ms ÷ core`, is: '≤', limit: 1.25, seen: ms / (core?.ms ?? Number.NaN) },
      { what: `${what}: CPU ÷ core`, is: '≤', limit: 1.25, seen: cpuMs / (core?.cpuMs ?? Number.NaN) },
    ]
  })
}

const SHOWN_PACKAGES = 15

function sizeTable(shares: readonly Share[]): string {
  const largest = shares.slice(0, SHOWN_PACKAGES)
  const rest = shares.slice(SHOWN_PACKAGES)
  const rows = [...largest, together(`${rest.length} others`, rest), together('**together**', shares)]
  const kilobytes = (bytes: number): string => (bytes === 0 ? '' : shown(bytes / 1000))
  return table(
    ['package', 'at the start, kB', 'when needed, kB'],
    rows.map(({ name, atStartBytes, onDemandBytes }) => [
      name,
      kilobytes(atStartBytes),
      kilobytes(onDemandBytes),
    ]),
  )
}

function together(name: string, shares: readonly Share[]): Share {
  return {
    name,
    atStartBytes: shares.reduce((sum, { atStartBytes }) => sum + atStartBytes, 0),
    onDemandBytes: shares.reduce((sum, { onDemandBytes }) => sum + onDemandBytes, 0),
  }
}

/** The files of a bundle by name, as text. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

async function shippedTargets(): Promise<readonly Target[]> {
  const files = await filesIn(SHIPPED)
  const code = [...files].filter(([name]) => name.endsWith('.js')).map(([, text]) => text)
  const lines = code.reduce((sum, text) => sum + text.split('\n').length, 0)
  const characters = code.reduce((sum, text) => sum + text.length, 0)
  const maps = [...files.keys()].filter((name) => /\.map$|sourcemap-register/.test(name))
  return [
    { what: 'un-minified: characters in a line of `dist/`', is: '≤', limit: 100, seen: characters / lines },
    { what: 'source maps in `dist/`', is: '≤', limit: 0, seen: maps.length },
    { what: 'licences beside it', is: '≥', limit: 1, seen: files.has('licenses.txt') ? 1 : 0 },
  ]
}
