import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Emulator } from '../emulator.ts'
import { samplePackage } from '../fixtures/sample-packages.ts'
import { seeds } from '../fixtures/seeds.ts'
import { LogView } from '../github/log-view.ts'
import { runStep, type StepResult } from '../github/runner.ts'
import type { DemoStep, Expectation, Scenario } from './scenarios.ts'

/** The folder in which a workflow of the demo runs; disposing of it removes it. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string
}

/** Creates a folder with the packages that a build would produce, and with the texts of an add-on. */
export async function createWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'store-demo-'))
  const add = async (path: string, content: Buffer | string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  for (const release of ['1.1', '1.2']) {
    for (const architecture of ['x64', 'arm64'] as const) {
      const version = `${release}.0.0`
      const name = `out/${release}/Demo_${version}_${architecture}.msix`
      await add(name, await samplePackage({ version, architecture }))
    }
  }
  await add('store/coins/en-us/title.txt', 'A bag of coins')
  await add('store/coins/en-us/description.txt', 'A hundred coins, to spend in the demo.')
  // Windows' virus scanner briefly keeps new files open.
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

/** The place where a scenario runs, and how it is shown. */
export interface Stage {
  readonly emulator: Emulator
  readonly workspace: Workspace
  /** Receives lines without line ends. */
  readonly print: (line: string) => void
  /** Shows debug lines, whole outputs and the requests that the Store saw. */
  readonly verbose: boolean
}

/** The outcome of a step of a scenario. */
export interface StepReport {
  readonly title: string
  /** Sentences about what is not as expected; empty when all is. */
  readonly problems: readonly string[]
  /** In Markdown. */
  readonly summary: string
}

/** Runs a scenario with the bundle that workflows run, on a Store that is reset first, and prints its log. */
export async function runScenario({ title, steps }: Scenario, stage: Stage): Promise<readonly StepReport[]> {
  const { emulator, print, verbose } = stage
  emulator.reset()
  print('')
  print(`=== ${title}`)
  const reports: StepReport[] = []
  const outputs: Record<string, string> = {}
  for (const [index, step] of steps.entries()) {
    print('')
    print(`Step ${index + 1} of ${steps.length}: ${step.title}`)
    const result = await playStep(step, outputs, stage)
    Object.assign(outputs, result.outputs)
    const problems = findProblems(result, step.expected)
    for (const problem of problems) print(`!! ${problem}`)
    reports.push({ title: step.title, problems, summary: result.summary })
  }
  if (verbose) printRequests(stage)
  return reports
}

async function playStep(
  step: DemoStep,
  earlier: Readonly<Record<string, string>>,
  { emulator, workspace, print, verbose }: Stage,
): Promise<StepResult> {
  step.before?.(emulator)
  const inputs = step.inputs(earlier)
  printValues('with', inputs, print)
  print('')
  const view = new LogView(print, { verbose })
  const result = await runStep({
    script: resolve('dist/index.js'),
    cwd: workspace.folder,
    env: {
      ...(step.credential === 'github-oidc' ? emulator.github.environment : {}),
      ...(verbose ? { RUNNER_DEBUG: '1' } : {}),
    },
    inputs: { ...connectionInputs(emulator, step), ...pollingInputs(inputs), ...inputs },
    onLog: (text) => view.write(text),
  })
  view.end()
  print('')
  printValues('outputs', result.outputs, print, verbose ? Number.POSITIVE_INFINITY : LONGEST_VALUE)
  return result
}

const LONGEST_VALUE = 100

function printValues(
  heading: string,
  values: Readonly<Record<string, string>>,
  print: Stage['print'],
  longest = Number.POSITIVE_INFINITY,
): void {
  print(`${heading}:`)
  for (const [name, value] of Object.entries(values))
    print(`  ${name}: ${value.length > longest ? `${value.slice(0, longest)}…` : value}`)
}

function printRequests({ emulator, print }: Stage): void {
  print('')
  print('Requests that the Store saw:')
  for (const { method, path, status } of emulator.requestLog) print(`  ${status} ${method} ${path}`)
}

function connectionInputs({ url }: Emulator, { credential = 'secret' }: DemoStep): Record<string, string> {
  return {
    'tenant-id': seeds.tenantId,
    'client-id': seeds.clientId,
    ...(credential === 'secret' && { 'client-secret': seeds.clientSecret }),
    'store-api-url': url,
    'authority-host': url,
  }
}

const POLLING: ReadonlySet<string> = new Set(['publish', 'wait', 'submit-draft'])

function pollingInputs({ command = 'publish' }: Readonly<Record<string, string>>): Record<string, string> {
  return POLLING.has(command) ? { 'poll-interval-seconds': '0.1' } : {}
}

function findProblems({ exitCode, outputs, log }: StepResult, expected: Expectation): readonly string[] {
  const { exitCode: code = 0, log: pattern } = expected
  const wrong = Object.entries(expected.outputs ?? {}).filter(([name, value]) => outputs[name] !== value)
  return [
    ...(exitCode === code ? [] : [`Its exit code is ${exitCode}, not ${code}.`]),
    ...wrong.map(([name, value]) => `Its output "${name}" is "${outputs[name] ?? ''}", not "${value}".`),
    ...(pattern === undefined || pattern.test(log) ? [] : [`Its log does not match ${pattern}.`]),
  ]
}
