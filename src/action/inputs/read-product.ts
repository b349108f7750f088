import type { ProductReference } from '../../commands/requests.ts'
import { InputError } from '../../shared/errors.ts'
import type { NewFlight } from '../../store/catalog.ts'
import type { Kind } from '../../store/product.ts'
import type { InputReader } from './input-reader.ts'
import { variableAdvice } from './parsers.ts'
import { COMMANDS, type CommandName, type InputName } from './schema.ts'

const IDS = ['app-id', 'flight-id', 'flight-name', 'add-on-id'] as const
type ProductInput = (typeof IDS)[number]
const FOR_NEW_FLIGHT = ['flight-groups', 'flight-rank-higher-than'] as const

const FITTING: Readonly<Record<Kind, readonly InputName[]>> = {
  app: ['app-id'],
  flight: ['app-id', 'flight-id', 'flight-name'],
  'add-on': ['add-on-id'],
}

/**
 * Reads which product is meant. `product`, if set, must match the IDs exactly, so that an accidentally empty ID cannot
 * turn a flight release into a production release.
 *
 * @throws InputError that names the ID that is missing or does not fit.
 */
export function readProductReference(inputs: InputReader, command: CommandName): ProductReference {
  const ids = IDS.filter((name) => inputs.isGiven(name))
  const stated = inputs.find('product')
  if (stated !== undefined) refuseKind(command, stated)
  const isNew = FOR_NEW_FLIGHT.some((name) => inputs.isGiven(name))
  const kind = stated ?? onlyKindOf(command) ?? (isNew ? 'flight' : kindOf(ids))
  const missing = missingFor(kind, ids, isNew || command === 'create-flight')
  if (missing !== undefined) throw missingId(missing)
  const misfit = ids.find((name) => !FITTING[kind].includes(name))
  if (misfit !== undefined) {
    throw new InputError(misfit, misfitProblem(misfit, kind, stated !== undefined))
  }
  switch (kind) {
    case 'app':
      return { kind, appId: inputs.get('app-id') }
    case 'flight':
      return readFlight(inputs)
    case 'add-on':
      return { kind, addOnId: inputs.get('add-on-id') }
  }
}

/**
 * Refuses a command that is not for a kind of product.
 *
 * @throws InputError that names the kinds that the command is for.
 */
export function refuseKind(command: CommandName, kind: Kind): void {
  const allowed: readonly Kind[] = COMMANDS[command]
  if (allowed.includes(kind)) return
  const names = allowed.map(withArticle).join(' or ')
  throw new InputError(
    'command',
    `"${command}" works for ${names}, but the inputs identify ${withArticle(kind)}.`,
  )
}

function onlyKindOf(command: CommandName): Kind | undefined {
  const [first, ...others] = COMMANDS[command]
  return others.length === 0 ? first : undefined
}

function kindOf(ids: readonly InputName[]): Kind {
  if (ids.includes('flight-id') || ids.includes('flight-name')) return 'flight'
  if (ids.includes('add-on-id')) return 'add-on'
  if (ids.includes('app-id')) return 'app'
  throw missingId('app-id', ' (A flight needs "flight-id" as well, an add-on only "add-on-id".)')
}

const WHERE_IDS_ARE: Readonly<Record<ProductInput, string>> = {
  'app-id': `Set it to the app's Store ID, e.g. 9NBLGGH4R315 (Partner Center > Product identity). ${variableAdvice('STORE_APP_ID')}`,
  'add-on-id': `Set it to the add-on's Store ID (Partner Center > overview of the add-on). ${variableAdvice('STORE_ADD_ON_ID')}`,
  'flight-id': `A flight requires it or "flight-name". ${variableAdvice('STORE_FLIGHT_ID')}`,
  'flight-name': 'A new flight requires it.',
}

function missingId(input: ProductInput, more = ''): InputError {
  return new InputError(input, `is missing or empty. ${WHERE_IDS_ARE[input]}${more}`)
}

function misfitProblem(misfit: InputName, kind: Kind, isStated: boolean): string {
  const fitting = (Object.keys(FITTING) as readonly Kind[]).find((one) => FITTING[one].includes(misfit))
  return isStated
    ? `cannot be used with "product: ${kind}". Remove it, or set "product: ${fitting}".`
    : `cannot be used for ${withArticle(kind)}. Remove it.`
}

function missingFor(kind: Kind, ids: readonly InputName[], isNew: boolean): ProductInput | undefined {
  if (kind === 'add-on') return ids.includes('add-on-id') ? undefined : 'add-on-id'
  if (!ids.includes('app-id')) return 'app-id'
  if (kind === 'app' || ids.includes('flight-id') || ids.includes('flight-name')) return undefined
  return isNew ? 'flight-name' : 'flight-id'
}

function readFlight(inputs: InputReader): ProductReference {
  const appId = inputs.get('app-id')
  const forNew = FOR_NEW_FLIGHT.find((name) => inputs.isGiven(name))
  if (inputs.isGiven('flight-name')) {
    inputs.findOneOf(['flight-id', 'flight-name'])
    const create = forNew === undefined ? undefined : readFlightGroups(inputs)
    return { kind: 'flight', appId, flightName: inputs.get('flight-name'), create }
  }
  if (forNew !== undefined) {
    throw new InputError(forNew, 'requires "flight-name" instead of "flight-id". Remove one of the two.')
  }
  return { kind: 'flight', appId, flightId: inputs.get('flight-id') }
}

/**
 * Reads who gets a new flight, and its rank.
 *
 * @throws InputError if no group is set, or one is not valid.
 */
export function readFlightGroups(inputs: InputReader): Omit<NewFlight, 'name'> {
  return { groups: inputs.get('flight-groups'), rankHigherThan: inputs.find('flight-rank-higher-than') }
}

/** Names a kind of product in a sentence. */
export function withArticle(kind: Kind): string {
  return kind === 'flight' ? 'a flight' : `an ${kind}`
}
