import { describe, expect, it } from '@jest/globals'
import type { Step } from '../../emulator/github/runner.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runBundle } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { IS_WINDOWS, itWhere } from '../support/system.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app] = PRODUCTS

useEmulator()
useFiles()

const POST = 'dist/post.js'

// The runner sends Ctrl-C to a console there, and Node can only end the process.
const itWithSignals = itWhere(!IS_WINDOWS, 'Windows has no signals')

const run = (step: Partial<Step>) =>
  runBundle({ emulator, inputs: { ...app.ids, 'zip-path': files.zip }, ...step })

const record = () => emulator.store.product(app.path)
const inStage =
  (stage: string) =>
  (log: string): boolean =>
    log.includes(`::group::${stage}`)
const create = { method: 'POST', path: /\/submissions$/ }

describe('A job that is cancelled', () => {
  itWithSignals(
    'while the Store makes the draft leaves it, since it may be somebody else’s, and its post run names it',
    async () => {
      emulator.inject({ match: create, silent: true, effect: 'applied' })

      const { exitCode, log, state } = await run({ cancelWhen: inStage('Create') })
      const post = await run({ script: POST, state })

      expect(log).toMatch(/::error::.*SIGINT/)
      expect({
        exitCodes: [exitCode, post.exitCode],
        deletes: emulator.requestLog.filter(({ method }) => method === 'DELETE').length,
        main: outcomeIn(log)?.is,
        post: outcomeIn(post.log),
      }).toEqual({
        exitCodes: [1, 0],
        deletes: 0,
        main: 'create unconfirmed',
        post: { is: 'draft of somebody kept', submissionId: record().pending?.id },
      })
    },
  )

  itWithSignals(
    'while the ZIP is uploaded deletes the draft, and no second signal cuts that short',
    async () => {
      emulator.inject({ match: { method: 'PUT', path: /^\/ingestion\// }, silent: true })
      emulator.inject({ match: { method: 'DELETE' }, delayInMs: 400 })

      const { exitCode, log } = await run({ cancelWhen: inStage('Update and upload'), grace: [100, 5000] })

      expect({ exitCode, pending: record().pending }).toEqual({ exitCode: 1, pending: undefined })
      expect(log).toMatch(/::error::.*SIGINT/)
      expect(outcomeIn(log)?.is).toBe('draft deleted')
    },
  )

  itWithSignals(
    'while it waits for the Store leaves what is committed, and its post run does nothing',
    async () => {
      record().switches.statusScript = ['CommitStarted']

      const { exitCode, log, outputs, state } = await run({
        cancelWhen: (log) => log.includes('Waiting until submission'),
      })
      const { length } = emulator.requestLog
      const post = await run({ script: POST, state })

      const id = record().pending?.id
      expect(log).toMatch(/::error::.*SIGINT/)
      expect(outcomeIn(log)).toEqual({ is: 'committed', submissionId: id })
      expect({ exitCode, outputs, commits: record().pending?.commits }).toMatchObject({
        exitCode: 1,
        outputs: { 'submission-id': id, status: 'CommitStarted', published: 'false' },
        commits: 1,
      })
      expect({
        exitCode: post.exitCode,
        log: post.log,
        requests: emulator.requestLog.length - length,
      }).toEqual({
        exitCode: 0,
        log: '',
        requests: 0,
      })
    },
  )

  it('and killed before it could clean up has the draft deleted by its post run', async () => {
    emulator.inject({ match: { method: 'PUT', path: /^\/ingestion\// }, silent: true })
    emulator.inject({ match: { method: 'DELETE' }, silent: true })

    const { exitCode, state } = await run({ cancelWhen: inStage('Update and upload'), grace: [300, 100] })
    const left = record().pending?.id
    const post = await run({ script: POST, state })

    expect({ exitCode, left, unfinished: JSON.parse(state['unfinishedDraft'] ?? '') }).toEqual({
      exitCode: null,
      left: expect.stringMatching(/^\d+$/),
      unfinished: {
        product: { kind: 'app', appId: app.ids['app-id'] },
        unfinished: { submissionId: left, owner: 'run' },
      },
    })
    expect({ exitCode: post.exitCode, pending: record().pending }).toEqual({
      exitCode: 0,
      pending: undefined,
    })
    expect(outcomeIn(post.log)).toEqual({ is: 'draft deleted', submissionId: left })
  })

  it('before it began is not carried out by its post run, whose inputs are the same', async () => {
    const { exitCode, log } = await run({ script: POST })

    expect({ exitCode, log, requests: emulator.requestLog.length, pending: record().pending }).toEqual({
      exitCode: 0,
      log: '',
      requests: 0,
      pending: undefined,
    })
  })

  it('and killed never has a draft deleted that somebody else made', async () => {
    const product = { kind: 'app', appId: app.ids['app-id'] }
    const state = { unfinishedDraft: JSON.stringify({ product, unfinished: { owner: 'unknown' } }) }
    const other = record().addPending({ origin: 'portal' })

    const { exitCode, log } = await run({ script: POST, state })

    expect({ exitCode, pending: record().pending?.id }).toEqual({ exitCode: 0, pending: other.id })
    expect(outcomeIn(log)).toEqual({ is: 'draft of somebody kept', submissionId: other.id })
  })
})
