import { describe, expect, it } from '@jest/globals'
import { conclusion, consequences } from '../../../src/action/report/conclusion.ts'
import { initialState, type RunState, reduce } from '../../../src/action/report/run-state.ts'
import type { Event } from '../../../src/pipeline/events.ts'
import { knownChange, knownDraft } from '../../support/knowledge.ts'

const at = Date.UTC(2026, 0, 1, 12, 0, 0)
const state = (fields: Partial<RunState> = {}): RunState => ({ ...initialState, ...fields })
/** The state of a run that has deleted the pending submission before, and what has happened since. */
function afterDeletion(fields: Partial<RunState>, submissionId: string, ...then: readonly Event[]): RunState {
  const deleted: Event = { type: 'replaced', deleted: { id: submissionId, name: undefined, packages: [] } }
  return [deleted, ...then].reduce((result, event) => reduce(result, event, at), state(fields))
}
const url = 'https://partner.example/7'
const atOnce = { mode: 'Immediate', date: '' }
const details = { errors: [], warnings: [], certificationReports: [] }
const afterEvents = (...events: readonly Event[]): RunState =>
  events.reduce((result, event) => reduce(result, event, at), initialState)
const committed = (status: string): RunState =>
  state({ submissionId: '7', knowledge: knownDraft('7', 'committed'), status })

describe('The result says what has and what has not happened', () => {
  it.each<{ name: string; state: RunState; failure?: string; expected: string }>([
    {
      name: 'of a published submission',
      state: committed('Published'),
      expected: 'Submission 7 is published.',
    },
    {
      name: 'of one that is published to a part of the users',
      state: { ...committed('Published'), rolloutPercentage: 12.5 },
      expected:
        'Submission 7 is published to 12.5% of users. Set another percentage with "command: update-rollout", or give it to everyone with "command: finalize-rollout".',
    },
    {
      name: 'of a certified one',
      state: committed('Release'),
      expected: 'Submission 7 has passed certification. It is not published yet (Release).',
    },
    ...[
      { mode: 'Immediate', date: '', next: 'The Store publishes it automatically.' },
      { mode: 'Manual', date: '', next: 'To publish it, someone must click Publish in Partner Center.' },
      {
        mode: 'SpecificDate',
        date: '2030-01-01T00:00:00+01:00',
        next: 'The Store publishes it on 2029-12-31 at 23:00 UTC.',
      },
      { mode: 'SpecificDate', date: '', next: 'The Store publishes it on its publish date.' },
    ].flatMap(({ next, ...publishTime }) =>
      (['certified', 'published'] as const).map((waitFor) => ({
        name: `of a certified one with ${JSON.stringify(publishTime)}, waited for until ${waitFor}`,
        state: {
          ...committed('Release'),
          submissionUrl: url,
          following: { submissionId: '7', url, waitFor, live: undefined, publishTime },
        },
        expected: `Submission 7 has passed certification. It is not published yet (Release). ${next} ${url}`,
      })),
    ),
    {
      name: 'of one that somebody has published by hand meanwhile',
      state: {
        ...committed('Publishing'),
        submissionUrl: url,
        following: {
          submissionId: '7',
          url,
          waitFor: 'certified',
          live: undefined,
          publishTime: { mode: 'Manual', date: '' },
        },
      },
      expected: 'Submission 7 has passed certification. It is not published yet (Publishing).',
    },
    {
      name: 'of one that is being published',
      state: committed('Publishing'),
      expected: 'Submission 7 has passed certification. It is not published yet (Publishing).',
    },
    {
      name: 'of an accepted one',
      state: committed('PreProcessing'),
      expected: 'The Store has accepted submission 7 (PreProcessing). It is not certified or published yet.',
    },
    {
      name: 'of one that was not waited for',
      state: committed('CommitStarted'),
      expected: 'Submission 7 was submitted. The Store has not accepted it yet.',
    },
    {
      name: 'of a look at a product with a pending submission',
      state: state({
        outcome: {
          type: 'overview',
          published: {
            submissionId: '6',
            packages: [
              { fileName: 'Demo.msix', version: '1.0.0.0', architecture: 'x64' },
              { fileName: 'Other.xap', version: '', architecture: '' },
            ],
          },
          pending: { submissionId: '7', status: 'Certification' },
        },
        rolloutPercentage: 10,
      }),
      expected:
        'Submission 7 is pending (Certification). Submission 6 is live for 10% of users with Demo.msix 1.0.0.0 x64, Other.xap.',
    },
    {
      name: 'of a look at a submission that somebody has to publish',
      state: state({
        status: 'Release',
        outcome: {
          type: 'overview',
          published: { submissionId: '6', packages: [] },
          pending: { submissionId: '7', status: 'Release', publishTime: { mode: 'Manual', date: '' } },
        },
      }),
      expected:
        'Submission 7 is pending (Release). To publish it, someone must click Publish in Partner Center. Submission 6 is live.',
    },
    ...[
      { status: 'CertificationFailed', sentence: 'Submission 7 has failed (CertificationFailed).' },
      { status: 'PendingCommit', sentence: 'Submission 7 is a draft (PendingCommit).' },
    ].map(({ status, sentence }) => ({
      name: `of a look at ${status}, where nothing is live`,
      state: state({
        outcome: { type: 'overview', published: undefined, pending: { submissionId: '7', status } },
      }),
      expected: `${sentence} Nothing has ever been published.`,
    })),
    {
      name: 'of a look at a product where nothing is pending',
      state: state({
        outcome: { type: 'overview', published: { submissionId: '6', packages: [] }, pending: undefined },
      }),
      expected: 'Nothing is pending. Submission 6 is live.',
    },
    {
      name: 'of a plan without changes',
      state: state({
        outcome: { type: 'skipped', submissionId: '6', url, status: 'Published' },
        planned: true,
        submissionId: '6',
        status: 'Published',
      }),
      expected: 'Nothing to do: live submission 6 already matches. No submission was created.',
    },
    {
      name: 'of packages that are live, with which nothing else was compared',
      state: state({
        outcome: { type: 'skipped', submissionId: '6', url, status: 'Published' },
        submissionId: '6',
        status: 'Published',
      }),
      expected: 'Nothing to do: live submission 6 already has the same packages. No submission was created.',
    },
    ...[
      [0, '0 changes are'],
      [1, '1 change is'],
      [2, '2 changes are'],
    ].map(([count, are]) => ({
      name: `of a dry run with ${count} changes`,
      state: state({
        outcome: { type: 'dry-run' },
        changes: Array.from({ length: Number(count) }, () => ({ field: 'a', before: 1, after: 2 })),
      }),
      expected: `Dry run: ${are} planned, and nothing was changed in the Store.`,
    })),
    {
      name: 'of a dry run of a draft that is there',
      state: state({
        outcome: { type: 'dry-run' },
        knowledge: knownDraft('7', 'open', 'other'),
        submissionId: '7',
        status: 'PendingCommit',
      }),
      expected: 'Dry run: 0 changes are planned, and nothing was changed in the Store.',
    },
    {
      name: 'of a draft that is kept',
      state: state({
        outcome: { type: 'draft-kept' },
        knowledge: knownDraft('7', 'kept'),
        submissionId: '7',
        uploads: ['a.msix'],
        status: 'PendingCommit',
      }),
      expected:
        'Submission 7 is a draft with its files uploaded. It is not submitted yet: use "command: submit-draft".',
    },
    {
      name: 'of a draft that is kept and has no files',
      state: state({
        outcome: { type: 'draft-kept' },
        knowledge: knownDraft('7', 'kept'),
        submissionId: '7',
        status: 'PendingCommit',
      }),
      expected: 'Submission 7 is a draft. It is not submitted yet: use "command: submit-draft".',
    },
    {
      name: 'of a draft that took the place of another, after a rollout was finished',
      state: reduce(
        afterDeletion(
          { outcome: { type: 'draft-kept' }, knowledge: knownDraft('7', 'kept'), submissionId: '7' },
          '5',
        ),
        { type: 'rollout-ended', submissionId: '6', action: 'finalize' },
        at,
      ),
      expected:
        'Submission 7 is a draft. It is not submitted yet: use "command: submit-draft". Pending submission 5 with no packages was deleted to make room. The rollout of submission 6 was finalized.',
    },
    ...[
      [1, '1 file'],
      [1401, '1401 files'],
    ].map(([count, files]) => ({
      name: `of an export of ${files}`,
      state: state({
        outcome: {
          type: 'exported',
          folder: 'listings',
          files: Array.from({ length: Number(count) }, (_, index) => `${index}.txt`),
        },
      }),
      expected: `Wrote ${files} to listings. Nothing was changed in the Store.`,
    })),
    {
      name: 'of another command',
      state: state({ outcome: { type: 'nothing-to-delete', what: 'submission' } }),
      expected: 'There is no pending submission: nothing to delete.',
    },
    ...(
      [
        [{ what: 'flight', id: 'f-1' }, 'flight f-1'],
        [{ what: 'flight', name: 'Insiders' }, 'flight "Insiders"'],
        [{ what: 'add-on', id: '9NCOINS00001' }, 'add-on 9NCOINS00001'],
      ] as const
    ).map(([missing, named]) => ({
      name: `of nothing to delete: ${named}`,
      state: state({ outcome: { type: 'nothing-to-delete', ...missing } }),
      expected: `There is no ${named}: nothing to delete.`,
    })),
    {
      name: 'of a deleted flight',
      state: state({ outcome: { type: 'resource-deleted', what: 'flight', id: 'f-1', name: 'Insiders' } }),
      expected: 'Deleted the flight "Insiders" (f-1) and its submissions.',
    },
    {
      name: 'of a rollout that was changed',
      state: state({
        outcome: {
          type: 'rollout-set',
          rollout: { status: 'PackageRolloutInProgress', percentage: 25 },
          submissionId: '6',
        },
      }),
      expected: 'Submission 6: the rollout is at 25% (PackageRolloutInProgress).',
    },
    {
      name: 'of a rollout that was as it was to be',
      state: state({
        outcome: {
          type: 'rollout-set',
          rollout: { status: 'PackageRolloutStopped', percentage: 0 },
          submissionId: undefined,
        },
      }),
      expected: 'Nothing to do: the rollout is at 0% (PackageRolloutStopped).',
    },
    ...(
      [
        [{ action: 'create', what: 'add-on', name: 'coins' }, 'create the add-on "coins"'],
        [
          { action: 'delete', what: 'add-on', id: '9NCOINS00001', name: 'coins' },
          'delete the add-on "coins" (9NCOINS00001)',
        ],
        [{ action: 'update-rollout', percentage: 25 }, 'set the rollout to 25%'],
        [{ action: 'finalize-rollout' }, 'finalize the rollout'],
        [{ action: 'halt-rollout' }, 'halt the rollout'],
      ] as const
    ).map(([intended, would]) => ({
      name: `of a dry run that would ${would}`,
      state: state({ outcome: { type: 'dry-run', intended } }),
      expected: `Dry run: would ${would}. Nothing was changed.`,
    })),
    {
      name: 'of a deleted submission, once',
      state: afterEvents({
        type: 'submission-deleted',
        deleted: { id: '5', name: undefined, packages: [] },
      }),
      expected: 'Deleted submission 5.',
    },
    {
      name: 'of a dry run of another command',
      state: state({
        outcome: { type: 'dry-run', intended: { action: 'delete', what: 'submission', id: '5' } },
      }),
      expected: 'Dry run: would delete submission 5. Nothing was changed.',
    },
    {
      name: 'of a flight that was made',
      state: state({ created: { what: 'flight', id: 'f-1', name: 'Insiders' } }),
      expected: 'The flight "Insiders" was created: f-1.',
    },
    {
      name: 'of a submission that was published before',
      state: committed('Published'),
      expected: 'Submission 7 is published.',
    },
    {
      name: 'of a clean-up after a run that was cut off',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'deleted') }),
      expected: 'The draft, submission 7, was deleted. Nothing was committed.',
    },
    {
      name: 'of a clean-up that did not succeed',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'delete-refused') }),
      expected: 'Submission 7 could not be deleted and is still there. This run committed nothing.',
    },
    { name: 'of a clean-up of nothing', state: state(), expected: 'Nothing was changed in the Store.' },
    {
      name: 'of a failure after a rollout was halted',
      state: reduce(state(), { type: 'rollout-ended', submissionId: '6', action: 'halt' }, at),
      failure: 'It failed.',
      expected: 'It failed. The rollout of submission 6 was halted. No submission was created.',
    },
    {
      name: 'of a failure after a flight was created',
      state: state({ created: { what: 'flight', id: 'f-1', name: 'Insiders' } }),
      failure: 'It failed.',
      expected:
        'The flight "Insiders" was created: f-1. It stays, and the next run uses it. It failed. No submission was created.',
    },
    {
      name: 'of a deletion that may have happened',
      state: state({ knowledge: knownChange('delete', '5', 'unclear') }),
      failure: 'It failed.',
      expected: 'It failed. It is unknown whether submission 5 was deleted: look in Partner Center.',
    },
    {
      name: 'of a draft that may have been made',
      state: state({ knowledge: knownChange('create', undefined, 'unclear') }),
      failure: 'It failed.',
      expected:
        'It failed. It is unknown whether a draft was created: look in Partner Center. If there is one, the next run handles it as its "if-pending" says.',
    },
    {
      name: 'of a commit that may have happened, after another submission was deleted',
      state: afterDeletion({ submissionId: '7', knowledge: knownDraft('7', 'commit-in-doubt') }, '5'),
      failure: 'It failed.',
      expected:
        'It failed. Pending submission 5 with no packages was deleted to make room. It is unknown whether submission 7 was committed. It was not deleted: "command: wait" follows it, or says that it is still a draft.',
    },
    ...(
      [
        ['create-flight', 'flight was created'],
        ['delete-flight', 'flight was deleted'],
        ['create-add-on', 'add-on was created'],
        ['delete-add-on', 'add-on was deleted'],
      ] as const
    ).map(([what, told]) => ({
      name: `of a ${what} that may have happened`,
      state: state({ knowledge: knownChange(what, undefined, 'unclear') }),
      failure: 'It failed.',
      expected: `It failed. It is unknown whether the ${told}: look in Partner Center.`,
    })),
    {
      name: 'of a rollout that may have been changed',
      state: state({ knowledge: knownChange('rollout', '6', 'unclear') }),
      failure: 'It failed.',
      expected:
        'It failed. It is unknown whether the rollout of submission 6 was changed: look in Partner Center.',
    },
    {
      name: 'of a failure before anything was done',
      state: state(),
      failure: 'It failed.',
      expected: 'It failed. Nothing was changed in the Store.',
    },
    {
      name: 'of a failure after the pending submission was deleted',
      state: afterDeletion({}, '5'),
      failure: 'It failed.',
      expected:
        'It failed. Pending submission 5 with no packages was deleted to make room. No submission was created.',
    },
    {
      name: 'of a failure that left the draft open',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'open') }),
      failure: 'It failed.',
      expected: 'It failed. The draft, submission 7, was left as it is. This run committed nothing.',
    },
    {
      name: 'of a failure after which the draft was deleted',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'deleted') }),
      failure: 'It failed.',
      expected: 'It failed. The draft, submission 7, was deleted. Nothing was committed.',
    },
    {
      name: 'of a failure after which the draft could not be deleted',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'delete-refused') }),
      failure: 'It failed.',
      expected:
        'It failed. Submission 7 could not be deleted and is still there. This run committed nothing.',
    },
    {
      name: 'of a draft that may be somebody else’s',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'open', 'unknown') }),
      failure: 'It failed.',
      expected:
        'It failed. Submission 7 was not deleted, since it may belong to somebody else: the next run handles it as its "if-pending" says. This run committed nothing.',
    },
    {
      name: 'of a draft that somebody else deleted',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'gone') }),
      failure: 'It failed.',
      expected: 'It failed. The draft, submission 7, is gone. Nothing was committed.',
    },
    {
      name: 'of a draft whose deletion may have happened',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'delete-in-doubt') }),
      failure: 'It failed.',
      expected:
        'It failed. It is unknown whether submission 7 was deleted: look in Partner Center. This run committed nothing.',
    },
    {
      name: 'of a draft that somebody else submitted',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'committed-by-other') }),
      failure: 'It failed.',
      expected: 'It failed. Submission 7 was committed, but not by this run.',
    },
    {
      name: 'of two doubts, each of its own',
      state: afterEvents(
        { type: 'attempt', attempt: { what: 'delete', submissionId: '5' }, step: 'sent' },
        { type: 'attempt', attempt: { what: 'create', submissionId: undefined }, step: 'sent' },
      ),
      failure: 'It failed.',
      expected:
        'It failed. It is unknown whether submission 5 was deleted: look in Partner Center. It is unknown whether a draft was created: look in Partner Center. If there is one, the next run handles it as its "if-pending" says.',
    },
    {
      name: 'of a failure after the commit',
      state: committed('CertificationFailed'),
      failure: 'It failed.',
      expected: 'It failed. Submission 7 remains in the Store.',
    },
    ...[
      'CommitStarted',
      'PendingCommit',
      'PreProcessing',
      'Certification',
      'Release',
      'PendingPublication',
      'Publishing',
      'SomethingNew',
    ].map((status) => ({
      name: `of a failure after the commit, from which it goes on (${status})`,
      state: committed(status),
      failure: 'It failed.',
      expected: `It failed. Submission 7 remains in the Store. Its last status is ${status}. Resume waiting with:\ncommand: wait\nwait-for: published`,
    })),
    {
      name: 'of a failure while it was waited for, from which it goes on to what was waited for',
      state: {
        ...committed('Certification'),
        submissionUrl: url,
        following: { submissionId: '7', url, waitFor: 'certified', publishTime: atOnce },
        replaced: { id: '5', name: undefined, packages: [] },
      },
      failure: 'It failed.',
      expected: `It failed. Pending submission 5 with no packages was deleted to make room. Submission 7 remains in the Store. Its last status is Certification. Resume waiting with:\ncommand: wait\nwait-for: certified\n${url}`,
    },
    {
      name: 'of a failure while another submission was waited for',
      state: afterEvents(
        {
          type: 'following',
          submissionId: '5',
          url,
          waitFor: 'published',
          longestPauseInMs: 30_000,
          publishTime: atOnce,
        },
        { type: 'status', status: 'Certification', details },
      ),
      failure: 'It failed.',
      expected: `It failed. Nothing was changed in the Store. Submission 5 is still being processed (Certification): run the job again when it is published. ${url}`,
    },
    {
      name: 'of another submission that was waited for and has failed',
      state: afterEvents(
        {
          type: 'following',
          submissionId: '5',
          url,
          waitFor: 'published',
          longestPauseInMs: 30_000,
          publishTime: atOnce,
        },
        { type: 'status', status: 'CertificationFailed', details },
      ),
      failure: 'Submission 5 failed certification.',
      expected: 'Submission 5 failed certification. Nothing was changed in the Store.',
    },
    {
      name: 'of a commit that was lost, of which the failure tells',
      state: { ...committed('PendingCommit'), isCommitLost: true },
      failure: 'It failed.',
      expected: 'It failed. Submission 7 was not deleted.',
    },
    {
      name: 'of a rollout that was changed before the failure',
      state: state({ knowledge: knownChange('rollout', '6', 'done') }),
      failure: 'It failed.',
      expected: 'It failed. The Store accepted the change to the rollout of submission 6.',
    },
    ...['CommitFailed', 'PreProcessingFailed', 'Canceled', 'Published'].map((status) => ({
      name: `of a failure after the commit, from which it does not go on (${status})`,
      state: committed(status),
      failure: 'It failed.',
      expected: 'It failed. Submission 7 remains in the Store.',
    })),
    {
      name: 'of a failed wait for another run’s submission',
      state: afterEvents(
        { type: 'followed', submissionId: '7', url },
        { type: 'attempt', attempt: { what: 'commit', submissionId: '7' }, step: 'observed' },
        { type: 'status', status: 'Certification', details },
      ),
      failure: 'It failed.',
      expected: `It failed. Submission 7 remains in the Store. Its last status is Certification. Resume waiting with:\ncommand: wait\nwait-for: published\n${url}`,
    },
    {
      name: 'of a wait for a draft',
      state: afterEvents(
        { type: 'followed', submissionId: '7', url },
        { type: 'status', status: 'PendingCommit', details },
      ),
      failure: 'It is a draft.',
      expected: 'It is a draft. Nothing was changed in the Store.',
    },
    {
      name: 'of a rollout that could not be changed',
      state: afterEvents(
        { type: 'followed', submissionId: '6', url },
        { type: 'rollout-status', rollout: { status: 'PackageRolloutNotStarted', percentage: 0 } },
      ),
      failure: 'It has no rollout in progress.',
      expected: 'It has no rollout in progress. Nothing was changed in the Store.',
    },
    {
      name: 'of a rollout that could not be read any more after it was changed',
      state: afterEvents(
        { type: 'followed', submissionId: '6', url },
        { type: 'rollout-status', rollout: { status: 'PackageRolloutInProgress', percentage: 10 } },
        { type: 'attempt', attempt: { what: 'rollout', submissionId: '6' }, step: 'sent' },
      ),
      failure: 'It failed.',
      expected:
        'It failed. It is unknown whether the rollout of submission 6 was changed: look in Partner Center.',
    },
    {
      name: 'of a dry run that would make the flight first',
      state: afterEvents({
        type: 'dry-run',
        intended: { action: 'create', what: 'flight', name: 'Insiders' },
      }),
      expected: 'Dry run: would create the flight "Insiders". Nothing was changed.',
    },
    {
      name: 'of a submission to a flight that was made for it',
      state: afterEvents(
        { type: 'resource-created', what: 'flight', id: 'f-1', name: 'Insiders' },
        { type: 'draft', submissionId: '7', url, owner: 'run' },
        { type: 'attempt', attempt: { what: 'commit', submissionId: '7' }, step: 'answered' },
        { type: 'committed' },
        { type: 'status', status: 'Published', details },
      ),
      expected: 'The flight "Insiders" was created: f-1. Submission 7 is published.',
    },
  ])('$name', ({ state, failure, expected }) => {
    expect(conclusion(state, failure)).toBe(expected)
  })

  it.each<{ name: string; state: RunState; failure: string | undefined }>([
    { name: 'of a failure after the commit', state: committed('CommitFailed'), failure: 'It failed.' },
    {
      name: 'of a failure after which the draft was deleted',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'deleted') }),
      failure: 'It failed.',
    },
    {
      name: 'of a failure that left the draft',
      state: state({ submissionId: '7', knowledge: knownDraft('7', 'delete-refused') }),
      failure: 'It failed.',
    },
    { name: 'of a published submission', state: committed('Published'), failure: undefined },
  ])('also that a pending submission was deleted before: $name', ({ state, failure }) => {
    const result = conclusion(afterDeletion(state, '1152921505697416353'), failure)
    expect([result.includes('1152921505697416353'), /nothing was deleted/i.test(result)]).toEqual([
      true,
      false,
    ])
  })

  it.each<{ name: string; state: RunState; expected: string }>([
    {
      name: 'of a run that has done nothing',
      state: state(),
      expected: 'Nothing was changed in the Store.',
    },
    {
      name: 'of a run that has created a flight, by the name that it has',
      state: state({ created: { what: 'flight', id: 'f-1', name: 'Fast  ring' } }),
      expected:
        'The flight "Fast  ring" was created: f-1. It stays, and the next run uses it. No submission was created.',
    },
  ])('is the same without the message of a failure: $name', ({ state, expected }) => {
    expect([consequences(state), conclusion(state, 'It failed.').replace('It failed. ', '')]).toEqual([
      expected,
      expected,
    ])
  })

  it('and is not drowned by a long message', () => {
    const result = conclusion(committed('CommitFailed'), 'x'.repeat(5000))
    expect(result).toBe(`${'x'.repeat(2000)}… Submission 7 remains in the Store.`)
  })
})
