import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Emulator } from '../emulator.ts'
import { samplePackage } from '../fixtures/sample-packages.ts'
import { seeds } from '../fixtures/seeds.ts'
import { runStep, type StepResult } from '../github/runner.ts'
import type { DemoStep, Ending, Story } from './stories.ts'

/** The folder that a workflow of the demo runs in; disposing of it removes it. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string
}

/** Makes what a build would leave, and the texts of an add-on. */
export async function demoWorkspace(): Promise<Workspace> {
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
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** Differences between how a step ended and how it should have; none when it ended as it should. */
export interface Finding {
  readonly title: string
  readonly problems: readonly string[]
}

/** Runs a story with the bundle that workflows run, and prints it with `say`. */
export async function runStory(
  { title, steps }: Story,
  emulator: Emulator,
  { folder }: Workspace,
  say: (text: string) => void,
): Promise<readonly Finding[]> {
  emulator.reset()
  say(`\n=== ${title}\n`)
  const findings: Finding[] = []
  const outputs: Record<string, string> = {}
  for (const step of steps) {
    say(`\n== ${step.title}\n\n`)
    const result = await runDemoStep(step, outputs, { emulator, folder, say })
    Object.assign(outputs, result.outputs)
    printResult(result, say)
    const problems = problemsOf(result, step.ends)
    for (const problem of problems) say(`!! ${problem}\n`)
    findings.push({ title: step.title, problems })
  }
  say('\n== Requests that the Store saw\n\n')
  for (const { method, path, status } of emulator.requestLog) say(`${status} ${method} ${path}\n`)
  return findings
}

interface StoryContext {
  readonly emulator: Emulator
  readonly folder: string
  readonly say: (text: string) => void
}

async function runDemoStep(
  step: DemoStep,
  earlier: Readonly<Record<string, string>>,
  { emulator, folder, say }: StoryContext,
): Promise<StepResult> {
  step.before?.(emulator)
  const { credential = 'secret' } = step
  const inputs = step.inputs(earlier)
  for (const [name, value] of Object.entries(inputs)) say(`${name}: ${value}\n`)
  say('\n')
  return await runStep({
    script: resolve('dist/index.js'),
    cwd: folder,
    env: credential === 'github-oidc' ? emulator.github.environment : {},
    inputs: {
      'tenant-id': seeds.tenantId,
      'client-id': seeds.clientId,
      ...(credential === 'secret' && { 'client-secret': seeds.clientSecret }),
      'poll-interval-seconds': '0.1',
      'store-api-url': emulator.url,
      'authority-host': emulator.url,
      ...inputs,
    },
    onLog: say,
  })
}

function printResult({ outputs, summary }: StepResult, say: (text: string) => void): void {
  say('\n-- Outputs\n\n')
  for (const [name, value] of Object.entries(outputs)) say(`${name}: ${value}\n`)
  say(`\n-- Summary\n\n${summary}`)
}

function problemsOf({ exitCode, outputs, log }: StepResult, ends: Ending): readonly string[] {
  const { exitCode: expected = 0, outputs: wanted = {}, says } = ends
  const missing = Object.entries(wanted).filter(([name, value]) => outputs[name] !== value)
  return [
    ...(exitCode === expected ? [] : [`It ended with ${exitCode}, and not with ${expected}.`]),
    ...missing.map(
      ([name, value]) => `Its output "${name}" is "${outputs[name] ?? ''}", and not "${value}".`,
    ),
    ...(says === undefined || says.test(log) ? [] : [`Its log does not say ${says}.`]),
  ]
}
