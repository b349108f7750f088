import type { ProductReference } from '../../commands/requests.ts'
import { InputError } from '../../shared/errors.ts'
import type { NewFlight } from '../../store/catalog.ts'
import type { Kind } from '../../store/product.ts'
import { choice, type InputReader, matching, optional } from './parsers.ts'
import { COMMANDS, type CommandName } from './schema.ts'

const STORE_ID = /^[a-z\d]{12}$/i
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const IDS = ['app-id', 'flight-id', 'flight-name', 'add-on-id'] as const
const FOR_NEW_FLIGHT = ['flight-groups', 'flight-rank-higher-than'] as const

const FITTING: Readonly<Record<Kind, readonly string[]>> = {
  app: ['app-id'],
  flight: ['app-id', 'flight-id', 'flight-name'],
  'add-on': ['add-on-id'],
}

/**
 * Which product is meant. `product`, when given, has to fit the ids exactly, so that an id that came out empty can
 * not turn a flight into a production release.
 *
 * @throws InputError that names the id that is missing or does not fit.
 */
export function readProduct(given: InputReader, command: CommandName): ProductReference {
  const ids: readonly string[] = IDS.filter((name) => given(name) !== '')
  const stated = optional(given, 'product', () => choice<Kind>(given, 'product', ['app', 'flight', 'add-on']))
  if (stated !== undefined) refuseKind(command, stated)
  const isNew = FOR_NEW_FLIGHT.some((name) => given(name) !== '')
  const kind = stated ?? onlyKindOf(command) ?? (isNew ? 'flight' : kindOf(ids))
  const missing = missingFor(kind, ids, isNew || command === 'create-flight')
  if (missing !== undefined)
    throw new InputError(missing, `is needed for ${withArticle(kind)}, but is not given.`)
  const misfit = ids.find((name) => !FITTING[kind].includes(name))
  if (misfit !== undefined) {
    throw new InputError(
      misfit,
      `does not fit ${withArticle(kind)}, which is named by ${FITTING[kind].join(', ')}.`,
    )
  }
  const storeId = (name: string): string =>
    matching(given, name, STORE_ID, 'a Store ID: 12 letters and digits')
  switch (kind) {
    case 'app':
      return { kind, appId: storeId('app-id') }
    case 'flight':
      return readFlight(given, storeId('app-id'))
    case 'add-on':
      return { kind, addOnId: storeId('add-on-id') }
  }
}

/** @throws InputError when a command is not for a kind of product. */
export function refuseKind(command: CommandName, kind: Kind): void {
  const allowed: readonly Kind[] = COMMANDS[command]
  if (allowed.includes(kind)) return
  const names = allowed.map(withArticle).join(' or ')
  throw new InputError('command', `"${command}" is for ${names}, and the inputs name ${withArticle(kind)}.`)
}

function onlyKindOf(command: CommandName): Kind | undefined {
  const [first, ...others] = COMMANDS[command]
  return others.length === 0 ? first : undefined
}

function missingFor(kind: Kind, ids: readonly string[], isNew: boolean): string | undefined {
  if (kind === 'add-on') return ids.includes('add-on-id') ? undefined : 'add-on-id'
  if (!ids.includes('app-id')) return 'app-id'
  const named = ids.includes('flight-id') || ids.includes('flight-name')
  if (kind === 'app' || named) return undefined
  return isNew ? 'flight-name' : 'flight-id'
}

function readFlight(given: InputReader, appId: string): ProductReference {
  const flightName = given('flight-name')
  const forNew = FOR_NEW_FLIGHT.find((name) => given(name) !== '')
  if (flightName === '') {
    if (forNew !== undefined)
      throw new InputError(forNew, 'is for a flight that is named by "flight-name". Leave it out.')
    return { kind: 'flight', appId, flightId: matching(given, 'flight-id', GUID, "a flight's GUID") }
  }
  if (given('flight-id') !== '')
    throw new InputError('flight-name', 'is given beside "flight-id". Give one of the two.')
  return {
    kind: 'flight',
    appId,
    flightName,
    create: forNew === undefined ? undefined : readFlightGroups(given),
  }
}

/**
 * Who gets a new flight, and its rank.
 *
 * @throws InputError when no group is given, or what is given is none.
 */
export function readFlightGroups(given: InputReader): Omit<NewFlight, 'name'> {
  const groups = given('flight-groups')
    .split(/[\n,]/)
    .map((group) => group.trim())
    .filter((group) => group !== '')
  if (groups.length === 0) {
    const what = 'It is the ids of the flight groups that get the new flight, one per line.'
    throw new InputError('flight-groups', `is not given. ${what}`)
  }
  const stranger = groups.find((group) => !/^\d+$/.test(group))
  if (stranger !== undefined) {
    const where = 'the digits at the end of its address in Partner Center'
    throw new InputError('flight-groups', `"${stranger}" is not the id of a flight group: ${where}.`)
  }
  return { groups, rankHigherThan: given('flight-rank-higher-than') || undefined }
}

function kindOf(ids: readonly string[]): Kind {
  if (ids.includes('flight-id') || ids.includes('flight-name')) return 'flight'
  if (ids.includes('add-on-id')) return 'add-on'
  if (ids.includes('app-id')) return 'app'
  throw new InputError(
    'app-id',
    'names the app, but is not given. (A flight needs "flight-id" too, an add-on only "add-on-id".)',
  )
}

/** A kind of product in a sentence. */
export function withArticle(kind: Kind): string {
  return kind === 'flight' ? 'a flight' : `an ${kind}`
}
