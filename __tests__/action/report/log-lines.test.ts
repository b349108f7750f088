import { describe, expect, it } from '@jest/globals'
import { debugLines, logLines, progressLine, sentenceFor } from '../../../src/action/report/log-lines.ts'
import type { Event, EventOf } from '../../../src/pipeline/events.ts'
import type { ProductState } from '../../../src/store/submission.ts'

const app = { kind: 'app', appId: '9NBLGGH4R315' } as const
const url = 'https://partner.example/7'
const identity = {
  name: 'Contoso.Demo',
  publisher: 'CN=Contoso',
  version: '1.2.3.0',
  architectures: ['arm64', 'x64'],
  deviceFamilies: [],
  languages: [],
  isBundle: true,
  contents: [],
}
const details = { errors: [], warnings: [], certificationReports: [] }
const state = (fields: Partial<ProductState>): ProductState => ({
  identity: { packageName: undefined, publisher: undefined },
  name: undefined,
  publishedId: undefined,
  pendingId: undefined,
  ...fields,
})

const following = (waitFor: EventOf<'following'>['waitFor'], mode: string): Event => ({
  type: 'following',
  submissionId: '7',
  url,
  waitFor,
  longestPauseInMs: 30_000,
  publishTime: { mode, date: '' },
})

// One row at least for each type of event; a type without one does not compile.
const CASES: Readonly<
  Record<Event['type'], readonly { readonly event: Event; readonly lines: readonly string[] }[]>
> = {
  target: [{ event: { type: 'target', product: { kind: 'app', appId: '9NBLGGH4R315' } }, lines: [] }],
  stage: [{ event: { type: 'stage', stage: 'Check' }, lines: [] }],
  slow: [
    {
      event: { type: 'slow', method: 'POST', path: 'a/b', elapsedInMs: 30_000, limitInMs: 300_000 },
      lines: ['POST a/b: no answer for 30 s; waiting up to 5 min.'],
    },
  ],
  following: (['published', 'certified', 'accepted', 'none'] as const)
    .map((waitFor) => ({
      event: following(waitFor, 'Immediate'),
      lines: [`Waiting until submission 7 is ${waitFor === 'none' ? 'submitted' : waitFor}.`],
    }))
    .concat(
      (['Manual', 'SpecificDate'] as const).flatMap((mode) => [
        { event: following('certified', mode), lines: ['Waiting until submission 7 is certified.'] },
        {
          event: following('published', mode),
          lines: [
            `Waiting until submission 7 is certified. Its publish mode is ${mode}, so the wait ends there.`,
          ],
        },
      ]),
    ),
  'time-limit': [{ event: { type: 'time-limit', limitInMs: 60_000 }, lines: [] }],
  'pending-action': [
    { event: { type: 'pending-action', action: 'create', submissionId: undefined }, lines: [] },
  ],
  late: [
    {
      event: { type: 'late', what: 'new-draft', upToInMs: 30_000 },
      lines: [
        'The product does not show the new draft yet. Checking again for up to 30 s, since the Store may show it late.',
      ],
    },
    {
      event: { type: 'late', what: 'update', submissionId: '7', upToInMs: 10_000 },
      lines: [
        'Submission 7 differs from what this run sent. Checking again for up to 10 s, since the Store may show it late.',
      ],
    },
    {
      event: { type: 'late', what: 'commit', submissionId: '7', upToInMs: 600_000 },
      lines: [
        'Submission 7 is still shown as a draft. Checking again for up to 10 min, since the Store may show it late.',
      ],
    },
    {
      event: { type: 'late', what: 'rollout', submissionId: '7', upToInMs: 10_000 },
      lines: [
        'The rollout of submission 7 does not show the change yet. Checking again for up to 10 s, since the Store may show it late.',
      ],
    },
  ],
  upload: [{ event: { type: 'upload', sentBytes: 1, totalBytes: 2 }, lines: [] }],
  answer: [
    {
      event: { type: 'answer', method: 'GET', path: 'applications/9N', status: 200, durationInMs: 1234 },
      lines: [],
    },
    {
      event: {
        type: 'answer',
        method: 'PUT',
        path: 'a',
        status: 400,
        durationInMs: 99,
        correlationId: 'c-1',
      },
      lines: ['PUT a: 400 in 99 ms, correlation ID c-1'],
    },
    // The retry tells of them, or the error at the end.
    ...[408, 429, 500, 503].map((status): { event: Event; lines: readonly string[] } => ({
      event: { type: 'answer', method: 'PUT', path: 'a', status, durationInMs: 99, correlationId: 'c-1' },
      lines: [],
    })),
  ],
  retry: [
    {
      event: {
        type: 'retry',
        method: 'GET',
        path: 'a',
        reason: 'GET a was answered 503.',
        delayInMs: 14_000,
      },
      lines: ['GET a was answered 503. Trying again in 14 s.'],
    },
  ],
  product: [
    {
      event: { type: 'product', product: app, state: state({ name: 'Demo', publishedId: '6' }) },
      lines: ['Demo: submission 6 is live, nothing is pending.'],
    },
    {
      event: { type: 'product', product: app, state: state({ publishedId: '6', pendingId: '7' }) },
      lines: ['app 9NBLGGH4R315: submission 6 is live, submission 7 is pending.'],
    },
    {
      event: { type: 'product', product: app, state: state({ name: 'Demo' }) },
      lines: ['Demo: never published, nothing is pending.'],
    },
  ],
  planned: [
    {
      event: {
        type: 'planned',
        plan: { uploads: [], changes: [] },
        packages: [],
        warnings: [],
      },
      lines: ['Plan: 0 changes, 0 files to upload.'],
    },
    {
      event: {
        type: 'planned',
        plan: {
          uploads: ['a.msix', 'b.png'],
          changes: [{ field: 'tag', before: null, after: 'x' }],
        },
        packages: [
          { fileName: 'a.msix', identity },
          { fileName: 'b.xap', identity: undefined },
        ],
        warnings: ['Told by the reporter.'],
      },
      lines: [
        'Plan: 1 change, 2 files to upload.',
        'File b.png',
        'Package a.msix: Contoso.Demo 1.2.3.0 arm64+x64',
        'Package b.xap: its manifest was not read (unsupported type).',
      ],
    },
  ],
  'unplanned-changes': [
    {
      event: {
        type: 'unplanned-changes',
        seenIn: 'draft',
        changes: [{ field: 'visibility', before: 'Public', after: null }],
      },
      lines: [
        'The new draft differs from the live submission in fields that this run does not set, and will be published like that: visibility ("Public" → none)',
      ],
    },
    {
      event: {
        type: 'unplanned-changes',
        seenIn: 'update',
        changes: Array.from({ length: 12 }, (_, index) => ({
          field: `f${index}`,
          before: null,
          after: index,
        })),
      },
      lines: [
        'The Store answered the update with different values in fields that this run does not set: ' +
          `${Array.from({ length: 10 }, (_, index) => `f${index} (none → ${index})`).join('; ')} and 2 more`,
      ],
    },
    {
      event: {
        type: 'unplanned-changes',
        seenIn: 'committed',
        changes: [{ field: 'tag', before: 'x'.repeat(100), after: 'b' }],
      },
      lines: [`The Store changed fields that this run does not set: tag ("${'x'.repeat(79)}… → "b")`],
    },
  ],
  warning: [{ event: { type: 'warning', message: 'The end was cut.' }, lines: ['The end was cut.'] }],
  'dry-run': [
    { event: { type: 'dry-run' }, lines: ['Dry run: nothing was changed.'] },
    {
      event: { type: 'dry-run', intended: { action: 'delete', what: 'submission', id: '5' } },
      lines: ['Dry run: would delete submission 5.'],
    },
  ],
  'nothing-to-delete': [
    {
      event: { type: 'nothing-to-delete', what: 'submission' },
      lines: ['There is no pending submission: nothing to delete.'],
    },
  ],
  'resource-deleted': [
    {
      event: { type: 'resource-deleted', what: 'flight', id: 'f-1', name: 'Insiders' },
      lines: ['Deleted the flight "Insiders" (f-1) and its submissions.'],
    },
  ],
  'rollout-set': [
    {
      event: {
        type: 'rollout-set',
        rollout: { percentage: 25, status: 'PackageRolloutInProgress' },
        submissionId: '6',
      },
      lines: ['Submission 6: the rollout is at 25% (PackageRolloutInProgress).'],
    },
  ],
  followed: [
    {
      event: { type: 'followed', submissionId: '7', url },
      lines: [`Submission 7: ${url}`],
    },
  ],
  'rollout-status': [
    {
      event: {
        type: 'rollout-status',
        rollout: { percentage: 25, status: 'PackageRolloutInProgress' },
      },
      lines: ['The rollout is at 25% (PackageRolloutInProgress).'],
    },
  ],
  'resource-created': [
    {
      event: { type: 'resource-created', what: 'flight', id: 'f-1', name: 'Insiders' },
      lines: ['Created the flight "Insiders": f-1'],
    },
    {
      event: { type: 'resource-created', what: 'add-on', id: '9NBLGGH4TNMP', name: 'coins' },
      lines: ['Created the add-on "coins": 9NBLGGH4TNMP'],
    },
  ],
  credential: [
    { event: { type: 'credential', kind: 'secret' }, lines: ['Signing in with the client secret.'] },
    {
      event: { type: 'credential', kind: 'certificate' },
      lines: ['Signing in with the client certificate.'],
    },
    { event: { type: 'credential', kind: 'github-oidc' }, lines: ["Signing in with GitHub's OIDC token."] },
  ],
  attempt: [
    { event: { type: 'attempt', attempt: { what: 'delete', submissionId: '5' }, step: 'sent' }, lines: [] },
  ],
  'commit-lost': [{ event: { type: 'commit-lost' }, lines: [] }],
  contents: [{ event: { type: 'contents', packages: [] }, lines: [] }],
  overview: [{ event: { type: 'overview', published: undefined, pending: undefined }, lines: [] }],
  'gradual-rollout': [{ event: { type: 'gradual-rollout', percentage: 10 }, lines: [] }],
  'draft-evidence': [{ event: { type: 'draft-evidence', submissionId: '7', owner: 'evidence' }, lines: [] }],
  'unfinished-draft': [
    {
      event: { type: 'unfinished-draft', submissionId: '7', owner: 'run' },
      lines: ['The interrupted run left a draft: submission 7.'],
    },
  ],
  'nothing-left': [{ event: { type: 'nothing-left' }, lines: ['Nothing was left behind.'] }],
  'rollout-ended': [
    {
      event: { type: 'rollout-ended', submissionId: '6', action: 'finalize' },
      lines: ['The rollout of submission 6 was finalized.'],
    },
    {
      event: { type: 'rollout-ended', submissionId: '6', action: 'halt' },
      lines: ['The rollout of submission 6 was halted.'],
    },
  ],
  'draft-kept': [
    {
      event: { type: 'draft-kept' },
      lines: ['The draft is ready. Submit it with "command: submit-draft".'],
    },
  ],
  exported: [
    {
      event: { type: 'exported', folder: 'listings', files: ['a', 'b'] },
      lines: ['Wrote 2 files to listings.'],
    },
    {
      event: { type: 'exported', folder: 'listings', files: ['a'], overwritten: 1 },
      lines: ['Wrote 1 file to listings (1 overwritten).'],
    },
  ],
  skipped: [
    {
      event: { type: 'skipped', submissionId: '6', url, status: 'Published' },
      lines: ['Nothing to do: submission 6 is already live.'],
    },
  ],
  replaced: [
    {
      event: {
        type: 'replaced',
        deleted: { id: '5', name: 'Submission 5', packages: ['a.msix', 'b.msix'] },
      },
      lines: ['Deleted submission 5 "Submission 5" with a.msix, b.msix.'],
    },
  ],
  'submission-deleted': [
    {
      event: { type: 'submission-deleted', deleted: { id: '5', name: undefined, packages: [] } },
      lines: ['Deleted submission 5 with no packages.'],
    },
  ],
  draft: [
    {
      event: { type: 'draft', submissionId: '7', url, owner: 'run' },
      lines: [`Created: submission 7. ${url}`],
    },
    {
      event: { type: 'draft', submissionId: '7', url, owner: 'unknown' },
      lines: [
        `Using the draft that appeared after the request to create it got no answer: submission 7. ${url}`,
      ],
    },
    {
      event: { type: 'draft', submissionId: '7', url, owner: 'other' },
      lines: [`Using the existing draft: submission 7. ${url}`],
    },
  ],
  updated: [{ event: { type: 'updated' }, lines: ['The Store accepted the update.'] }],
  committed: [
    {
      event: { type: 'committed' },
      lines: ['Submitted. The Store is checking the files.'],
    },
  ],
  status: [{ event: { type: 'status', status: 'PreProcessing', details }, lines: [] }],
  'draft-deleted': [
    {
      event: { type: 'draft-deleted', submissionId: '7' },
      lines: ['Deleted the draft: submission 7.'],
    },
  ],
  'draft-left': [
    {
      event: { type: 'draft-left', submissionId: '7', reason: 'the Store took too long', inDoubt: false },
      lines: ['The draft, submission 7, could not be deleted: the Store took too long'],
    },
    {
      event: { type: 'draft-left', submissionId: undefined, reason: 'it may still appear', inDoubt: true },
      lines: ['It is unknown whether the Store created a draft: it may still appear'],
    },
    {
      event: { type: 'draft-left', submissionId: '7', reason: 'the Store took too long', inDoubt: true },
      lines: ['The draft, submission 7, may still be there: the Store took too long'],
    },
  ],
}

describe('The log says of an event', () => {
  it.each(Object.values(CASES).flat())('of the type $event.type: $lines', ({ event, lines }) => {
    expect(logLines(event)).toEqual(lines)
  })
})

describe('The log says at debug level of an event', () => {
  it.each<{ event: Event; lines: readonly string[] }>([
    {
      event: {
        type: 'answer',
        method: 'GET',
        path: 'applications/9N',
        status: 200,
        durationInMs: 1234,
        correlationId: 'c-1',
      },
      lines: ['GET applications/9N: 200 in 1.2 s, correlation ID c-1'],
    },
    { event: { type: 'answer', method: 'PUT', path: 'a', status: 400, durationInMs: 99 }, lines: [] },
    {
      event: { type: 'answer', method: 'PUT', path: 'a', status: 503, durationInMs: 99 },
      lines: ['PUT a: 503 in 99 ms'],
    },
    { event: { type: 'target', product: app }, lines: ['Product: app 9NBLGGH4R315'] },
    {
      event: {
        type: 'planned',
        plan: { uploads: [], changes: [{ field: 'visibility', before: 'Public', after: 'Private' }] },
        packages: [],
        warnings: [],
      },
      lines: ['Planned: visibility: "Public" → "Private"'],
    },
    {
      event: { type: 'pending-action', action: 'create', submissionId: undefined },
      lines: ['Decision: create a draft'],
    },
    {
      event: { type: 'pending-action', action: 'delete', submissionId: '5' },
      lines: ['Decision: delete submission 5'],
    },
    {
      event: { type: 'attempt', attempt: { what: 'commit', submissionId: '7' }, step: 'sent' },
      lines: ['Change: commit 7 is sent'],
    },
    {
      event: { type: 'attempt', attempt: { what: 'create', submissionId: undefined }, step: 'unclear' },
      lines: ['Change: create is unclear'],
    },
    {
      event: { type: 'draft-evidence', submissionId: '7', owner: 'evidence' },
      lines: ["Draft 7 contains this run's update"],
    },
    {
      event: { type: 'draft-evidence', submissionId: '7', owner: 'other' },
      lines: ["Draft 7 contains somebody else's change"],
    },
    {
      event: following('published', 'Immediate'),
      lines: ['Status checks: every 5 s, later every 30 s'],
    },
    { event: { type: 'gradual-rollout', percentage: 10 }, lines: ['Gradual rollout: 10%'] },
    { event: { type: 'updated' }, lines: [] },
  ])('of the type $event.type: $lines', ({ event, lines }) => {
    expect(debugLines(event)).toEqual(lines)
  })
})

describe('An error or warning of the Store is told', () => {
  it('with what to do where that is known', () => {
    expect(sentenceFor({ code: 'ServiceError', details: 'Internal.' })).toBe(
      'ServiceError: Internal. The Store failed internally: run the job again.',
    )
  })

  it('as it is where nothing is known', () => {
    expect(sentenceFor({ code: 'SomethingNew', details: 'text' })).toBe('SomethingNew: text')
  })
})

describe('The progress of an upload', () => {
  it.each([
    [0, 10_000_000, 0, 'Uploaded 0% of 10.0 MB'],
    [0, 10_000_000, 3000, 'Uploaded 0% of 10.0 MB'],
    [2_500_000, 10_000_000, 0, 'Uploaded 25% of 10.0 MB'],
    [2_500_000, 10_000_000, 1000, 'Uploaded 25% of 10.0 MB, 2.5 MB/s, 3 s left'],
    [9_999_999, 10_000_000, 1000, 'Uploaded 99% of 10.0 MB, 10.0 MB/s, 0 ms left'],
    [10_000_000, 10_000_000, 4000, 'Uploaded 100% of 10.0 MB, 2.5 MB/s'],
    [0, 0, 0, 'Uploaded 100% of 0 kB'],
  ])('%i of %i bytes after %i ms: %s', (sentBytes, totalBytes, elapsedInMs, line) => {
    expect(progressLine({ sentBytes, totalBytes, elapsedInMs })).toBe(line)
  })
})
