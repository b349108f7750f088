import { readdirSync } from 'node:fs'
import { register } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { endCollecting, startCollecting } from './collect.js'

process.env['PROPERTY_RUNS'] ??= '50'

// The tests of the mutated code, without those that need a server: each mutant must be judged quickly.
const TESTS = [
  'plan',
  'pipeline/polling/status-verdict.test.ts',
  'pipeline/apply-once.test.ts',
  'http/retry-policy.test.ts',
  ...['languages', 'merge', 'plan', 'refusals', 'retry-policy', 'status-verdict'].map(propertiesOf),
  ...['submission-words', 'versions'].map(propertiesOf),
]

function propertiesOf(what) {
  return `properties/${what}.test.ts`
}

/**
 * Runs the tests in this process, and reloads them only for mutants that take effect while modules are loaded. Jest
 * takes seconds per mutant, mostly to load the same modules.
 */
class InProcessRunner {
  #tests = []
  #loads = 0
  /** The mutant that was active while the tests were loaded. */
  #loadedWith = undefined
  /** The data shared by Stryker and the mutated code. */
  #mutated = {}

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    globalThis.__stryker__ ??= this.#mutated
    this.#mutated = globalThis.__stryker__
    register('./load-typescript.js', import.meta.url)
  }

  async dryRun() {
    await this.#load(undefined)
    const results = await this.#run(this.#tests, false)
    return { status: 'complete', tests: results, mutantCoverage: this.#mutated.mutantCoverage }
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
    this.#mutated.hitCount = hitLimit === undefined ? undefined : 0
    this.#mutated.hitLimit = hitLimit
    const atLoad = mutantActivation === 'static' ? activeMutant.id : undefined
    try {
      if (atLoad !== undefined || this.#loadedWith !== undefined || this.#loads === 0)
        await this.#load(atLoad)
    } catch (error) {
      return failure({ id: 'loading', fileName: activeMutant.fileName }, error)
    }
    this.#mutated.activeMutant = activeMutant.id
    const wanted = testFilter === undefined ? undefined : new Set(testFilter)
    const tests = await this.#run(
      this.#tests.filter(({ id }) => wanted === undefined || wanted.has(id)),
      !disableBail,
    )
    this.#mutated.activeMutant = undefined
    const { hitCount } = this.#mutated
    return toMutantRunResult(
      determineHitLimitReached(hitCount, hitLimit) ?? { status: 'complete', tests },
      disableBail,
    )
  }

  async #load(mutant) {
    this.#loadedWith = mutant
    this.#mutated.activeMutant = mutant
    this.#loads++
    const loaded = []
    for (const file of TESTS.flatMap(testFilesIn)) {
      startCollecting(file)
      await import(`${pathToFileURL(file).href}?load=${this.#loads}`)
      loaded.push(...endCollecting())
    }
    this.#tests = loaded
    this.#mutated.activeMutant = undefined
  }

  async #run(tests, bail) {
    const results = []
    for (const test of tests) {
      this.#mutated.currentTestId = test.id
      const begun = performance.now()
      const failed = await test.run().then(
        () => undefined,
        (error) => ({ status: 1, failureMessage: String(error?.message ?? error) }),
      )
      const timeSpentMs = performance.now() - begun
      results.push({ id: test.id, name: test.id, fileName: test.file, timeSpentMs, status: 0, ...failed })
      if (failed !== undefined && bail) break
    }
    this.#mutated.currentTestId = undefined
    return results
  }
}

function testFilesIn(place) {
  const path = resolve('__tests__', place)
  if (place.endsWith('.ts')) return [path]
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.test.ts'))
  return names.sort().map((name) => join(path, name))
}

function failure(test, error) {
  return toMutantRunResult({
    status: 'complete',
    tests: [{ ...test, name: test.id, timeSpentMs: 0, status: 1, failureMessage: String(error) }],
  })
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)]
