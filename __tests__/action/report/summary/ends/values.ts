import { initialState, type RunState } from '../../../../../src/action/report/run-state.ts'
import type { SummaryFacts } from '../../../../../src/action/report/summary/summary.ts'
import type { PackageChange } from '../../../../../src/plan/compare/package-changes.ts'
import type { Change } from '../../../../../src/plan/model/plan.ts'
import type { StatusDetails } from '../../../../../src/store/submission.ts'

/** The Store ID of the app that all these runs are about. */
export const APP_ID = '9NDEMO000001'

/** The app itself. */
export const app = { kind: 'app', appId: APP_ID } as const

/** One of its package flights. */
export const flight = {
  kind: 'flight',
  appId: APP_ID,
  flightId: '5f6c8c5e-0000-4000-8000-000000000001',
} as const

/** An add-on. */
export const addOn = { kind: 'add-on', addOnId: '9NDEMOADDON1' } as const

/** The ID of the submission that most runs make. */
export const ID = '1152921505700001002'

/** Its page in Partner Center. */
export const PAGE = pageOf(ID)

/** Returns the page of a submission in Partner Center. */
export function pageOf(submissionId: string): string {
  return `https://partner.microsoft.com/dashboard/products/${APP_ID}/submissions/${submissionId}`
}

/** Returns a time of the day that these runs happen on, in milliseconds since the epoch. */
export function at(time: string): number {
  return Date.parse(`2026-11-17T${time.length === 5 ? `${time}:00` : time}Z`)
}

/** Makes the facts of a run of the app, from 16:26 to 17:38. */
export function facts(state: Partial<RunState>, others: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    state: { ...initialState, product: app, productName: 'Contoso Demo', ...state },
    startedAt: at('16:26'),
    endedAt: at('17:38'),
    ...others,
  }
}

/** Details beside a status. */
export function details(fields: Partial<StatusDetails> = {}): StatusDetails {
  return { errors: [], warnings: [], certificationReports: [], ...fields }
}

/** Packages of a release that replaces another one. */
export const packages: readonly PackageChange[] = [
  {
    fileName: 'Demo_1.1.0.0_arm64.msix',
    version: '1.1.0.0',
    architecture: 'arm64',
    change: 'new',
    versionBefore: '1.0.0.0',
  },
  {
    fileName: 'Demo_1.1.0.0_x64.msix',
    version: '1.1.0.0',
    architecture: 'x64',
    change: 'new',
    versionBefore: '1.0.0.0',
  },
  { fileName: 'Demo_1.0.0.0_x64.msix', version: '1.0.0.0', architecture: 'x64', change: 'removed' },
  { fileName: 'Demo_1.0.0.0_arm64.msix', version: '1.0.0.0', architecture: 'arm64', change: 'removed' },
]

/** Packages that are live, and stay so. */
export const livePackages: readonly PackageChange[] = [
  { fileName: 'Demo_1.0.0.0_x64.msix', version: '1.0.0.0', architecture: 'x64', change: 'kept' },
  { fileName: 'Demo_1.0.0.0_arm64.msix', version: '1.0.0.0', architecture: 'arm64', change: 'kept' },
]

const NOTES = 'Faster than ever.\n– Opens large files three times as fast\n– New dark theme'
const notesFor = (language: string): Change => ({
  field: `listings.${language}.baseListing.releaseNotes`,
  before: 'First release.',
  after: NOTES,
})

/** Changes of a release, as the plan lists them. */
export const changes: readonly Change[] = [
  { field: 'applicationPackages[Demo_1.0.0.0_x64.msix]', before: 'Uploaded', after: 'PendingDelete' },
  { field: 'applicationPackages[Demo_1.0.0.0_arm64.msix]', before: 'Uploaded', after: 'PendingDelete' },
  { field: 'applicationPackages[Demo_1.1.0.0_arm64.msix]', before: null, after: 'PendingUpload' },
  { field: 'applicationPackages[Demo_1.1.0.0_x64.msix]', before: null, after: 'PendingUpload' },
  notesFor('en-us'),
  notesFor('de-de'),
]

/** The statuses of a submission, from its draft on. */
export function timeline(
  ...steps: readonly (readonly [status: string, time: string])[]
): RunState['timeline'] {
  return [
    { status: 'PendingCommit', at: at('16:25') },
    ...steps.map(([status, time]) => ({ status, at: at(time) })),
  ]
}

/** Answers of the Store to two requests. */
export const answers: RunState['answers'] = [
  {
    type: 'answer',
    method: 'GET',
    path: `applications/${APP_ID}`,
    status: 200,
    durationInMs: 90,
    correlationId: '4703545d-6ecd-49af-877f-64adbdebca9c',
  },
  {
    type: 'answer',
    method: 'POST',
    path: `applications/${APP_ID}/submissions/${ID}/commit`,
    status: 202,
    durationInMs: 900,
    correlationId: '0b7dd1a7-54b4-4cbb-9c6f-2f3a6f1f7e55',
  },
]
