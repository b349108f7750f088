import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Emulator } from '../emulator.ts'
import { samplePackage } from '../fixtures/sample-packages.ts'
import { seeds } from '../fixtures/seeds.ts'
import { runStep, type StepResult } from '../github/runner.ts'
import type { DemoStep, Expectation, Scenario } from './scenarios.ts'

/** The folder that a workflow of the demo runs in; disposing of it removes it. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string
}

/** Creates a folder with the packages that a build would leave, and with the texts of an add-on. */
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
  // Windows' virus scanner has new files open for moments.
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

/** The end of a step of a scenario. */
export interface StepReport {
  readonly title: string
  /** Sentences about what is not as expected; empty when all is. */
  readonly problems: readonly string[]
}

/** Runs a scenario with the bundle that workflows run, on a Store that is reset first, and prints what happens. */
export async function runScenario(
  { title, steps }: Scenario,
  emulator: Emulator,
  { folder }: Workspace,
  print: (text: string) => void,
): Promise<readonly StepReport[]> {
  emulator.reset()
  print(`\n=== ${title}\n`)
  const reports: StepReport[] = []
  const outputs: Record<string, string> = {}
  for (const step of steps) {
    step.before?.(emulator)
    const inputs = step.inputs(outputs)
    print(`\n== ${step.title}\n\n${printed(inputs)}\n`)
    const result = await runStep({
      script: resolve('dist/index.js'),
      cwd: folder,
      env: step.credential === 'github-oidc' ? emulator.github.environment : {},
      inputs: { ...connectionInputs(emulator, step), ...inputs },
      onLog: print,
    })
    Object.assign(outputs, result.outputs)
    print(`\n-- Outputs\n\n${printed(result.outputs)}\n-- Summary\n\n${result.summary}`)
    const problems = findProblems(result, step.expected)
    for (const problem of problems) print(`!! ${problem}\n`)
    reports.push({ title: step.title, problems })
  }
  print('\n== Requests that the Store saw\n\n')
  for (const { method, path, status } of emulator.requestLog) print(`${status} ${method} ${path}\n`)
  return reports
}

function printed(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}

function connectionInputs({ url }: Emulator, { credential = 'secret' }: DemoStep): Record<string, string> {
  return {
    'tenant-id': seeds.tenantId,
    'client-id': seeds.clientId,
    ...(credential === 'secret' && { 'client-secret': seeds.clientSecret }),
    'poll-interval-seconds': '0.1',
    'store-api-url': url,
    'authority-host': url,
  }
}

function findProblems({ exitCode, outputs, log }: StepResult, expected: Expectation): readonly string[] {
  const { exitCode: code = 0, log: pattern } = expected
  const wrong = Object.entries(expected.outputs ?? {}).filter(([name, value]) => outputs[name] !== value)
  return [
    ...(exitCode === code ? [] : [`It ended with ${exitCode}, and not with ${code}.`]),
    ...wrong.map(([name, value]) => `Its output "${name}" is "${outputs[name] ?? ''}", and not "${value}".`),
    ...(pattern === undefined || pattern.test(log) ? [] : [`Its log does not say ${pattern}.`]),
  ]
}
