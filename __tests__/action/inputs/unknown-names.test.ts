import { describe, expect, it } from '@jest/globals'
import { INPUT_NAMES } from '../../../src/action/inputs/schema.ts'
import { FOREIGN_NAMES, refuseUnknownNames } from '../../../src/action/inputs/unknown-names.ts'
import { InputErrors } from '../../../src/shared/errors.ts'
import { envOf, minimal, refusal, type StepInputs } from './step-inputs.ts'

/** What is wrong with names, each in a sentence. */
function problemsOf(given: StepInputs): readonly string[] {
  try {
    refuseUnknownNames(envOf(given))
    return []
  } catch (error) {
    return error instanceof InputErrors ? error.errors.map(({ message }) => message) : [String(error)]
  }
}

describe('A misspelled input, of which the runner only warns, is refused', () => {
  it.each([
    ['app_id', 'app-id'],
    ['appid', 'app-id'],
    ['flight-ids', 'flight-id'],
    ['zippath', 'zip-path'],
    ['metadata-onyl', 'metadata-only'],
    ['wait-fro', 'wait-for'],
    ['client-secrets', 'client-secret'],
    ['addon-id', 'add-on-id'],
  ])('%s is not %s', (name, meant) => {
    const { input, message } = refusal({ ...minimal, [name]: 'x' })
    expect([input, message.includes(`"${meant}"`)]).toEqual([name, true])
  })

  it('and its value is not repeated, which may be a secret', () => {
    expect(refusal({ ...minimal, 'client-secet': 'hidden-value' }).message).not.toContain('hidden')
  })
})

describe('An input of another tool is refused with the name to use', () => {
  it.each([
    ['package-path', 'use "packages".'],
    ['delete-pending', 'use "if-pending".'],
    ['skip-polling', 'use "wait-for".'],
    ['packages-keep', 'use "existing-packages: keep-latest" and "keep-count".'],
    ['product-id', 'use "app-id".'],
    ['metadata-update', 'use "metadata-path" or "submission".'],
    // One letter away from "packages", too: what is known is no guess.
    ['package', 'use "packages".'],
    // As a task of Azure DevOps spells them.
    ['packagePath', 'use "packages".'],
    ['additional_packages', 'use "packages".'],
    ['existingPackageRolloutAction', 'use "if-rollout-active".'],
    ['metadataUpdateMethod', 'use "metadata-path" or "submission".'],
    // As a parameter of StoreBroker.
    ['RedundantPackagesToKeep', 'use "existing-packages: keep-latest" and "keep-count".'],
    ['UpdatePublishModeAndVisibility', 'use "publish-mode" and "visibility".'],
    // Before the first release.
    ['commit', 'use "draft".'],
    ['pending', 'use "if-pending".'],
    ['existing-rollout', 'use "if-rollout-active".'],
    ['package-policy', 'use "existing-packages".'],
    ['keep-packages', 'use "keep-count".'],
  ])('%s: %s', (name, says) => {
    expect(refusal({ [name]: 'x' })).toEqual({
      input: name.toLowerCase(),
      message: `"${name.toLowerCase()}" is not an input of this action; ${says}`,
      secrets: [],
    })
  })

  it('before anything else, and all of them at once', () => {
    expect(
      problemsOf({ 'client-secet': 'x', 'delete-pending': 'true', command: 'nonsense', 'package-path': 'a' }),
    ).toEqual([
      '"delete-pending" is not an input of this action; use "if-pending".',
      '"package-path" is not an input of this action; use "packages".',
    ])
  })

  it.each(Object.entries(FOREIGN_NAMES))('which is an input: %s', (_, instead) => {
    const inputs = [...instead.matchAll(/"([a-z-]+)/g)].map(([, input]) => input)
    expect(INPUT_NAMES).toEqual(expect.arrayContaining(inputs))
    expect(inputs).not.toEqual([])
  })

  it('but no input of this action is', () => {
    expect(problemsOf(Object.fromEntries(INPUT_NAMES.map((name) => [name, 'x'])))).toEqual([])
  })
})
