import type { Fault } from '../../emulator/http/faults.ts'

/** What goes wrong with a request. */
export interface FaultRow {
  readonly name: string
  readonly fault: Omit<Fault, 'match' | 'times' | 'skip'>
  /** It passes when the request is made again, so that once it must not fail a run. */
  readonly passes: boolean
  /** What ends the run while the request is under way. */
  readonly end?: 'cancelled' | 'deadline' | 'killed'
}

const THROTTLED = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 14 seconds.' }
const INTERNAL = {
  code: 'InternalServerError',
  message: 'An internal server error occurred while processing the operation.',
  innererror: { code: 'UnknownInternalFailure', message: 'The service has encountered an unknown error: ' },
}
const NOT_NOW = {
  code: 'InvalidOperation',
  message: 'This operation cannot be completed at this time. Retry your operation using exponential backoff.',
}
const UNAUTHORIZED = { code: 'Unauthorized', message: 'Identity cannot be authorized. CorrelationId: 0' }

/** How long a slow answer takes: the longest that a status was seen to take. */
export const SLOW_IN_MS = 38_000

/** All of them were seen in the wild. */
const OF_THE_STORE: readonly Omit<FaultRow, 'passes'>[] = [
  { name: '429 with Retry-After', fault: { status: 429, headers: { 'Retry-After': '14' }, body: THROTTLED } },
  { name: '429', fault: { status: 429, body: { statusCode: 429, message: 'Rate limit is exceeded.' } } },
  { name: '500', fault: { status: 500, body: INTERNAL } },
  { name: '502 HTML', fault: { status: 502, body: '<html><h1>Bad Gateway</h1></html>' } },
  { name: '503 before effect', fault: { status: 503, body: NOT_NOW, effect: 'none' } },
  { name: '503 after effect', fault: { status: 503, body: NOT_NOW, effect: 'applied' } },
  { name: '504 before effect', fault: { status: 504, effect: 'none' } },
  { name: '504 after effect', fault: { status: 504, effect: 'applied' } },
  { name: 'reset before effect', fault: { reset: true, effect: 'none' } },
  { name: 'reset after effect', fault: { reset: true, effect: 'applied' } },
  { name: '401', fault: { status: 401, body: UNAUTHORIZED } },
  { name: 'cut JSON', fault: { truncate: true } },
  { name: 'silence before effect', fault: { silent: true, effect: 'none' } },
  { name: 'silence after effect', fault: { silent: true, effect: 'applied' } },
  { name: 'slow', fault: { held: true } },
]

// The request never arrives, or arrives and its answer does not, or it takes effect when the run has ended.
const UNDER_WAY = {
  'before effect': { silent: true, effect: 'none' },
  'after effect': { silent: true, effect: 'applied' },
  'with late effect': { held: true, silent: true, effect: 'applied' },
} as const

/** The end of the run while a request is under way. */
const OF_THE_RUN: readonly FaultRow[] = (['cancelled', 'deadline', 'killed'] as const).flatMap((end) =>
  Object.entries(UNDER_WAY).map(([when, fault]) => ({ name: `${end} ${when}`, fault, passes: false, end })),
)

/** Everything that can happen to a request. */
export const FAULTS: readonly FaultRow[] = [
  ...OF_THE_STORE.map((row) => ({ ...row, passes: row.name !== '401' })),
  ...OF_THE_RUN,
]
