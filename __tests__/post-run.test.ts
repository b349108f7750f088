import { describe, expect, it } from '@jest/globals'
import { outcomeIn } from './support/outcome.ts'
import { runAction } from './support/run-action.ts'
import { PRODUCTS } from './support/store-run.ts'
import { emulator, useEmulator } from './support/use-emulator.ts'

useEmulator({ blobs: 'discard' })

const [app] = PRODUCTS

describe('The post run of a step', () => {
  // Its inputs are those of the step. It reads no file of theirs: the job may have deleted its workspace.
  it.each<Readonly<Record<string, string>>>([
    { packages: 'out\\**\\*.msix\r\n!out\\Debug\\**' },
    { 'zip-path': 'C:\\a\\demo & co\\upload.zip' },
    { 'zip-path': '\\\\server\\share\\upload.zip' },
    { 'zip-path': '\\\\?\\D:\\a\\upload.zip' },
    {
      packages: 'D:\\a\\out\\*.msix',
      'metadata-path': '.\\store\\listings\\',
      'release-notes-path': 'notes\\Größe.md',
      submission: 'store\\submission.json',
    },
  ])('deletes the draft that it has left, whatever paths it was given: %j', async (paths) => {
    const draft = emulator.store.product(app.path).addPending({ origin: 'api', status: 'PendingCommit' })
    const saved = {
      product: { kind: 'app', appId: app.ids['app-id'] },
      unfinished: { submissionId: draft.id, owner: 'run' },
    }

    const { runner } = await runAction({
      emulator,
      inputs: { ...app.ids, ...paths },
      state: { unfinishedDraft: JSON.stringify(saved) },
    })

    expect({
      failure: runner.failure,
      outcome: outcomeIn(runner.log.join('\n')),
      pending: emulator.store.product(app.path).pending,
    }).toEqual({
      failure: undefined,
      outcome: { is: 'draft deleted', submissionId: draft.id },
      pending: undefined,
    })
  })

  it.each([
    { state: '{"product":', why: expect.any(String) },
    { state: '7', why: 'it names no product' },
    { state: '{}', why: 'it names no product' },
    { state: '{"product":{"kind":"game"},"unfinished":{"owner":"run"}}', why: 'it names no product' },
    { state: '{"product":{"kind":"app","appId":7},"unfinished":{"owner":"run"}}', why: 'it has no appId' },
    {
      state: '{"product":{"kind":"app","appId":"../9N"},"unfinished":{"owner":"run"}}',
      why: 'it has no appId',
    },
    {
      state: '{"product":{"kind":"flight","appId":"9N"},"unfinished":{"owner":"run"}}',
      why: 'it has no flightId',
    },
    {
      state: '{"product":{"kind":"add-on","addOnId":"9N"},"unfinished":{"owner":"other"}}',
      why: 'it does not say whose the draft is',
    },
    {
      state: '{"product":{"kind":"app","appId":"9N"},"unfinished":{"owner":"run","submissionId":7}}',
      why: 'it has no submissionId',
    },
  ])(
    'says that it cannot read a state that no step saves, and sends nothing: $state',
    async ({ state, why }) => {
      const { runner } = await runAction({ emulator, inputs: app.ids, state: { unfinishedDraft: state } })

      const [, reason] =
        /^The state that the step saved for its post run cannot be read: (.*?)\. Nothing was deleted\./.exec(
          runner.failure ?? '',
        ) ?? []
      expect({
        reason,
        outcome: outcomeIn(runner.failure)?.is,
        log: runner.log.filter((line) => line.includes(' at ')),
        requests: emulator.requestLog.length,
      }).toEqual({ reason: why, outcome: 'create unconfirmed', log: [], requests: 0 })
    },
  )
})
