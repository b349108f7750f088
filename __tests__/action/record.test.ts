import { describe, expect, it } from '@jest/globals'
import { emptyRecord, type RunRecord, recorded } from '../../src/action/record.ts'
import type { Event } from '../../src/events.ts'
import type { StatusDetails } from '../../src/store/submission.ts'
import { aDraft } from '../support/builders.ts'

const none: StatusDetails = { errors: [], warnings: [], certificationReports: [] }
const app = { kind: 'app', appId: '9NBLGGH4R315' } as const
const url = 'https://partner.example/7'

/** The record after the events, the first of which happened at 0 and each other one a second later. */
const after = (...events: readonly Event[]): RunRecord =>
  events.reduce((record, event, index) => recorded(record, event, index * 1000), emptyRecord)

const draft: Event = { type: 'draft', draft: { submission: aDraft({ id: '7' }), url, adopted: false } }
const status = (word: string, details = none): Event => ({ type: 'status', status: word, details })

describe('The record of a run', () => {
  it.each<{ name: string; events: readonly Event[]; expected: Partial<RunRecord> }>([
    { name: 'begins with nothing', events: [], expected: {} },
    {
      name: 'knows the product and its name',
      events: [
        { type: 'product', product: app, state: { name: 'Demo', publishedId: '1', pendingId: undefined } },
      ],
      expected: { product: app, productName: 'Demo' },
    },
    {
      name: 'knows the last plan',
      events: [
        { type: 'planned', plan: { submission: {}, uploads: ['a'], changes: [] } },
        {
          type: 'planned',
          plan: { submission: {}, uploads: ['b'], changes: [{ field: 'tag', before: null, after: 'x' }] },
        },
      ],
      expected: { uploads: ['b'], changes: [{ field: 'tag', before: null, after: 'x' }] },
    },
    {
      name: 'knows that there was nothing to do',
      events: [{ type: 'skipped', submissionId: '6', url, status: 'Published' }],
      expected: { skipped: true, submissionId: '6', submissionUrl: url, status: 'Published' },
    },
    {
      name: 'knows what was replaced',
      events: [{ type: 'deleted', submissionId: '5', name: undefined, packages: [] }],
      expected: { replaced: '5 with no packages' },
    },
    {
      name: 'knows the draft',
      events: [draft],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        draft: 'open',
        status: 'PendingCommit',
        timeline: [{ status: 'PendingCommit', at: 0 }],
      },
    },
    {
      name: 'knows that the draft was deleted again',
      events: [draft, { type: 'draft-deleted', submissionId: '7' }],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        draft: 'deleted',
        status: 'PendingCommit',
        timeline: [{ status: 'PendingCommit', at: 0 }],
      },
    },
    {
      name: 'knows that the draft could not be deleted',
      events: [draft, { type: 'draft-left', submissionId: '7', reason: 'No.' }],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        draft: 'left',
        status: 'PendingCommit',
        timeline: [{ status: 'PendingCommit', at: 0 }],
      },
    },
    {
      name: 'knows the statuses, each once, with the time when it was first seen',
      events: [
        draft,
        { type: 'committed' },
        status('CommitStarted'),
        status('PreProcessing'),
        status('PreProcessing'),
        status('Certification'),
      ],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        draft: 'open',
        committed: true,
        status: 'Certification',
        timeline: [
          { status: 'PendingCommit', at: 0 },
          { status: 'CommitStarted', at: 1000 },
          { status: 'PreProcessing', at: 3000 },
          { status: 'Certification', at: 5000 },
        ],
      },
    },
    {
      name: 'knows a status that comes back',
      events: [status('CommitStarted'), status('PendingCommit'), status('CommitStarted')],
      expected: {
        status: 'CommitStarted',
        timeline: [
          { status: 'CommitStarted', at: 0 },
          { status: 'PendingCommit', at: 1000 },
          { status: 'CommitStarted', at: 2000 },
        ],
      },
    },
    {
      name: 'knows the last details only',
      events: [
        status('CommitStarted', { ...none, errors: [{ code: 'a', details: 'b' }] }),
        status('CommitStarted', { ...none, warnings: [{ code: 'c', details: 'd' }] }),
      ],
      expected: {
        details: { ...none, warnings: [{ code: 'c', details: 'd' }] },
        status: 'CommitStarted',
        timeline: [{ status: 'CommitStarted', at: 0 }],
      },
    },
    {
      name: 'knows every answer',
      events: [{ type: 'answer', method: 'GET', path: 'a', status: 200, durationInMs: 1 }],
      expected: { answers: [{ type: 'answer', method: 'GET', path: 'a', status: 200, durationInMs: 1 }] },
    },
  ])('$name', ({ events, expected }) => {
    expect(after(...events)).toEqual({ ...emptyRecord, ...expected })
  })

  it.each<Event>([
    { type: 'stage', stage: 'Check' },
    { type: 'retry', method: 'GET', path: 'a', reason: 'No.', delayInMs: 1 },
    { type: 'updated' },
    { type: 'upload', path: 'a.zip', sentBytes: 1, totalBytes: 2 },
  ])('stays the same value after $type, so that no output is set anew', (event) => {
    expect(recorded(emptyRecord, event, 0)).toBe(emptyRecord)
  })
})
