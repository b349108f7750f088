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
})
