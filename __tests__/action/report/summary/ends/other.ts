import type { SummaryFacts } from '../../../../../src/action/report/summary/summary.ts'
import type { PublishedSubmission } from '../../../../../src/pipeline/events.ts'
import { knownDraft } from '../../../../support/knowledge.ts'
import {
  addOn,
  answers,
  app,
  changes,
  details,
  facts,
  flight,
  ID,
  livePackages,
  PAGE,
  packages,
  pageOf,
} from './values.ts'

const LIVE_ID = '1152921505700000999'
const PENDING = {
  id: '1152921505700001001',
  name: 'Submission 8',
  packages: ['Demo_1.0.5.0_x64.msix'],
}
const live: PublishedSubmission = {
  submissionId: LIVE_ID,
  packages: livePackages.map(({ fileName, version, architecture }) => ({ fileName, version, architecture })),
}
const skipped = { type: 'skipped', submissionId: LIVE_ID, url: pageOf(LIVE_ID), status: 'Published' } as const
const isLive = { submissionId: LIVE_ID, submissionUrl: pageOf(LIVE_ID), status: 'Published' }
const isPending = { submissionId: ID, submissionUrl: PAGE }

/** Returns the facts of a short run. */
const short: typeof facts = (state, others) =>
  facts(state, { endedAt: Date.parse('2026-11-17T16:26:04Z'), ...others })

/** The ends of runs that have submitted nothing and succeeded, by name. */
export const otherEnds: Readonly<Record<string, SummaryFacts>> = {
  'a dry run': short({
    planned: true,
    changes,
    contents: packages,
    outcome: { type: 'dry-run', replaces: PENDING, endsRollout: 'finalize' },
    answers,
  }),
  'a dry run of a draft': short({
    ...isPending,
    planned: true,
    contents: packages.slice(0, 1),
    outcome: { type: 'dry-run' },
  }),
  'a dry run that would create a flight and publish to it': short({
    planned: true,
    contents: packages.slice(0, 1),
    outcome: { type: 'dry-run', intended: { action: 'create', what: 'flight', name: 'Nightly' } },
  }),
  'a dry run that would create an add-on': short({
    outcome: { type: 'dry-run', intended: { action: 'create', what: 'add-on', name: 'demo.coins' } },
  }),
  'a dry run that would delete a flight': short({
    product: flight,
    productName: undefined,
    outcome: {
      type: 'dry-run',
      intended: { action: 'delete', what: 'flight', id: flight.flightId, name: 'Nightly' },
    },
  }),
  'a dry run that would delete the pending submission': short({
    outcome: { type: 'dry-run', intended: { action: 'delete', what: 'submission', ...PENDING } },
  }),
  'a dry run that would change a rollout': short({
    ...isLive,
    status: undefined,
    outcome: { type: 'dry-run', intended: { action: 'update-rollout', percentage: 50 } },
  }),
  'a draft that is kept': short({
    ...isPending,
    status: 'PendingCommit',
    planned: true,
    contents: packages.slice(0, 1),
    knowledge: knownDraft(ID, 'kept'),
    outcome: { type: 'draft-kept' },
  }),
  'nothing to do, since the plan changes nothing': short({
    ...isLive,
    planned: true,
    contents: livePackages,
    outcome: skipped,
  }),
  'nothing to do, since the packages are live': short({
    ...isLive,
    contents: livePackages,
    outcome: skipped,
  }),
  'a product with nothing pending': short({
    ...isLive,
    outcome: { type: 'overview', published: live, pending: undefined },
  }),
  'a product with a submission in certification': short({
    ...isPending,
    status: 'Certification',
    rolloutPercentage: 10,
    outcome: { type: 'overview', published: live, pending: { submissionId: ID, status: 'Certification' } },
  }),
  'a product with a submission that somebody has to publish': short({
    ...isPending,
    status: 'Release',
    outcome: {
      type: 'overview',
      published: live,
      pending: { submissionId: ID, status: 'Release', publishTime: { mode: 'Manual', date: '' } },
    },
  }),
  'a product with a submission that has failed': short({
    ...isPending,
    status: 'CertificationFailed',
    details: details({
      errors: [{ code: 'PolicyViolation', details: '10.5.1 Personal information.' }],
      certificationReports: [{ date: '2026-11-17', reportUrl: 'https://partner.microsoft.com/reports/1' }],
    }),
    warnings: [`Submission ${ID} has failed (CertificationFailed). ${PAGE}`],
    outcome: {
      type: 'overview',
      published: live,
      pending: { submissionId: ID, status: 'CertificationFailed' },
    },
  }),
  'a product that was never published': short({
    outcome: { type: 'overview', published: undefined, pending: undefined },
  }),
  'a deleted submission': short({ outcome: { type: 'submission-deleted', deleted: PENDING } }),
  'a deleted add-on': short({
    product: addOn,
    productName: undefined,
    outcome: { type: 'resource-deleted', what: 'add-on', id: addOn.addOnId, name: 'demo.coins' },
  }),
  'no submission to delete': short({ outcome: { type: 'nothing-to-delete', what: 'submission' } }),
  'no flight to delete': short({
    product: app,
    productName: undefined,
    outcome: { type: 'nothing-to-delete', what: 'flight', name: 'Nightly' },
  }),
  'a flight that was created': short({
    productName: undefined,
    created: { what: 'flight', id: flight.flightId, name: 'Nightly' },
  }),
  'a rollout that goes on': short({
    ...isLive,
    status: undefined,
    outcome: {
      type: 'rollout-set',
      rollout: { percentage: 50, status: 'PackageRolloutInProgress' },
      submissionId: LIVE_ID,
    },
  }),
  'a rollout that is finalized': short({
    ...isLive,
    status: undefined,
    outcome: {
      type: 'rollout-set',
      rollout: { percentage: 100, status: 'PackageRolloutComplete' },
      submissionId: LIVE_ID,
    },
  }),
  'a rollout that was halted before': short({
    ...isLive,
    status: undefined,
    outcome: {
      type: 'rollout-set',
      rollout: { percentage: 10, status: 'PackageRolloutStopped' },
      submissionId: undefined,
    },
  }),
  'an export': short({
    outcome: {
      type: 'exported',
      folder: 'store/listings',
      files: ['en-us/title.txt', 'en-us/description.txt', 'images.json'],
    },
  }),
  'a clean-up with nothing to do': short({
    productName: undefined,
    outcome: { type: 'nothing-left' },
  }),
  'a clean-up that deletes a draft': short({
    productName: undefined,
    submissionId: ID,
    knowledge: knownDraft(ID, 'deleted'),
  }),
}
