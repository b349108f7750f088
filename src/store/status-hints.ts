import { shorten } from '../shared/errors.ts'
import type { StatusMessage } from './submission.ts'

interface HintRow {
  readonly code: string
  /** Words that must occur in the details; absent: any. */
  readonly words?: string
  readonly advice: string
}

const SEE_PARTNER_CENTER = 'Open the submission in Partner Center, which shows what is wrong.'
const RUN_AGAIN = 'The Store failed internally: run the job again.'

/**
 * Advice by the code that accompanies a status; the first matching row applies. The documented codes are at
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#submission-status-code
 */
export const STATUS_HINTS: readonly HintRow[] = [
  {
    code: 'InvalidArchive',
    advice: 'The ZIP is missing or unreadable: build it again and check it with "unzip -t".',
  },
  {
    code: 'MissingFiles',
    advice: 'Every file that the submission names must be in the ZIP under exactly that path.',
  },
  {
    code: 'PackageValidationFailed',
    advice: 'Run the Windows App Certification Kit on the package; the text names what is wrong.',
  },
  {
    code: 'PackageValidationWarning',
    advice: 'The Store accepts the package. Check what the text names before the next release.',
  },
  // An outage of the Store: https://github.com/microsoft/StoreBroker/issues/249
  { code: 'InvalidParameterValue', words: 'not IngestionWeb or IngestionApi', advice: RUN_AGAIN },
  // https://github.com/microsoft/msstore-cli/issues/86
  {
    code: 'InvalidParameterValue',
    words: 'InvalidPricingAvailabilitySettings',
    advice: 'Open "Pricing and availability" of the submission in Partner Center and save it once.',
  },
  {
    code: 'InvalidParameterValue',
    advice: 'Correct the value that the text names; if it names none, open the submission in Partner Center.',
  },
  {
    code: 'InvalidOperation',
    advice: 'The Store does not allow this for the submission now: open it in Partner Center.',
  },
  // https://github.com/microsoft/StoreBroker/issues/129
  {
    code: 'InvalidState',
    advice: 'Open the submission in Partner Center: it shows validation errors that the API does not.',
  },
  {
    code: 'ResourceNotFound',
    advice: 'Something that the submission references no longer exists: open it in Partner Center.',
  },
  { code: 'ServiceError', advice: RUN_AGAIN },
  {
    code: 'ListingOptOutWarning',
    advice: 'Languages were removed from the listing: check that this was intended.',
  },
  {
    code: 'ListingOptInWarning',
    advice: 'Languages were added to the listing: check that this was intended.',
  },
  {
    code: 'UpdateOnlyWarning',
    advice: 'The Store only updates this, and does not create or delete it: change it in Partner Center.',
  },
  { code: 'Other', advice: SEE_PARTNER_CENTER },
  { code: 'None', advice: SEE_PARTNER_CENTER },
  // Undocumented codes that have been seen.
  {
    code: 'InvalidMicrosoftAgeRating',
    advice: 'Answer the age rating questionnaire again in Partner Center.',
  },
  // https://github.com/microsoft/msstore-cli/issues/50
  { code: 'IsInternalError', advice: RUN_AGAIN },
]

/** Returns what to do about an error or warning in a status; undefined when nothing is known. */
export function adviceForStatus({ code, details }: StatusMessage): string | undefined {
  return STATUS_HINTS.find((row) => row.code === code && details.includes(row.words ?? ''))?.advice
}

/** Returns an error or warning in the Store's own words, with its code only once. */
export function describeMessage({ code, details }: StatusMessage): string {
  const [name, words] = [shorten(code), shorten(details)]
  if (words === '' || name === '') return `${name}${words}`
  return words.startsWith(name) ? words : `${name}: ${words}`
}
