import { seeds } from '../fixtures/seeds.ts'
import type { Reply } from '../http/messages.ts'
import { tokenError } from './token-error.ts'
import { STORE_RESOURCE } from './tokens.ts'

/** The part of a request that is checked before a condition: errors in that part are reported first. */
type Stage = 'tenant' | 'client' | 'credential'

interface Condition {
  readonly stage: Stage
  readonly reply: () => Reply
}

/**
 * States of a tenant or an application in which no credential works. Texts are those in public logs, shortened; codes:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const conditions = {
  'tenant-blocked': {
    stage: 'tenant',
    reply: () =>
      tokenError(400, 'interaction_required', 5000225, 'This tenant has been blocked due to inactivity.'),
  },
  'tenant-restricted': {
    stage: 'tenant',
    reply: () => tokenError(400, 'access_denied', 500021, `Access to '${seeds.tenantId}' tenant is denied.`),
  },
  'tenant-of-another-cloud': {
    stage: 'tenant',
    reply: () =>
      tokenError(
        400,
        'invalid_request',
        90038,
        `Tenant '${seeds.tenantId}' request is being redirected to the National Cloud.`,
      ),
  },
  'application-disabled': {
    stage: 'client',
    reply: () =>
      tokenError(400, 'unauthorized_client', 7000112, `Application '${seeds.clientId}'(Demo) is disabled.`),
  },
  'service-principal-missing': {
    stage: 'client',
    reply: () =>
      tokenError(
        401,
        'invalid_client',
        7000229,
        `The client application ${seeds.clientId} is missing service principal in the tenant ${seeds.tenantId}. ` +
          'See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
      ),
  },
  'public-client': {
    stage: 'client',
    reply: () =>
      tokenError(
        401,
        'invalid_client',
        700025,
        "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
      ),
  },
  'conditional-access': {
    stage: 'credential',
    reply: () =>
      tokenError(
        400,
        'invalid_grant',
        53003,
        'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
      ),
  },
  'certificate-revoked': {
    stage: 'credential',
    reply: () => tokenError(401, 'invalid_client', 7000214, 'Certificate has been revoked.'),
  },
  'enterprise-not-trusted': {
    stage: 'credential',
    reply: () =>
      tokenError(
        401,
        'invalid_client',
        7002381,
        "Federated identity credentials issued by 'https://token.actions.githubusercontent.com/' for applications registered in " +
          "this tenant must contain the enterprise claim with value 'contoso' but actual value is ''.",
      ),
  },
  // https://github.com/microsoft/msstore-cli/issues/79
  'store-api-not-allowed': {
    stage: 'credential',
    reply: () =>
      tokenError(
        400,
        'unauthorized_client',
        7000118,
        `Resource application 'Store' with identifier '${STORE_RESOURCE}' is not allowed to be used by tenant '${seeds.tenantId}'.`,
      ),
  },
  // https://github.com/microsoft/windows-dev-center-vsts-extension/issues/100
  'store-api-misregistered': {
    stage: 'credential',
    reply: () =>
      tokenError(
        400,
        'invalid_request',
        700020,
        `Application ID ${STORE_RESOURCE} is a reserverd identifier and should be removed on the application: 38de2570-b4de-4595-b4ca-49d1247abe37.`,
      ),
  },
  // An unknown code.
  unheard: {
    stage: 'credential',
    reply: () => tokenError(400, 'invalid_request', 7999999, 'Something that was added later.'),
  },
} as const satisfies Readonly<Record<string, Condition>>

/** The name of a condition. */
export type ConditionName = keyof typeof conditions

/** The names of all conditions. */
export const conditionNames = Object.keys(conditions) as readonly ConditionName[]

/** Returns the refusal of a condition at its stage; undefined without a condition, and at any other stage. */
export function refusalAt(stage: Stage, name: ConditionName | undefined): Reply | undefined {
  const condition = name === undefined ? undefined : conditions[name]
  return condition?.stage === stage ? condition.reply() : undefined
}
