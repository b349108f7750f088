import { resolve } from 'node:path'
import type { Emulator } from '../emulator/emulator.ts'
import { seeds } from '../emulator/fixtures/seeds.ts'
import { runStep, type Step, type StepResult } from '../emulator/github/runner.ts'
import { NODE } from './machine.ts'

/** A step that publishes to an emulator; the bundle is the one of `dist/` unless another is named. */
export interface ActionStep extends Partial<Omit<Step, 'node'>> {
  readonly emulator: Emulator
}

/**
 * Runs the bundle as a step of a workflow that publishes the emulator's app.
 *
 * @throws Error with the log when it fails.
 */
export async function runAction({ emulator, inputs, ...step }: ActionStep): Promise<StepResult> {
  const result = await runStep({
    script: resolve('dist/index.js'),
    node: NODE,
    inputs: {
      'tenant-id': seeds.tenantId,
      'client-id': seeds.clientId,
      'client-secret': seeds.clientSecret,
      'app-id': seeds.app.appId,
      'store-api-url': emulator.url,
      'authority-host': emulator.url,
      ...inputs,
    },
    ...step,
  })
  if (result.exitCode !== 0) throw new Error(`The action failed:\n${result.log}`)
  return result
}
