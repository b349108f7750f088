import type { RunState } from '../../../../../src/action/report/run-state.ts'
import type { Failure } from '../../../../../src/action/report/summary/failures.ts'
import type { SummaryFacts } from '../../../../../src/action/report/summary/summary.ts'
import { knownChange, knownDraft } from '../../../../support/knowledge.ts'
import { answers, at, changes, details, facts, flight, ID, PAGE, packages, timeline } from './values.ts'

const LIVE = { id: '1152921505700000999', versions: ['1.0.0.0'] }
const AT_ONCE = { mode: 'Immediate', date: '' }
const failure = (kind: string, message: string, others: Partial<Failure> = {}): Failure => ({
  kind,
  message,
  file: undefined,
  problems: [],
  ...others,
})

const failed = (why: Failure, state: Partial<RunState>, others: Partial<SummaryFacts> = {}) =>
  facts({ planned: true, contents: packages.slice(0, 1), ...state }, { failure: why, ...others })

const submitted = (status: string, state: Partial<RunState> = {}): Partial<RunState> => ({
  submissionId: ID,
  submissionUrl: PAGE,
  status,
  timeline: timeline(
    ['CommitStarted', '16:26'],
    ['PreProcessing', '16:27'],
    ['Certification', '16:30'],
    ...(status === 'Certification' ? [] : [[status, '21:33'] as const]),
  ),
  knowledge: knownDraft(ID, 'committed'),
  following: {
    submissionId: ID,
    url: 'https://partner.example/7',
    waitFor: 'published',
    live: LIVE,
    publishTime: AT_ONCE,
  },
  ...state,
})

const rejected = failure('SubmissionFailedError', 'The words of it are told by its parts.')

/** The ends of runs that have failed, by name. */
export const failedEnds: Readonly<Record<string, SummaryFacts>> = {
  'a failed certification': failed(
    rejected,
    submitted('CertificationFailed', {
      changes,
      contents: packages,
      answers,
      details: details({
        errors: [
          {
            code: 'CertificationFailed',
            details:
              '10.1.2.10 Functionality: the product crashed on launch on Windows 11 24H2 (x64) and could not be tested. See the report.',
          },
          {
            code: 'PolicyViolation',
            details: '10.5.1 Personal information: a privacy policy URL is required.',
          },
        ],
        certificationReports: [
          {
            date: '2026-11-17',
            reportUrl: 'https://partner.microsoft.com/dashboard/products/9NDEMO000001/reports/1',
          },
        ],
      }),
    }),
    { endedAt: at('21:33') },
  ),
  'packages that the Store rejects': failed(
    rejected,
    submitted('PreProcessingFailed', {
      details: details({
        errors: [{ code: 'PackageValidationFailed', details: 'Package acceptance validation error.' }],
      }),
      replaced: { id: '1152921505700001001', name: undefined, packages: [] },
    }),
    { endedAt: at('21:33') },
  ),
  'a release that cannot be published': failed(rejected, submitted('PublishFailed'), {
    endedAt: at('21:33'),
  }),
  'a submission that was cancelled in Partner Center': failed(rejected, submitted('Canceled'), {
    endedAt: at('21:33'),
  }),
  'a submission of somebody else that has failed': failed(rejected, {
    status: 'CertificationFailed',
    planned: false,
    contents: [],
    following: {
      submissionId: ID,
      url: 'https://partner.example/7',
      waitFor: 'published',
      live: LIVE,
      publishTime: AT_ONCE,
    },
    details: details({ errors: [{ code: 'PolicyViolation', details: '10.5.1 Personal information.' }] }),
  }),
  'problems with inputs and files': failed(
    failure('InputErrors', '2 problems (see above).', {
      problems: [
        {
          message: '"metadata-path": "a_b.txt" is too long. [listing-length]',
          file: 'listings/a_b.txt',
        },
        { message: '"packages": it has no version.', file: undefined },
      ],
    }),
    { planned: false, contents: [] },
    { endedAt: at('16:26') },
  ),
  'one problem with an input': facts(
    { product: undefined, productName: undefined },
    {
      failure: failure('InputError', '"tenant-id" is missing or empty. Set it to the ID of your tenant.'),
      endedAt: at('16:26'),
    },
  ),
  'a failed sign-in': facts(
    {
      product: undefined,
      productName: undefined,
      answers: [
        {
          type: 'answer',
          method: 'POST',
          path: 'token',
          status: 401,
          durationInMs: 80,
          correlationId: 'c-1',
        },
      ],
    },
    {
      failure: failure(
        'AuthError',
        'Sign-in failed: no credential.\nAdd to the job:\npermissions:\n  id-token: write',
      ),
      endedAt: at('16:26'),
    },
  ),
  'a time-out in certification': failed(
    failure('DeadlineError', 'Timed out after 1 h 20 min ("timeout-minutes").'),
    submitted('Certification'),
    { endedAt: at('17:46') },
  ),
  'a time-out before the commit': failed(
    failure('DeadlineError', 'Timed out after 5 minutes while the Store was rate-limiting (HTTP 429).'),
    { knowledge: knownChange('create', undefined, 'refused') },
    { endedAt: at('16:31') },
  ),
  'a time-out while another submission is in the way': failed(
    failure('DeadlineError', 'Timed out after 1 h 20 min ("timeout-minutes").'),
    {
      planned: false,
      contents: [],
      status: 'Certification',
      following: {
        submissionId: '77',
        url: 'https://partner.example/7',
        waitFor: 'published',
        live: LIVE,
        publishTime: AT_ONCE,
      },
    },
    { endedAt: at('17:46') },
  ),
  'a cancellation before the commit': failed(
    failure('CanceledError', 'The run was cancelled (SIGINT).'),
    { submissionId: ID, submissionUrl: PAGE, status: 'PendingCommit', knowledge: knownDraft(ID, 'deleted') },
    { endedAt: at('16:27') },
  ),
  'a cancellation in certification': failed(
    failure('CanceledError', 'The run was cancelled (SIGTERM).'),
    submitted('Certification', {
      following: {
        submissionId: ID,
        url: 'https://partner.example/7',
        waitFor: 'certified',
        live: LIVE,
        publishTime: AT_ONCE,
      },
    }),
    { endedAt: at('16:40') },
  ),
  'a pending submission that is in the way': failed(
    failure(
      'ProductStateError',
      `Submission ${ID} of app 9NDEMO000001 is in progress (Certification). The Store is working on it, so it cannot be deleted. Set "if-pending: wait", or cancel it in Partner Center. ${PAGE}`,
    ),
    {},
    { endedAt: at('16:26') },
  ),
  'an update that the Store rejects': failed(
    failure(
      'HttpError',
      'The Store rejected the submission data: No. Check "submission" and "metadata-path". (PUT applications/9NDEMO000001/submissions/1: 400 InvalidParameterValue)',
    ),
    {
      submissionId: ID,
      submissionUrl: PAGE,
      status: 'PendingCommit',
      product: flight,
      productName: 'Nightly',
      created: { what: 'flight', id: flight.flightId, name: 'Nightly' },
      knowledge: knownDraft(ID, 'deleted'),
    },
    { endedAt: at('16:26') },
  ),
  'a commit without a clear answer': failed(
    failure('UnclearError', 'POST …/commit got no answer.'),
    {
      submissionId: ID,
      submissionUrl: PAGE,
      status: 'PendingCommit',
      knowledge: knownDraft(ID, 'commit-in-doubt'),
    },
    { endedAt: at('16:29') },
  ),
  'a difference after the commit': failed(
    failure('DifferenceError', `Submission ${ID} in the Store differs from what was sent: visibility.`),
    submitted('Published'),
    { endedAt: at('21:34') },
  ),
  'an error that nobody has thought of': failed(
    failure('Error', 'x is not a function'),
    { planned: false, contents: [], answers },
    { endedAt: at('16:26') },
  ),
}
