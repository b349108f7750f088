import type { Proof } from './credential.ts'

// What is known to help, by the code that the Store puts beside a status.
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#submission-status-code
const BY_STATUS_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    InvalidArchive: 'The ZIP is missing or unreadable: build it again and check it with "unzip -t".',
    MissingFiles: 'Every file that the submission names must stand in the ZIP under exactly that path.',
    PackageValidationFailed:
      'Run the Windows App Certification Kit on the package; the text names what is wrong.',
    InvalidMicrosoftAgeRating: 'Answer the age rating questionnaire again in Partner Center.',
    InvalidState: 'Open the submission in Partner Center: it shows validation errors that the API does not.',
    ServiceError: 'The Store failed by itself: run the job again.',
    // https://github.com/microsoft/msstore-cli/issues/50
    IsInternalError: 'The Store gave the commit up by itself: run the job again.',
  }),
)

/** Returns what to do about an error or warning beside a status; undefined where nothing is known. */
export function adviceForStatus(code: string): string | undefined {
  return BY_STATUS_CODE.get(code)
}

// Entra warns that these numbers may change, so they only ever choose a hint:
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
const BY_ENTRA_CODE: Readonly<Record<string, string>> = {
  '7000215': "The client secret is wrong. Give the secret's value, not its id.",
  '7000222':
    "The client secret has expired. Make a new one in Entra and store it as the repository's secret.",
  '700016': 'There is no such client in this tenant. Check "client-id" and "tenant-id".',
  '90002': 'There is no such tenant. Check "tenant-id".',
  '900023': 'This is no tenant. Check "tenant-id".',
  '500011':
    'The tenant is not linked to Partner Center. Check "tenant-id", or link it under Account settings, Tenants.',
}

const ADD_FEDERATED =
  'Add a federated credential to the application in Entra (Certificates & secrets, Federated credentials): issuer ' +
  'https://token.actions.githubusercontent.com, audience api://AzureADTokenExchange, and the subject of this job, to the letter.'

// The numbers of several refusals mean one thing for a job on GitHub and another for a certificate.
const BY_ENTRA_CODE_FOR: Readonly<Record<Proof['kind'], Readonly<Record<string, string>>>> = {
  'github-oidc': {
    '700213': ADD_FEDERATED,
    '70021': ADD_FEDERATED,
    '700211': ADD_FEDERATED,
    '700212': ADD_FEDERATED,
    '7002138': `${ADD_FEDERATED} Only the case of letters differs.`,
    '70025': ADD_FEDERATED,
    '700024': 'The clock of the machine is wrong, or GitHub was slow: run the job again.',
  },
  certificate: {
    '700027':
      'The certificate is not the one that is uploaded to the application in Entra (Certificates & secrets).',
    '7000222': 'The certificate has expired: upload a new one in Entra.',
    '700024': 'The clock of the machine is wrong.',
  },
  secret: {},
}

/**
 * Returns what to do about Entra's refusal to give a token, by the numbers after its AADSTS and the kind of credential;
 * undefined where nothing is known.
 */
export function adviceForToken(
  codes: readonly unknown[],
  kind: Proof['kind'] = 'secret',
): string | undefined {
  const known = { ...BY_ENTRA_CODE, ...BY_ENTRA_CODE_FOR[kind] }
  return codes.map((code) => known[String(code)]).find((advice) => advice !== undefined)
}

interface Refusal {
  readonly status?: number | undefined
  readonly code?: string | undefined
  readonly reason?: string | undefined
}

const LINK_THE_APP =
  'Add the Entra application in Partner Center under Account settings, Users, Microsoft Entra applications, with the Manager role.'

// Answers of the Store that mean something else than they say.
const BY_REFUSAL: readonly { readonly matches: (refusal: Refusal) => boolean; readonly advice: string }[] = [
  // https://github.com/microsoft/msstore-cli/issues/131
  { matches: ({ status }) => status === 401, advice: LINK_THE_APP },
  // https://github.com/microsoft/StoreBroker/issues/61
  { matches: ({ reason }) => reason?.startsWith('Account service') === true, advice: LINK_THE_APP },
  // https://github.com/microsoft/windows-dev-center-vsts-extension/issues/98
  {
    matches: ({ status }) => status === 403,
    advice: `The Store ID belongs to another account, or the role is too weak. ${LINK_THE_APP}`,
  },
  // https://github.com/microsoft/windows-dev-center-vsts-extension/issues/107
  {
    matches: ({ reason }) => reason?.includes('created through the API') === true,
    advice: 'The submission was made or touched in Partner Center: delete it there, then run the job again.',
  },
  // https://github.com/microsoft/StoreBroker/issues/192
  {
    matches: ({ reason }) => reason?.includes('features that are not supported') === true,
    advice: 'This product can only be published in Partner Center.',
  },
  // https://github.com/microsoft/StoreBroker/issues/175
  {
    matches: ({ status, code }) => status === 404 && code === 'ResourceNotFound',
    advice: 'Check the ids: the app and the add-on by Store ID, the flight by its GUID.',
  },
]

/** Returns whether a refusal is worded as a passing fault: https://github.com/microsoft/StoreBroker/issues/61 */
export function isRefusalInDisguise({ status, reason }: Refusal): boolean {
  return status === 503 && reason?.startsWith('Account service') === true
}

/** Returns what to do about a refusal of the Store API; undefined where nothing is known. */
export function adviceForRefusal(refusal: Refusal): string | undefined {
  return BY_REFUSAL.find(({ matches }) => matches(refusal))?.advice
}
