import { PRODUCTS } from '../../support/store-run.ts'
import { FAULTS, type FaultRow } from '../faults.ts'
import { Random } from './random.ts'

/** Requests by what they are for. */
export const TARGETS = [
  'token',
  'GET product',
  'GET submission',
  'GET status',
  'DELETE',
  'POST create',
  'PUT',
  'PUT blob',
  'HEAD blob',
  'POST commit',
] as const

/** The purpose of a request. */
export type Target = (typeof TARGETS)[number]

/** Something that a person does in Partner Center. */
export type PersonsAct = 'create' | 'edit' | 'add picture' | 'delete' | 'submit'

/** Something that goes wrong, or that somebody else does, during a run. */
export type Disturbance =
  /** Every request for a purpose, from one on, for some times. */
  | {
      readonly kind: 'fault'
      readonly target: Target
      readonly fault: FaultRow
      readonly skip: number
      readonly times: number
    }
  /** The product shows a new submission late, and a deleted one for a while. */
  | { readonly kind: 'late views'; readonly hidden: number; readonly deletedShown: number }
  | { readonly kind: 'late status'; readonly polls: number }
  | { readonly kind: 'refused deletes'; readonly times: number }
  /** A person does something in Partner Center when the run has sent so many requests. */
  | { readonly kind: 'person'; readonly at: number; readonly does: PersonsAct }
  /** Another run of the same product begins. */
  | { readonly kind: 'second run'; readonly at: number }
  /** The run ends while its request of that number is under way. */
  | { readonly kind: 'end'; readonly at: number; readonly fault: FaultRow }

/** One run with what disturbs it, or two. */
export interface PairCase {
  readonly seed: number
  readonly product: (typeof PRODUCTS)[number]
  readonly ifPending: 'delete' | 'wait' | 'fail'
  readonly waitFor: 'none' | 'accepted' | 'published'
  /** A draft is in the way at the start. */
  readonly hasPending: boolean
  readonly disturbances: readonly Disturbance[]
}

const PASSING = FAULTS.filter(({ end }) => end === undefined)
const ENDS = FAULTS.filter(({ end }) => end !== undefined)
/** Number of requests of a run that nothing disturbs, about. */
const REQUESTS = 16

const DRAWS: readonly { readonly weight: number; readonly draw: (random: Random) => Disturbance }[] = [
  { weight: 8, draw: drawFault },
  {
    weight: 2,
    draw: (random) => ({ kind: 'late views', hidden: random.below(10), deletedShown: random.below(4) }),
  },
  { weight: 2, draw: (random) => ({ kind: 'late status', polls: 1 + random.below(12) }) },
  { weight: 1, draw: (random) => ({ kind: 'refused deletes', times: random.pick([1, 2, 20]) }) },
  {
    weight: 5,
    draw: (random) => ({
      kind: 'person',
      at: 1 + random.below(REQUESTS),
      does: random.pick(['create', 'edit', 'add picture', 'delete', 'submit']),
    }),
  },
  { weight: 3, draw: (random) => ({ kind: 'second run', at: 1 + random.below(REQUESTS - 2) }) },
  {
    weight: 5,
    draw: (random) => ({ kind: 'end', at: 1 + random.below(REQUESTS), fault: random.pick(ENDS) }),
  },
]
const BAG = DRAWS.flatMap(({ weight, draw }) => Array<typeof draw>(weight).fill(draw))

function drawFault(random: Random): Disturbance {
  const target = random.pick(TARGETS)
  const fits = PASSING.filter(({ name }) => !(target.endsWith('blob') && name === 'cut JSON'))
  return {
    kind: 'fault',
    target,
    fault: random.pick(fits),
    skip: random.pick([0, 0, 0, 1, 2]),
    times: random.pick([1, 1, 1, 2, 3, Number.POSITIVE_INFINITY]),
  }
}

/** Draws the case of a seed: two disturbances, or three. */
export function drawPair(seed: number): PairCase {
  const random = new Random(seed)
  const drawn = Array.from({ length: random.pick([2, 2, 3]) }, () => random.pick(BAG)(random))
  const disturbances = random.below(2) === 0 ? drawn : onOneTarget(drawn)
  return drawAround(seed, random, withoutRepeats(disturbances))
}

// What follows on an unclear answer is met by the same request, sent again.
function onOneTarget(disturbances: readonly Disturbance[]): readonly Disturbance[] {
  const first = disturbances.find((one) => one.kind === 'fault')
  return disturbances.map((one) =>
    one.kind === 'fault' && first !== undefined ? { ...one, target: first.target } : one,
  )
}

const LOST_CREATES = PASSING.filter(({ name }) => /^(50[34]|reset|silence|cut)/.test(name))

/** Draws two runs that race, the first of which does not hear of its create; and perhaps one thing more. */
export function drawRace(seed: number): PairCase {
  const random = new Random(seed)
  const lost: Disturbance = {
    kind: 'fault',
    target: 'POST create',
    fault: random.pick(LOST_CREATES),
    skip: random.below(2),
    times: random.pick([1, 1, 2]),
  }
  const second: Disturbance = { kind: 'second run', at: 1 + random.below(REQUESTS - 2) }
  const more = random.below(2) === 0 ? [] : [random.pick(BAG)(random)]
  return drawAround(seed, random, withoutRepeats([lost, second, ...more]))
}

function drawAround(seed: number, random: Random, disturbances: readonly Disturbance[]): PairCase {
  const ifPending = random.pick(['delete', 'delete', 'delete', 'wait', 'fail'])
  return {
    seed,
    product: random.pick(PRODUCTS),
    ifPending,
    waitFor: random.pick(['accepted', 'accepted', 'published', 'none']),
    // Any other policy would end the run there.
    hasPending: ifPending === 'delete' && random.below(2) === 0,
    disturbances,
  }
}

// A run ends once, and a third run would show nothing that two do not.
function withoutRepeats(disturbances: readonly Disturbance[]): readonly Disturbance[] {
  const once: ReadonlySet<Disturbance['kind']> = new Set<Disturbance['kind']>([
    'end',
    'second run',
    'late views',
    'late status',
  ])
  return disturbances.filter(
    ({ kind }, index) => !once.has(kind) || disturbances.findIndex((other) => other.kind === kind) === index,
  )
}

/** Returns a case in one line. */
export function titleOfPair({
  seed,
  product,
  ifPending,
  waitFor,
  hasPending,
  disturbances,
}: PairCase): string {
  const what = disturbances.map(describe).join(' + ')
  return `seed ${seed}: ${product.kind}, if-pending: ${ifPending}${hasPending ? ' (there is one)' : ''}, wait-for: ${waitFor}: ${what}`
}

function describe(one: Disturbance): string {
  switch (one.kind) {
    case 'fault':
      return `${one.fault.name} of ${one.target} (after ${one.skip}, ${one.times} times)`
    case 'late views':
      return `late views (new: ${one.hidden}, deleted: ${one.deletedShown})`
    case 'late status':
      return `late status (${one.polls})`
    case 'refused deletes':
      return `deletes refused (${one.times} times)`
    case 'person':
      return `a person's ${one.does} at ${one.at}`
    case 'second run':
      return `a second run from ${one.at}`
    case 'end':
      return `${one.fault.name} at ${one.at}`
  }
}
