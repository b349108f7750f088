import { createOnce } from '../pipeline/apply-once.ts'
import type { Context, Session } from '../pipeline/context.ts'
import { CREATE_FLIGHT } from '../pipeline/knowledge/knowledge.ts'
import { HttpError, InputError, type PublishError } from '../shared/errors.ts'
import type { ChangeOptions } from '../store/api.ts'
import type { Flight, NewFlight } from '../store/catalog.ts'
import { appIdOf } from '../store/product.ts'
import { flightsNamed } from './resolve-product.ts'

/**
 * Creates a package flight of an app.
 *
 * @throws InputError with the ID of a flight that already has the name.
 */
export async function createFlight(flight: NewFlight, dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store, signal } = context
  const { name } = flight
  const appId = appIdOf(store.product)
  report({ type: 'stage', stage: 'Check' })
  const existing = flightsNamed(name, await catalog.listFlights(appId, { signal }))
  if (existing.length > 0) {
    const ids = existing.map(({ flightId }) => flightId).join(', ')
    throw new InputError(
      'flight-name',
      `a flight "${name}" already exists (ID ${ids}). Choose another name, or use that flight.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', intended: { action: 'create', what: 'flight', name } })
  await sendFlight(appId, flight, context)
}

/** Creates a flight, once: an unclear answer is settled by looking for its name. */
export async function sendFlight(appId: string, flight: NewFlight, context: Session): Promise<Flight> {
  const { catalog, report, signal } = context
  const { name } = flight
  report({ type: 'stage', stage: 'Create' })
  const { value: created } = await createOnce(
    {
      attempt: CREATE_FLIGHT,
      send: (observe) => sendNamingInputs(appId, flight, { catalog, options: { signal, observe } }),
      findEffect: async () => flightsNamed(name, await catalog.listFlights(appId, { signal }))[0],
    },
    context,
  )
  // A flight with this name is what was asked for, no matter who created it.
  report({ type: 'attempt', attempt: CREATE_FLIGHT, step: 'observed' })
  report({ type: 'resource-created', what: 'flight', id: created.flightId, name })
  return created
}

async function sendNamingInputs(
  appId: string,
  flight: NewFlight,
  { catalog, options }: { readonly catalog: Session['catalog']; readonly options: ChangeOptions },
): Promise<Flight> {
  try {
    return await catalog.createFlight(appId, flight, options)
  } catch (error) {
    throw error instanceof HttpError && error.request.status === 400
      ? describeRejection(error, flight)
      : error
  }
}

// The wording of the Store's refusals is not documented, so only the values that they quote are searched for.
function describeRejection(error: HttpError, { groups, rankHigherThan }: NewFlight): PublishError {
  const { reason = '' } = error.request
  const group = groups.find((id) => new RegExp(`(^|\\D)${id}(\\D|$)`).test(reason))
  if (group !== undefined)
    return new InputError('flight-groups', `group ${group} does not exist. ${FIND_GROUPS}`, { cause: error })
  if (rankHigherThan !== undefined && reason.includes(rankHigherThan)) {
    const problem = `the app has no flight "${rankHigherThan}". Set it to the friendly name of a flight, or remove it.`
    return new InputError('flight-rank-higher-than', problem, { cause: error })
  }
  const advice = 'Check "flight-name", "flight-groups" and "flight-rank-higher-than".'
  return new HttpError({ ...error.request, advice }, { cause: error })
}

const FIND_GROUPS = 'The ID of a group is the number in the address of its page in Partner Center.'
