import { describe, expect, it } from '@jest/globals'
import { logLines } from '../../../src/action/report/log-lines.ts'
import { initialState, type RunState, reduce } from '../../../src/action/report/run-state.ts'
import type { Event } from '../../../src/pipeline/events.ts'
import type { Owner } from '../../../src/pipeline/knowledge/change-state.ts'
import type { Knowledge } from '../../../src/pipeline/knowledge/knowledge.ts'
import type { ProductState, StatusDetails } from '../../../src/store/submission.ts'

const none: StatusDetails = { errors: [], warnings: [], certificationReports: [] }
const app = { kind: 'app', appId: '9NBLGGH4R315' } as const
const url = 'https://partner.example/7'
const state: ProductState = {
  name: 'Demo',
  publishedId: '1',
  pendingId: undefined,
  identity: { packageName: undefined, publisher: undefined },
}
const packages = [{ fileName: 'Phone.xap', identity: undefined }]

/** The state after the events, the first of which happened at 0 and each other one a second later. */
const stateAfter = (...events: readonly Event[]): RunState =>
  events.reduce((result, event, index) => reduce(result, event, index * 1000), initialState)

const draft: Event = { type: 'draft', submissionId: '7', url, owner: 'run' }
const status = (word: string, details = none): Event => ({ type: 'status', status: word, details })

const deleted = { id: '5', name: undefined, packages: [] }
const flightDeleted = { type: 'resource-deleted', what: 'flight', id: 'f-1', name: 'Insiders' } as const

const left: Event = { type: 'draft-left', submissionId: '7', reason: 'Cut off.', inDoubt: true }

const draftOnly = (owner: Owner): Knowledge => ({ changes: [], draft: { submissionId: '7', owner } })

describe('The state of a run', () => {
  it.each<{ name: string; events: readonly Event[]; expected: Partial<RunState> }>([
    { name: 'begins with nothing', events: [], expected: {} },
    {
      name: 'knows what was tried',
      events: [{ type: 'attempt', attempt: { what: 'rollout', submissionId: '6' }, step: 'sent' }],
      expected: {
        knowledge: {
          changes: [{ attempt: { what: 'rollout', submissionId: '6' }, state: 'sent' }],
          draft: undefined,
        },
      },
    },
    {
      name: 'knows the product and its name',
      events: [{ type: 'product', product: app, state }],
      expected: { product: app, productName: 'Demo' },
    },
    {
      name: 'knows the last plan',
      events: [
        {
          type: 'planned',
          plan: { uploads: ['a'], changes: [] },
          packages: [],
          warnings: [],
        },
        {
          type: 'planned',
          plan: { uploads: ['b'], changes: [{ field: 'tag', before: null, after: 'x' }] },
          packages,
          warnings: ['Odd.'],
        },
      ],
      expected: {
        planned: true,
        uploads: ['b'],
        changes: [{ field: 'tag', before: null, after: 'x' }],
        packages,
        warnings: ['Odd.'],
      },
    },
    {
      name: 'knows what becomes of the packages',
      events: [
        { type: 'contents', packages: [] },
        {
          type: 'contents',
          packages: [{ fileName: 'a.msix', version: '1.1.0.0', architecture: 'x64', change: 'new' }],
        },
      ],
      expected: {
        contents: [{ fileName: 'a.msix', version: '1.1.0.0', architecture: 'x64', change: 'new' }],
      },
    },
    {
      name: 'knows what is waited for, what stays live meanwhile, and when it is published',
      events: [
        {
          type: 'following',
          submissionId: '7',
          url,
          waitFor: 'published',
          longestPauseInMs: 30_000,
          live: { id: '6', versions: ['1.0.0.0'] },
          publishTime: { mode: 'Immediate', date: '' },
        },
      ],
      expected: {
        following: {
          submissionId: '7',
          url,
          waitFor: 'published',
          live: { id: '6', versions: ['1.0.0.0'] },
          publishTime: { mode: 'Immediate', date: '' },
        },
      },
    },
    {
      name: 'knows what the run has warned of, in its order',
      events: [
        { type: 'warning', message: 'The end was cut.' },
        {
          type: 'planned',
          plan: { uploads: [], changes: [] },
          packages: [],
          warnings: ['One language less.', 'No bundle any more.'],
        },
        left,
      ],
      expected: {
        planned: true,
        submissionId: '7',
        warnings: ['The end was cut.', 'One language less.', 'No bundle any more.', ...logLines(left)],
      },
    },
    {
      name: 'knows that it is a dry run',
      events: [{ type: 'dry-run' }],
      expected: { outcome: { type: 'dry-run' } },
    },
    {
      name: 'knows what a dry run of another command would do',
      events: [{ type: 'dry-run', intended: { action: 'halt-rollout' } }],
      expected: { outcome: { type: 'dry-run', intended: { action: 'halt-rollout' } } },
    },
    {
      name: 'knows how another command has ended',
      events: [flightDeleted],
      expected: { outcome: flightDeleted },
    },
    {
      name: 'knows the submission that it follows, which is not its own',
      events: [{ type: 'followed', submissionId: '7', url }],
      expected: { submissionId: '7', submissionUrl: url },
    },
    {
      name: 'knows how far the rollout is',
      events: [{ type: 'rollout-status', rollout: { percentage: 25, status: 'PackageRolloutInProgress' } }],
      expected: { rolloutStatus: { percentage: 25, status: 'PackageRolloutInProgress' } },
    },
    {
      name: 'knows the flight that was made',
      events: [{ type: 'resource-created', what: 'flight', id: 'f-1', name: 'Insiders' }],
      expected: { created: { what: 'flight', id: 'f-1', name: 'Insiders' } },
    },
    {
      name: 'knows the add-on that was made',
      events: [{ type: 'resource-created', what: 'add-on', id: '9N', name: 'coins' }],
      expected: { created: { what: 'add-on', id: '9N', name: 'coins' } },
    },
    {
      name: 'knows what was exported',
      events: [{ type: 'exported', folder: 'listings', files: ['en-us/title.txt'] }],
      expected: { outcome: { type: 'exported', folder: 'listings', files: ['en-us/title.txt'] } },
    },
    {
      name: 'knows which rollout was finished',
      events: [{ type: 'rollout-ended', submissionId: '6', action: 'halt' }],
      expected: { endedRollout: { type: 'rollout-ended', submissionId: '6', action: 'halt' } },
    },
    {
      name: 'forgets how a submission stands that it only waited for',
      events: [
        { type: 'product', product: app, state },
        status('Published', { ...none, warnings: [{ code: 'a', details: 'b' }] }),
        { type: 'product', product: app, state },
      ],
      expected: { product: app, productName: 'Demo', timeline: [{ status: 'Published', at: 1000 }] },
    },
    {
      name: 'knows that there was nothing to do',
      events: [{ type: 'skipped', submissionId: '6', url, status: 'Published' }],
      expected: {
        outcome: { type: 'skipped', submissionId: '6', url, status: 'Published' },
        submissionId: '6',
        submissionUrl: url,
        status: 'Published',
      },
    },
    {
      name: 'knows what was replaced',
      events: [{ type: 'replaced', deleted }],
      expected: { replaced: deleted },
    },
    {
      name: 'knows the draft',
      events: [draft],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        knowledge: draftOnly('run'),
        status: 'PendingCommit',
        timeline: [{ status: 'PendingCommit', at: 0 }],
      },
    },
    {
      name: 'knows that the draft was there before',
      events: [{ type: 'draft', submissionId: '7', url, owner: 'other' }],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        knowledge: draftOnly('other'),
        status: 'PendingCommit',
        timeline: [{ status: 'PendingCommit', at: 0 }],
      },
    },
    {
      name: 'knows that the draft is kept',
      events: [draft, { type: 'draft-kept' }],
      expected: {
        outcome: { type: 'draft-kept' },
        submissionId: '7',
        submissionUrl: url,
        knowledge: { changes: [], draft: { submissionId: '7', owner: 'run', isKept: true } },
        status: 'PendingCommit',
        timeline: [{ status: 'PendingCommit', at: 0 }],
      },
    },
    {
      name: 'knows that the draft was deleted again, and is told so by the deletion',
      events: [draft, { type: 'draft-deleted', submissionId: '7' }],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        knowledge: draftOnly('run'),
        status: 'PendingCommit',
        timeline: [{ status: 'PendingCommit', at: 0 }],
      },
    },
    {
      name: 'knows that the draft could not be deleted',
      events: [draft, left],
      expected: {
        submissionId: '7',
        submissionUrl: url,
        knowledge: draftOnly('run'),
        warnings: logLines(left),
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
        knowledge: draftOnly('run'),
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
      name: 'knows the last answer only to a request that is made again and again',
      events: [
        { type: 'answer', method: 'GET', path: 'a', status: 200, durationInMs: 1 },
        { type: 'answer', method: 'GET', path: 'b', status: 200, durationInMs: 2 },
        { type: 'answer', method: 'GET', path: 'a', status: 503, durationInMs: 3 },
        { type: 'answer', method: 'PUT', path: 'a', status: 200, durationInMs: 4 },
        { type: 'answer', method: 'GET', path: 'a', status: 200, durationInMs: 5 },
      ],
      expected: {
        answers: [
          { type: 'answer', method: 'GET', path: 'b', status: 200, durationInMs: 2 },
          { type: 'answer', method: 'GET', path: 'a', status: 503, durationInMs: 3 },
          { type: 'answer', method: 'PUT', path: 'a', status: 200, durationInMs: 4 },
          { type: 'answer', method: 'GET', path: 'a', status: 200, durationInMs: 5 },
        ],
      },
    },
    {
      name: 'knows every answer',
      events: [{ type: 'answer', method: 'GET', path: 'a', status: 200, durationInMs: 1 }],
      expected: { answers: [{ type: 'answer', method: 'GET', path: 'a', status: 200, durationInMs: 1 }] },
    },
  ])('$name', ({ events, expected }) => {
    expect(stateAfter(...events)).toEqual({ ...initialState, ...expected })
  })

  it.each<Event>([
    { type: 'stage', stage: 'Check' },
    { type: 'retry', method: 'GET', path: 'a', reason: 'No.', delayInMs: 1 },
    { type: 'updated' },
    { type: 'credential', kind: 'secret' },
    { type: 'upload', sentBytes: 1, totalBytes: 2 },
  ])('stays the same value after $type, so that no output is set anew', (event) => {
    expect(reduce(initialState, event, 0)).toBe(initialState)
  })
})
