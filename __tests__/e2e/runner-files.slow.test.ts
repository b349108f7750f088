import { describe, expect, it } from '@jest/globals'
import { runBundle } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })
useFiles()

const [app] = PRODUCTS
const inputs = () => ({ ...app.ids, 'zip-path': files.zip })
const record = () => emulator.store.product(app.path)

describe('What a step tells its runner', () => {
  it('keeps the line ends and the letters of a text', async () => {
    record().switches.statusScript = ['CommitStarted', 'CommitFailed']
    record().switches.statusErrors = [{ code: 'Größe', details: 'Zu groß:\r\n  Größe.png\n\rUnd 😀' }]

    const { outputs, summary } = await runBundle({
      emulator,
      inputs: { ...inputs(), 'release-notes': 'Größer.\r\nSchöner. 😀' },
    })

    expect({
      errors: JSON.parse(outputs['status-details'] ?? '').errors,
      notes: JSON.parse(outputs['changes'] ?? '')[0].after,
      status: outputs['status'],
      lacks: ['Größe.png', 'Größer.', 'Schöner. 😀'].filter((text) => !summary.includes(text)),
      returns: summary.includes('\r'),
    }).toEqual({
      errors: record().switches.statusErrors,
      notes: 'Größer.\nSchöner. 😀',
      status: 'CommitFailed',
      lacks: [],
      returns: false,
    })
  })

  it('is JSON of at most 100 kB, however much the Store says, and loses nothing behind it', async () => {
    record().switches.statusScript = ['CommitStarted', 'CommitFailed']
    const details = `Zeile\r\n${'ü'.repeat(900)}`
    record().switches.statusErrors = Array.from({ length: 200 }, (_, row) => ({
      code: `Code${row}`,
      details,
    }))

    const { outputs, summary } = await runBundle({ emulator, inputs: inputs() })

    const { errors } = JSON.parse(outputs['status-details'] ?? '')
    expect({
      first: errors[0],
      // 1.8 kB of UTF-8 each.
      errors: errors.length,
      outputs: Object.keys(outputs).sort(),
      status: outputs['status'],
      summary: Buffer.byteLength(summary) < 900 * 1024,
    }).toEqual({
      first: { code: 'Code0', details },
      errors: 21,
      outputs: [
        'changes',
        'packages',
        'published',
        'skipped',
        'status',
        'status-details',
        'submission-id',
        'submission-url',
      ],
      status: 'CommitFailed',
      summary: true,
    })
  })

  // The post run gets it as a variable, which holds 32,767 characters on Windows.
  // https://learn.microsoft.com/windows/win32/procthread/environment-variables
  it('for its post run is short, however long its inputs are', async () => {
    emulator.inject({ match: { method: 'PUT', path: /^\/ingestion\// }, silent: true })
    const submission = JSON.stringify({ notesForCertification: 'ü'.repeat(1900) })

    const { state } = await runBundle({
      emulator,
      inputs: { ...inputs(), submission, 'release-notes': 'ü\r\n'.repeat(500) },
      cancelWhen: (log) => log.includes('::group::Update and upload'),
      grace: [0, 0],
    })

    const { unfinishedDraft = '' } = state
    expect({ ...JSON.parse(unfinishedDraft), isShort: unfinishedDraft.length < 500 }).toEqual({
      product: { kind: 'app', appId: app.ids['app-id'] },
      unfinished: { submissionId: expect.any(String), owner: 'run' },
      isShort: true,
    })
  })
})

describe('A step without a place for its summary', () => {
  it.each([
    { name: 'because the runner has none', summary: undefined },
    { name: 'because its path is empty', summary: '' },
  ])('publishes, and misses nothing: $name', async ({ summary }) => {
    const { exitCode, log } = await runBundle({
      emulator,
      inputs: inputs(),
      env: { GITHUB_STEP_SUMMARY: summary },
    })

    expect({ exitCode, commits: record().pending?.commits, misses: log.match(/summary/gi) }).toEqual({
      exitCode: 0,
      commits: 1,
      misses: null,
    })
  })

  it('publishes when it cannot write it, and says so', async () => {
    const { exitCode, log } = await runBundle({
      emulator,
      inputs: inputs(),
      // A folder is in its place.
      env: { GITHUB_STEP_SUMMARY: files.folder },
    })

    expect({
      exitCode,
      commits: record().pending?.commits,
      warnings: log.match(/^::warning::The summary .*/gm),
    }).toEqual({
      exitCode: 0,
      commits: 1,
      warnings: [expect.stringContaining('cannot be written')],
    })
  })
})
