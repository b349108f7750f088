import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { sampleBundle } from '../../emulator/fixtures/sample-packages.ts'
import { seedPaths } from '../../emulator/fixtures/seeds.ts'
import { runAction } from '../support/run-action.ts'
import { evaluate, type StepInputs, stepsIn, type Workflow } from '../support/sources/workflows.ts'
import { changesIn } from '../support/store-run.ts'
import { type TempFolder, tempFolder } from '../support/temp-folder.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'
import { VALUES } from './values.ts'

useEmulator({ blobs: 'discard' })

const RELEASE = ['POST', 'PUT', 'POST commit']

/** What a recipe changes in the Store, when all of its steps are run, one after the other. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'add-on.yml': RELEASE,
  'configured-only.yml': RELEASE,
  'environment-approval.yml': RELEASE,
  'flight.yml': RELEASE,
  'follow-certification.yml': [],
  'listings.yml': RELEASE,
  'many-apps.yml': RELEASE,
  'new-add-on.yml': ['POST inappproducts'],
  'oidc.yml': RELEASE,
  'pull-request.yml': [],
  'release-assets.yml': RELEASE,
  'release.yml': RELEASE,
  'roll-back.yml': RELEASE,
  'rollout.yml': [
    ...RELEASE,
    'POST updatepackagerolloutpercentage?percentage=25',
    'POST finalizepackagerollout',
  ],
  'wait.yml': [],
}

const before = process.cwd()
let workspace: TempFolder

// What checkout, the build and the download leave behind.
beforeAll(async () => {
  workspace = await tempFolder()
  await workspace.add('out/Demo.msixbundle', await sampleBundle())
  await workspace.add('store/listings/en-us/description.txt', 'Opens everything.')
  await workspace.add('store/add-ons/levels/en-us/description.txt', 'A hundred levels.')
  process.chdir(workspace.path)
})
afterAll(async () => {
  process.chdir(before)
  await workspace[Symbol.asyncDispose]()
})

beforeEach(() => {
  for (const record of emulator.store.products.values()) record.switches.statusScript = ['Published']
})

describe('A recipe', () => {
  it('is run here, whichever it is', () => {
    expect(readdirSync(join(before, 'docs/examples'))).toEqual(Object.keys(CHANGES))
  })

  it.each(Object.entries(CHANGES))('does what it is for: %s', async (file, changes) => {
    const workflow = read(file)
    if (file === 'roll-back.yml') raiseLiveVersions('3.0.0.0')

    const failures: string[] = []
    let values = VALUES
    for (const inputs of stepsIn(workflow)) {
      const { failure, outputs } = await run(evaluate(inputs, values))
      failures.push(...(failure === undefined ? [] : [failure]))
      values = { ...values, 'needs.draft.outputs.submission-id': outputs['submission-id'] ?? '' }
    }

    expect({ failures, changes: changesIn(emulator).map(shorten) }).toEqual({ failures: [], changes })
  })
})

describe('The morning of a rollout', () => {
  const steps = read('rollout.yml').jobs['widen']?.steps ?? []

  it.each([
    { status: undefined, percentage: undefined, commands: [] },
    { status: 'PackageRolloutComplete', percentage: '100', commands: [] },
    { status: 'PackageRolloutStopped', percentage: '0', commands: [] },
    { status: 'PackageRolloutInProgress', percentage: '10', commands: ['update-rollout'] },
    { status: 'PackageRolloutInProgress', percentage: '25', commands: ['update-rollout'] },
    { status: 'PackageRolloutInProgress', percentage: '50', commands: ['finalize-rollout'] },
    { status: 'PackageRolloutInProgress', percentage: '100', commands: ['finalize-rollout'] },
  ])('at $percentage, $status, has $commands to do', ({ status = '', percentage = '', commands }) => {
    const outputs = { 'rollout-status': status, 'rollout-percentage': percentage }
    const taken = steps.filter(({ if: condition }) => condition !== undefined && holds(condition, outputs))
    expect(taken.map((step) => step.with?.['command'])).toEqual(commands)
  })
})

function read(file: string): Workflow {
  return parse(readFileSync(join(before, 'docs/examples', file), 'utf8'))
}

/** Evaluates a condition on the outputs of the step `live`. An empty text counts as 0, as it does for GitHub. */
function holds(condition: string, outputs: Readonly<Record<string, string>>): boolean {
  return condition.split('&&').every((part) => {
    const [, name = '', sign, text = '', number] =
      /^steps\.live\.outputs\.([\w-]+) (==|<|>=) (?:'(\w+)'|(\d+))$/.exec(part.trim()) ?? []
    const value = outputs[name] ?? ''
    switch (sign) {
      case '==':
        return value === text
      case '<':
        return Number(value) < Number(number)
      case '>=':
        return Number(value) >= Number(number)
      default:
        throw new Error(`No condition that is known here: ${part}`)
    }
  })
}

async function run({ 'release-notes-from': _, ...inputs }: StepInputs) {
  // GitHub, which has the releases, is not here.
  const { runner } = await runAction({
    emulator,
    inputs: { ...inputs, 'client-secret': inputs['client-secret'] ?? '' },
    mayHaveIdToken: !('client-secret' in inputs),
  })
  return runner
}

function raiseLiveVersions(version: string): void {
  const live = emulator.store.product(seedPaths.app).lastPublished?.resource['applicationPackages']
  for (const one of live as { version: string }[]) one.version = version
}

/** `POST applications/1/submissions/{id}/commit` becomes `POST commit`. */
const shorten = (change: string): string => change.replace(/ .*\/submissions(\/\{id\})?\/?/, ' ').trim()
