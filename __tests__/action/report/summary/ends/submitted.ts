import type { RunState } from '../../../../../src/action/report/run-state.ts'
import type { SummaryFacts } from '../../../../../src/action/report/summary/summary.ts'
import type { PublishTime } from '../../../../../src/pipeline/polling/publish-time.ts'
import { knownDraft } from '../../../../support/knowledge.ts'
import {
  addOn,
  answers,
  changes,
  details,
  facts,
  flight,
  ID,
  livePackages,
  PAGE,
  packages,
  timeline,
} from './values.ts'

const PUBLISHED = timeline(
  ['CommitStarted', '16:26'],
  ['PreProcessing', '16:27'],
  ['Certification', '16:30'],
  ['Publishing', '17:32'],
  ['Published', '17:38'],
)

const submitted = (status: string, state: Partial<RunState> = {}, others: Partial<SummaryFacts> = {}) =>
  facts(
    {
      submissionId: ID,
      submissionUrl: PAGE,
      status,
      planned: true,
      contents: packages.slice(0, 1),
      timeline: timeline(['CommitStarted', '16:26'], [status, '16:27']),
      knowledge: knownDraft(ID, 'committed'),
      ...state,
    },
    others,
  )

const CERTIFIED = {
  timeline: timeline(['CommitStarted', '16:26'], ['Certification', '16:30'], ['Release', '17:32']),
}
const followed = (publishTime: PublishTime): RunState['following'] => ({
  submissionId: ID,
  url: PAGE,
  waitFor: 'published',
  live: undefined,
  publishTime,
})

const description = (text: string): string =>
  `A demo.\n\n${'It shows how an app is published. '.repeat(8)}\n\n${text}`

/** The ends of runs that have submitted something and succeeded, by name. */
export const submittedEnds: Readonly<Record<string, SummaryFacts>> = {
  'a release that is live': submitted(
    'Published',
    {
      changes,
      contents: packages,
      answers,
      timeline: PUBLISHED,
      replaced: {
        id: '1152921505700001001',
        name: 'Submission 8',
        packages: ['Demo_1.0.0.0_x64.msix', 'Demo_1.0.0.0_arm64.msix'],
      },
    },
    {
      run: {
        ref: 'v1.1.0',
        sha: '0123456789abcdef',
      },
    },
  ),
  'a release that is live for a part of the users': submitted('Published', {
    timeline: PUBLISHED,
    rolloutPercentage: 10,
    changes: [
      { field: 'packageDeliveryOptions.packageRollout.isPackageRollout', before: false, after: true },
      { field: 'packageDeliveryOptions.packageRollout.packageRolloutPercentage', before: 0, after: 10 },
    ],
  }),
  'a release of a flight that was created': submitted('Published', {
    product: flight,
    productName: 'Nightly',
    timeline: PUBLISHED,
    created: { what: 'flight', id: flight.flightId, name: 'Nightly' },
  }),
  'texts in new and old languages': submitted('Published', {
    timeline: PUBLISHED,
    contents: livePackages,
    changes: [
      {
        field: 'listings.en-us.baseListing.description',
        before: description('Made in Redmond.'),
        after: description('Made in Johannesburg.'),
      },
      { field: 'listings.en-us.baseListing.keywords', before: ['demo'], after: ['demo', 'sample'] },
      { field: 'listings.en-us.baseListing.images[shot.png]', before: null, after: 'PendingUpload' },
      { field: 'listings.en-us.baseListing.images[old.png]', before: 'Uploaded', after: 'PendingDelete' },
      {
        field: 'listings.en-us.baseListing.privacyPolicy',
        before: null,
        after: 'https://contoso.example/privacy',
      },
      { field: 'pricing.trialPeriod', before: 'NoFreeTrial', after: 'FifteenDays' },
      {
        field: 'gamingOptions',
        before: [],
        after: [{ genres: ['Games_Puzzle'], isLocalMultiplayer: false }],
      },
      {
        field: 'listings.af-za',
        before: null,
        after: {
          baseListing: { title: 'Contoso Demo', description: '…', releaseNotes: 'Nou ook in Afrikaans.' },
        },
      },
      { field: 'listings.nl-nl', before: { baseListing: { title: 'Contoso Demo' } }, after: null },
    ],
  }),
  'an add-on that is live': submitted('Published', {
    product: addOn,
    productName: 'demo.coins',
    timeline: PUBLISHED,
    contents: [],
    changes: [{ field: 'pricing.priceId', before: 'Tier2', after: 'Tier3' }],
  }),
  'a release that is certified': submitted('Release', CERTIFIED),
  'a release that somebody is to publish by hand': submitted('Release', {
    ...CERTIFIED,
    following: followed({ mode: 'Manual', date: '' }),
  }),
  'a release that is published on a date': submitted('Release', {
    ...CERTIFIED,
    following: followed({ mode: 'SpecificDate', date: '2026-12-24T18:00:00Z' }),
  }),
  'a release that was not waited for': submitted('CommitStarted', {
    timeline: timeline(['CommitStarted', '16:26']),
    warnings: [
      'arm64 devices are supported by the live release but not by this one.',
      'Field "applicationCategory" is obsolete.',
    ],
    details: details({
      warnings: [{ code: 'ListingOptOutWarning', details: "The listing 'nl-nl' will be removed." }],
    }),
  }),
  'a submission that an earlier run has made': facts({
    submissionId: ID,
    submissionUrl: PAGE,
    status: 'Published',
    contents: packages.slice(0, 1),
    timeline: [
      { status: 'Certification', at: Date.parse('2026-11-16T16:30Z') },
      { status: 'Publishing', at: Date.parse('2026-11-17T17:32Z') },
      { status: 'Published', at: Date.parse('2026-11-17T17:38Z') },
    ],
  }),
}
