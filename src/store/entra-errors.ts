import type { Proof } from './credential.ts'

/** Advice on a refusal by Entra. */
export interface EntraAdvice {
  readonly advice: string
  /** The refusal is about the federated credential, whose subject must match the job's. */
  readonly concernsSubject?: true
}

/** Codes that mean the same thing, and what to do about them. */
export interface EntraRow extends EntraAdvice {
  /** Numbers after `AADSTS`. */
  readonly codes: readonly number[]
  /** The kinds of credential that this applies to; absent: all of them. */
  readonly kinds?: readonly Proof['kind'][]
  readonly source: string
}

const REFERENCE = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes'
const FEDERATION = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust'

const ADD_FEDERATED =
  'Add a federated credential to the application in Entra (Certificates & secrets, Federated credentials) with the issuer ' +
  'https://token.actions.githubusercontent.com, the audience api://AzureADTokenExchange and exactly the subject of this job.'

const ABOUT_SUBJECT = { kinds: ['github-oidc'], concernsSubject: true } as const

/**
 * Advice by the codes of Entra's refusals. Entra warns that codes may change, so they are used only to choose advice.
 * The first matching row applies.
 */
export const ENTRA_ROWS: readonly EntraRow[] = [
  {
    codes: [7000215, 70002],
    kinds: ['secret'],
    advice: `The client secret is wrong. Set "client-secret" to the secret's value, not its ID.`,
    source: REFERENCE,
  },
  {
    codes: [7000222],
    kinds: ['secret'],
    advice:
      'The client secret has expired. Create a new one in Entra and store its value as the secret that "client-secret" reads.',
    source: REFERENCE,
  },
  {
    codes: [7000222, 1000502],
    kinds: ['certificate'],
    advice:
      'The certificate has expired or is not valid yet. Upload a new one to the application in Entra (Certificates & secrets), and set "client-certificate" to it.',
    source: 'https://github.com/AzureAD/microsoft-identity-web/releases/tag/2.18.2',
  },
  {
    codes: [7000214, 7000277],
    kinds: ['certificate'],
    advice:
      'The certificate has been revoked. Upload a new one to the application in Entra (Certificates & secrets), and set "client-certificate" to it.',
    source: 'https://github.com/AzureAD/microsoft-identity-web',
  },
  {
    codes: [700027, 50012, 700030],
    kinds: ['certificate'],
    advice:
      'This certificate is not registered for the application. Upload it to the application in Entra (Certificates & secrets), or set "client-certificate" to the registered one.',
    source: REFERENCE,
  },
  {
    codes: [700024, 500133],
    kinds: ['certificate'],
    advice: "Correct the runner's clock.",
    source: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  },
  {
    codes: [700024, 500133],
    kinds: ['github-oidc'],
    advice: "GitHub's token expired before Entra validated it. Run the job again.",
    source: FEDERATION,
  },
  {
    codes: [7002138],
    ...ABOUT_SUBJECT,
    advice: `${ADD_FEDERATED} Only the letter case differs.`,
    source: 'https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes',
  },
  {
    codes: [700213, 70021, 700211, 700212, 70025],
    ...ABOUT_SUBJECT,
    advice: ADD_FEDERATED,
    source: FEDERATION,
  },
  {
    codes: [7002381],
    kinds: ['github-oidc'],
    advice:
      'This tenant trusts only the GitHub enterprises that Entra names here. Publish from a repository of one of them, or set "client-certificate" or "client-secret".',
    source:
      'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  },
  {
    codes: [700016, 70001, 700011],
    advice: 'This application does not exist in the tenant. Check "client-id" and "tenant-id".',
    source: REFERENCE,
  },
  {
    codes: [7000229],
    advice:
      'The application has no service principal in the tenant. Create it with: az ad sp create --id, followed by the value of "client-id".',
    source: 'https://go.microsoft.com/fwlink/?linkid=2225119',
  },
  {
    codes: [7000112],
    advice:
      'The application is disabled. Set "Enabled for users to sign in?" to Yes in Entra (Enterprise applications, the application, Properties).',
    source: REFERENCE,
  },
  {
    codes: [700025],
    advice:
      'The application is registered as a public client, which has no credential. Set "Allow public client flows" to No in Entra (App registrations, the application, Authentication).',
    source: REFERENCE,
  },
  {
    codes: [90002],
    advice: 'This tenant does not exist. Check "tenant-id".',
    source: REFERENCE,
  },
  {
    codes: [900023, 50059, 50128, 90019],
    advice: 'This is not a valid tenant. Set "tenant-id" to its GUID or to one of its verified domains.',
    source: REFERENCE,
  },
  {
    codes: [5000224, 5000225],
    advice:
      'Microsoft has blocked the tenant due to inactivity. Its administrator can ask Microsoft support to reactivate it within 20 days; after that it is deleted.',
    source:
      'https://learn.microsoft.com/answers/questions/5811022/azure-portal-error-code-interaction-required',
  },
  {
    codes: [90038, 90051, 900382, 900432],
    advice:
      'The tenant belongs to another Microsoft cloud. Set "tenant-id" to the tenant that is linked to Partner Center.',
    source: REFERENCE,
  },
  {
    codes: [50002, 500021, 500022],
    advice:
      "The runner's network allows only certain tenants. Ask its administrator to add this one to the tenant restrictions.",
    source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
  },
  {
    codes: [53003, 530032, 50131],
    advice:
      'A Conditional Access policy blocks this application. Exclude the workload identity from the policy, or allow the addresses of the runner in it.',
    source: 'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
  },
  {
    codes: [500011, 650052],
    advice:
      'The Store API is not available in the tenant. Check "tenant-id", or link the tenant in Partner Center (Account settings, Tenants).',
    source: 'https://github.com/microsoft/store-submission/issues/18',
  },
  {
    codes: [7000118],
    advice:
      'Microsoft does not let this tenant use the Store API, and no credential changes that. Check that "tenant-id" is the tenant that is linked in Partner Center (Account settings, Tenants); if it is, ask Partner Center support.',
    source: 'https://github.com/microsoft/msstore-cli/issues/79',
  },
  {
    codes: [700020],
    advice:
      "The fault is in the registration of the application that Entra names. If that is not yours, it is Microsoft's own, for the Store API: run the job again later, or ask Partner Center support. If it is yours, remove that identifier in Entra (Expose an API).",
    source: 'https://github.com/microsoft/msstore-cli/issues/165',
  },
  {
    codes: [50033, 90006, 90012, 90024, 90033, 90055, 90090, 90091],
    advice: 'Entra has a temporary failure. Run the job again later.',
    source: REFERENCE,
  },
]

/**
 * Returns what to do about Entra's refusal to issue a token, by the numbers after AADSTS and the kind of credential;
 * undefined when nothing is known.
 */
export function adviceForToken(codes: readonly unknown[], kind: Proof['kind']): EntraAdvice | undefined {
  const known = codes.map((code) => rowFor(Number(code), kind))
  return known.find((row) => row !== undefined)
}

function rowFor(code: number, kind: Proof['kind']): EntraRow | undefined {
  return ENTRA_ROWS.find(
    ({ codes, kinds }) => codes.includes(code) && (kinds === undefined || kinds.includes(kind)),
  )
}
