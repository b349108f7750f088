import type { Emulator } from '../../emulator/emulator.ts'
import { runStep, type Step, type StepResult } from '../../emulator/github/runner.ts'
import { main, postRun } from '../../src/main.ts'
import { FakeClock } from './fake-clock.ts'
import { RecordingRunner } from './recording-runner.ts'
import { reaching } from './store-run.ts'

/** A step that runs in this process, on a clock that takes no time. */
export interface ActionStep {
  readonly emulator: Emulator
  /** The step's `with`, without the way to the emulator. */
  readonly inputs: Readonly<Record<string, string>>
  /** State that the main run has saved; given, this is the step's post run. */
  readonly state?: Readonly<Record<string, string>> | undefined
  /** Aborted when the job is cancelled. */
  readonly cancelled?: AbortSignal
  readonly clock?: FakeClock
  /** In [0, 1). */
  readonly random?: () => number
  /** The job may have a token of GitHub's (`id-token: write`). */
  readonly mayHaveIdToken?: boolean
}

/** A step under way, or at its end. */
export interface ActionRun {
  readonly runner: RecordingRunner
  readonly clock: FakeClock
}

/** Starts a step; `ended` is fulfilled at its end. */
export function startAction({
  emulator,
  inputs,
  state,
  cancelled = new AbortController().signal,
  clock = new FakeClock(),
  random = () => 0.5,
  mayHaveIdToken = false,
}: ActionStep): ActionRun & { readonly ended: Promise<void> } {
  const runner = new RecordingRunner({ ...reaching(emulator, inputs), ...inputs }, state)
  if (mayHaveIdToken) runner.grantIdToken(emulator.github.environment)
  const host = { runner, clock, random, cancelled }
  return { runner, clock, ended: state === undefined ? main(host) : postRun(host) }
}

/** Runs a step to its end. */
export async function runAction(step: ActionStep): Promise<ActionRun> {
  const { runner, clock, ended } = startAction(step)
  await ended
  return { runner, clock }
}

/** Runs the bundle as a step in a process of its own; its main run unless another script is named. */
export async function runBundle({
  emulator,
  inputs,
  ...step
}: Omit<Step, 'script'> & { readonly emulator: Emulator; readonly script?: string }): Promise<StepResult> {
  return await runStep({
    script: 'dist/index.js',
    inputs: { ...reaching(emulator, inputs), ...inputs },
    ...step,
  })
}
