import { describe, expect, it } from '@jest/globals'
import type { Context } from '../../src/pipeline/context.ts'
import type { Event } from '../../src/pipeline/events.ts'
import { type Knowledge, nothingKnown } from '../../src/pipeline/knowledge/knowledge.ts'
import { type FilledDraft, verifyDraft } from '../../src/pipeline/verify-submission.ts'
import { HttpError } from '../../src/shared/errors.ts'
import type { Submission } from '../../src/store/submission.ts'

const answered: Submission = { id: '7', status: 'PendingCommit', notesForCertification: 'Ours.' }

/** What a run knows of its draft when its time is over while one of the two readings has not been answered. */
async function evidenceOf(readings: {
  readonly draft: Submission | undefined
  readonly isReplaced: boolean | undefined
}): Promise<readonly Event[]> {
  const events: Event[] = []
  const run = new AbortController()
  const answer = async <T>(value: T | undefined, signal: AbortSignal): Promise<T> => {
    if (value !== undefined) {
      // The other one has been asked by then, too.
      setImmediate(() => run.abort(new Error('Timed out.')))
      return value
    }
    return await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  }
  const files: FilledDraft['files'] = { isReplaced: (signal) => answer(readings.isReplaced, signal) }
  const store = {
    product: { kind: 'app', appId: '9NBLGGH4R315' },
    getWithStatus: async (_id: string, { signal }: { readonly signal: AbortSignal }) =>
      await answer(
        readings.draft && { submission: readings.draft, status: readings.draft['status'], details: {} },
        signal,
      ),
  }
  const context = { store, signal: run.signal, report: (event: Event) => events.push(event) }
  const draft = { plan: { submission: answered, changes: [] }, answered, files }
  await expect(verifyDraft(draft, context as unknown as Context)).rejects.toThrow('Timed out.')
  return events
}

const changedByOther: Event = { type: 'draft-evidence', submissionId: '7', owner: 'other' }

it.each<{ name: string; readings: Parameters<typeof evidenceOf>[0]; events: readonly Event[] }>([
  {
    name: 'a draft that somebody has changed, while the ZIP is not read yet',
    readings: { draft: { ...answered, notesForCertification: 'Mine.' }, isReplaced: undefined },
    events: [changedByOther],
  },
  {
    name: 'a ZIP that somebody has replaced, while the draft is not read yet',
    readings: { draft: undefined, isReplaced: true },
    events: [changedByOther],
  },
  {
    name: 'nothing of a draft that nobody has changed, while the ZIP is not read yet',
    readings: { draft: answered, isReplaced: undefined },
    events: [],
  },
])('A run whose time is over knows $name', async ({ readings, events }) => {
  expect(await evidenceOf(readings)).toEqual(events)
})

describe('A draft that the Store answers 404 for', () => {
  const refused = new HttpError({ method: 'GET', path: 'submissions/7', status: 404 })
  const deletedByOther: Event = {
    type: 'attempt',
    attempt: { what: 'delete', submissionId: '7' },
    step: 'observed',
  }
  const committed: Event = {
    type: 'attempt',
    attempt: { what: 'commit', submissionId: '7' },
    step: 'observed',
  }

  it.each<{ name: string; status: string | undefined; error: RegExp; events: readonly Event[] }>([
    {
      name: 'is gone when its status is, too',
      status: undefined,
      error: /^Somebody else deleted submission 7/,
      events: [deletedByOther],
    },
    {
      name: 'is not taken for gone while its status is there',
      status: 'PendingCommit',
      error: /404/,
      events: [],
    },
    {
      name: 'was submitted by somebody else when its status says so',
      status: 'CommitStarted',
      error: /^Somebody else submitted submission 7/,
      events: [committed, { type: 'draft-evidence', submissionId: '7', owner: 'other' }, committed],
    },
  ])('$name', async ({ status, error, events }) => {
    const told: Event[] = []
    const store = {
      product: { kind: 'app', appId: '9NBLGGH4R315' },
      getWithStatus: async () => await Promise.reject(refused),
      getStatus: async () => (status === undefined ? await Promise.reject(refused) : { status, details: {} }),
    }
    const { signal } = new AbortController()
    const knowledge = (): Knowledge => nothingKnown
    const context = { store, signal, knowledge, report: (event: Event) => told.push(event) }
    const draft = { plan: { submission: answered, changes: [] }, answered, files: undefined }

    await expect(verifyDraft(draft, context as unknown as Context)).rejects.toThrow(error)

    expect(told).toEqual(events)
  })
})
