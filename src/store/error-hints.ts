import { asSentence, type FailedRequest, shorten } from '../shared/errors.ts'
import { describeProduct, type Kind, type Product } from './product.ts'

/** Meaning of a refusal by the Store, and what to do about it. */
export type Hint = Pick<FailedRequest, 'meaning' | 'advice'>

/** Resources that a path of the API names; the account's lists belong to no product. */
interface Target {
  readonly product: Product | undefined
  readonly submissionId: string | undefined
}

interface Refusal extends Omit<FailedRequest, 'method' | 'path'> {
  readonly method?: string
  readonly path?: string
}

const LINK_THE_APP =
  'Add the Entra application in Partner Center under Account settings, Users, Microsoft Entra applications, with the Manager role.'

const CHECK_ACCESS =
  'Check both in Partner Center under Account settings, Users, Microsoft Entra applications.'

const CHECK_ROLE =
  'Check the role in Partner Center under Account settings, Users, Microsoft Entra applications.'

interface HintRow {
  readonly matches: (refusal: Refusal) => boolean
  readonly hint: (refusal: Refusal, target: Target) => Hint
}

// Answers of the Store that mean something other than they say, or need explaining. The first matching row applies. A
// transient refusal has no advice: its callers wait instead.
const HINTS: readonly HintRow[] = [
  // A proxy or a page of the network: not an answer of the Store.
  { matches: ({ meaning }) => meaning !== undefined, hint: () => ({}) },
  // https://github.com/microsoft/msstore-cli/issues/131
  { matches: ({ status }) => status === 401, hint: () => ({ advice: LINK_THE_APP }) },
  // https://github.com/microsoft/StoreBroker/issues/61
  { matches: isRefusalInDisguise, hint: () => ({ advice: LINK_THE_APP }) },
  // https://github.com/microsoft/windows-dev-center-vsts-extension/issues/98
  {
    matches: ({ status }) => status === 403,
    hint: describeNoAccess,
  },
  // https://github.com/microsoft/windows-dev-center-vsts-extension/issues/107
  {
    matches: ({ reason }) => reason?.includes('created through the API') === true,
    hint: () => ({
      advice:
        'The submission was created or changed in Partner Center: delete it there, then run the job again.',
    }),
  },
  // https://github.com/microsoft/StoreBroker/issues/192
  {
    matches: ({ reason }) => reason?.includes('features that are not supported') === true,
    hint: () => ({ advice: 'This product can only be published in Partner Center.' }),
  },
  // https://github.com/microsoft/StoreBroker/issues/175
  { matches: ({ status, code }) => status === 404 && code === 'ResourceNotFound', hint: describeMissing },
  {
    matches: ({ status, method }) => status === 400 && method === 'PUT',
    hint: ({ reason = '' }, { product }) => ({
      meaning: asSentence(`The Store rejected the submission data${reason && `: ${shorten(reason)}`}`),
      advice: ADVICE_ON_DATA[product?.kind ?? 'app'],
    }),
  },
  { matches: ({ status }) => status !== undefined && status >= 500, hint: describeOutage },
]

// A flight has no listings, so it has no inputs for them.
const ADVICE_ON_DATA: Readonly<Record<Kind, string>> = {
  app: 'Check "submission" and "metadata-path".',
  flight: 'Check "submission".',
  'add-on': 'Check "submission" and "metadata-path".',
}

/** Returns whether a refusal is worded like a transient fault: https://github.com/microsoft/StoreBroker/issues/61 */
export function isRefusalInDisguise({ status, reason }: Pick<FailedRequest, 'status' | 'reason'>): boolean {
  return status === 503 && reason?.startsWith('Account service') === true
}

/** Returns what a refusal by the Store API means and what to do about it, as far as known. */
export function hintForRefusal(refusal: Refusal): Hint {
  const row = HINTS.find(({ matches }) => matches(refusal))
  return row === undefined ? {} : row.hint(refusal, targetOf(refusal.path ?? ''))
}

function describeNoAccess(_: Refusal, { product }: Target): Hint {
  return product === undefined
    ? {
        meaning: 'The account cannot access its add-ons: the application lacks the Manager role.',
        advice: CHECK_ROLE,
      }
    : {
        meaning: `The account cannot access ${describeProduct(product)}: wrong Store ID, or the application lacks the Manager role.`,
        advice: CHECK_ACCESS,
      }
}

function describeMissing(_: Refusal, { product, submissionId }: Target): Hint {
  // Of a list of the account's, a 404 says nothing that is known.
  if (product === undefined) return {}
  const name = describeProduct(product)
  if (submissionId !== undefined)
    return { meaning: `Submission ${submissionId} does not belong to ${name}, or was deleted.` }
  if (product.kind === 'flight')
    return { meaning: `App ${product.appId} has no package flight with the ID ${product.flightId}.` }
  const what = name.replace(/^(app|add-on) /, '$1 with the Store ID ')
  return { meaning: `There is no ${what} in this Partner Center account.` }
}

function describeOutage({ status, retries, reason = '', correlationId }: Refusal): Hint {
  const tries = retries === undefined ? '' : ` after ${retries} ${retries === 1 ? 'retry' : 'retries'}`
  const id = correlationId === undefined ? '' : ` correlation ID ${correlationId}`
  return {
    meaning: asSentence(`The Store is failing (HTTP ${status}${tries})${reason && `: ${shorten(reason)}`}`),
    advice: `Try again later; if it persists, ${id === '' ? 'ask' : 'give'} Microsoft support${id}.`,
  }
}

function targetOf(path: string): Target {
  const idAfter = (name: string): string | undefined => new RegExp(`(?:^|/)${name}/([^/?]+)`).exec(path)?.[1]
  return { product: productAt(idAfter), submissionId: idAfter('submissions') }
}

function productAt(idAfter: (name: string) => string | undefined): Product | undefined {
  const [appId, flightId, addOnId] = ['applications', 'flights', 'inappproducts'].map(idAfter)
  if (addOnId !== undefined) return { kind: 'add-on', addOnId }
  if (appId === undefined) return undefined
  return flightId === undefined ? { kind: 'app', appId } : { kind: 'flight', appId, flightId }
}
