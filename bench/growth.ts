import { join, resolve } from 'node:path'
import { type Emulator, startEmulator } from '../emulator/emulator.ts'
import { seedPaths, seeds } from '../emulator/fixtures/seeds.ts'
import { runStep } from '../emulator/github/runner.ts'
import { type CpuMeter, cpuMeter } from './cpu-time.ts'
import { nodes } from './nodes.ts'
import type { Part, PartOptions } from './part.ts'
import { type PlanFigures, planFigures } from './planning.ts'
import { list, writeMetadata, writePackages } from './products.ts'
import { median, shown, type Target, table, targetTable } from './table.ts'

/** How much there is to do. */
interface Load {
  readonly languages: number
  readonly packages: number
  readonly polls: number
}

/** What grows, from the least on. */
interface Growth {
  readonly what: keyof Load
  readonly sizes: readonly number[]
}

/** What a run took. */
interface Figures {
  readonly requests: number
  readonly cpuMs: number
}

const LEAST: Load = { languages: 1, packages: 1, polls: 1 }

const GROWTHS: readonly Growth[] = [
  { what: 'languages', sizes: [1, 10, 100] },
  { what: 'packages', sizes: [1, 10, 25] },
  { what: 'polls', sizes: [10, 100, 300] },
]

/** How requests and CPU grow with what there is to do, and how long the plan takes. */
export const growthPart: Part = async (options) => {
  const plan = await planFigures(join(options.folder, 'plan'))
  await using emulator = await startEmulator({ blobs: 'discard' })
  const meter = await cpuMeter(options.folder)
  const sections: string[] = []
  const targets: Target[] = []
  for (const growth of GROWTHS) {
    const figures = await grown(
      growth,
      { emulator, meter, node: nodes()[0]?.path ?? process.execPath },
      options,
    )
    sections.push(growthTable(growth, figures))
    targets.push(...targetsOf(growth, figures))
  }
  return [
    '## Growth',
    ...sections,
    '### The plan',
    planTable(plan),
    '### Targets',
    targetTable([...targets, ...planTargets(plan)]),
  ].join('\n\n')
}

/** What all runs have in common. */
interface Scene {
  readonly emulator: Emulator
  readonly meter: CpuMeter
  readonly node: string
}

async function grown(growth: Growth, scene: Scene, options: PartOptions): Promise<readonly Figures[]> {
  const samples = growth.sizes.map((): Figures[] => [])
  // In turn, so that what else the machine does meets all of them; the first time does not count.
  for (let run = -1; run < options.runs; run++) {
    for (const [index, size] of growth.sizes.entries()) {
      const folder = join(options.folder, growth.what, String(size))
      const figures = await oneRun({ ...LEAST, [growth.what]: size }, folder, scene)
      if (run >= 0) samples[index]?.push(figures)
    }
    options.tell(`${growth.what}: ${run + 1} of ${options.runs}`)
  }
  return samples.map((taken) => ({
    requests: median(taken.map(({ requests }) => requests)),
    cpuMs: median(taken.map(({ cpuMs }) => cpuMs)),
  }))
}

async function oneRun(load: Load, folder: string, { emulator, meter, node }: Scene): Promise<Figures> {
  const inputs = {
    'metadata-path': await writeMetadata(join(folder, 'metadata'), load.languages),
    packages: (await writePackages(join(folder, 'packages'), load.packages)).join('\n'),
  }
  emulator.reset()
  const line = emulator.store.line(seedPaths.app)
  list(line, load.languages)
  line.statusScript = [...Array.from({ length: load.polls - 1 }, () => 'CommitStarted'), 'PreProcessing']
  const { exitCode, log } = await runStep({
    script: resolve('dist/index.js'),
    node,
    env: meter.env,
    inputs: {
      'tenant-id': seeds.tenantId,
      'client-id': seeds.clientId,
      'client-secret': seeds.clientSecret,
      'app-id': seeds.app.appId,
      'poll-interval-seconds': '0.01',
      'store-api-url': emulator.url,
      'authority-host': emulator.url,
      ...inputs,
    },
  })
  if (exitCode !== 0) throw new Error(`The action failed:\n${log}`)
  return { requests: emulator.journal.length, cpuMs: await meter.read() }
}

/** CPU of one more of it, between two neighbouring sizes. */
function perItem({ sizes }: Growth, figures: readonly Figures[], index: number): number {
  const items = (sizes[index] ?? 0) - (sizes[index - 1] ?? 0)
  return ((figures[index]?.cpuMs ?? Number.NaN) - (figures[index - 1]?.cpuMs ?? Number.NaN)) / items
}

function growthTable(growth: Growth, figures: readonly Figures[]): string {
  return table(
    [growth.what, 'requests', 'CPU ms', 'CPU ms for one more'],
    figures.map(({ requests, cpuMs }, index) => [
      String(growth.sizes[index]),
      shown(requests),
      shown(cpuMs),
      index === 0 ? '' : shown(perItem(growth, figures, index)),
    ]),
  )
}

function targetsOf(growth: Growth, figures: readonly Figures[]): readonly Target[] {
  const { what, sizes } = growth
  const [least, , most] = figures
  const items = (sizes[2] ?? 0) - (sizes[0] ?? 0)
  const [few = 0, many = 0] = [perItem(growth, figures, 1), perItem(growth, figures, 2)]
  const requests = (most?.requests ?? Number.NaN) - (least?.requests ?? Number.NaN)
  return [
    {
      what: `${what}: requests for one more`,
      is: '≤',
      limit: what === 'polls' ? 1 : 0,
      seen: requests / items,
    },
    // More would say that it grows faster than in a line.
    { what: `${what}: CPU for one more, many ÷ few`, is: '≤', limit: 1.5, seen: many / few },
  ]
}

function planTable(figures: readonly PlanFigures[]): string {
  return table(
    ['languages', 'packages', 'first call ms', 'after warm-up ms'],
    figures.map(({ languages, packages, firstMs, warmMs }) => [
      String(languages),
      String(packages),
      firstMs === undefined ? '' : shown(firstMs),
      shown(warmMs),
    ]),
  )
}

function planTargets(figures: readonly PlanFigures[]): readonly Target[] {
  const largest = figures.at(-1)
  const what = `plan of ${largest?.packages} packages in ${largest?.languages} languages, warm, ms`
  return [{ what, is: '≤', limit: 50, seen: largest?.warmMs ?? Number.NaN }]
}
