import { describe, expect, it } from '@jest/globals'
import { outcomeIn } from '../support/outcome.ts'
import { startAction } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })
useFiles()

const [app] = PRODUCTS

/** Runs a step whose runner takes nothing by some of its functions. */
async function runWithout(functions: readonly string[], inputs: Readonly<Record<string, string>> = {}) {
  const { runner, ended } = startAction({
    emulator,
    inputs: { ...app.ids, 'zip-path': files.zip, ...inputs },
  })
  const fail = (): never => {
    throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' })
  }
  Object.assign(runner, Object.fromEntries(functions.map((name) => [name, fail])))
  await ended
  return { failure: runner.failure, commits: emulator.store.product(app.path).pending?.commits }
}

const LOG = ['info', 'debug', 'warning', 'error', 'startGroup', 'endGroup', 'setSecret']

describe('A runner that takes nothing', () => {
  it.each(
    [...LOG, 'setOutput', 'summarize'].map((name) => [name]).concat([[...LOG, 'setOutput', 'summarize']]),
  )('by %s does not hinder a submission', async (...functions) => {
    expect(await runWithout(functions)).toEqual({ failure: undefined, commits: 1 })
  })

  it('does not hide why a run fails', async () => {
    const { failure } = await runWithout([...LOG, 'setOutput', 'summarize'], { 'zip-path': 'lost.zip' })
    expect(failure).toMatch(/^"zip-path": .*lost\.zip/)
  })

  it('by saveState makes the run end before it makes a draft', async () => {
    const { failure, commits } = await runWithout(['saveState'])
    const changes = emulator.requestLog.filter(
      ({ method, path }) => method !== 'GET' && path.startsWith('/v1.0/'),
    )
    expect({ commits, changes, is: outcomeIn(failure)?.is }).toEqual({
      commits: undefined,
      changes: [],
      is: 'nothing changed',
    })
    expect(failure).toMatch(/^The state for the post run cannot be written: EMFILE/)
  })
})
