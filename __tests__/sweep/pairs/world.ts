import type { Emulator } from '../../../emulator/emulator.ts'
import { seeds } from '../../../emulator/fixtures/seeds.ts'
import type { Reply, RequestHead } from '../../../emulator/http/messages.ts'
import type { ReceivedFault, RequestObserver } from '../../../emulator/http/server.ts'
import type { ProductRecord, Submission } from '../../../emulator/store/product-record.ts'
import type { Disturbance, PairCase, PersonsAct, Target } from './draw.ts'
import { Random } from './random.ts'

/** Whoever writes to the product: two runs, the post run of the first one, a person in Partner Center. */
export type Writer = 'A' | 'B' | 'post' | 'person'

/** The tenant as each run writes it, by which its requests are told from the others'. */
export const TENANTS = {
  A: seeds.tenantId,
  B: seeds.tenantId.toUpperCase(),
  post: seeds.tenantId.replace(/[a-f]/, (letter) => letter.toUpperCase()),
} as const satisfies Partial<Record<Writer, string>>

/** A change that the Store has carried out. */
export interface Effect {
  readonly by: Writer
  readonly what: 'create' | 'update' | 'delete' | 'commit' | 'edit'
  readonly id: string
  /** Names of the packages, or the icon, that the submission had then. */
  readonly content: string
  /** Number of the request during which it happened. */
  readonly at: number
}

/** A request that has arrived. */
export interface Arrival {
  readonly by: Writer
  readonly target: Target | undefined
  /** The submission that it is for. */
  readonly id: string | undefined
  readonly at: number
  /** Its answer said that it had no effect, and its sender got that answer. */
  isRefused: boolean
  /** Its sender got no true answer. */
  isSpoiled: boolean
}

/** The Store of one case: knows who does what, and lets things go wrong in time. */
export class World implements RequestObserver {
  readonly effects: Effect[] = []
  readonly arrivals: Arrival[] = []
  /** What happened, in its order, for the person who reads a failing case. */
  readonly timeline: string[] = []
  /** Called when the second run is to begin. */
  onSecondRun: () => void = () => undefined
  /** The end of the first run has come: its request is under way. */
  isEnding = false
  /** The first run is dead: nothing that it sends arrives. */
  isKilled = false
  readonly #record: ProductRecord
  readonly #disturbances: readonly (Disturbance & { left: number; toSkip: number })[]
  readonly #random: Random
  readonly #writers = new Map<string, Writer>()
  readonly #turns: (() => void)[] = []
  /** Submissions that a run was shown to have failed: a commit that failed does not keep them. */
  readonly shownFailed = new Set<string>()
  #requestsOfA = 0
  #isRacing = false
  #timer: NodeJS.Timeout | undefined

  constructor({ seed, disturbances }: PairCase, record: ProductRecord) {
    this.#record = record
    this.#random = new Random(seed ^ 0x5eed)
    this.#disturbances = disturbances.map((one) => ({
      ...one,
      left: 'times' in one ? one.times : 1,
      toSkip: 'skip' in one ? one.skip : 0,
    }))
  }

  /** The status shows what was committed as a draft for a while. */
  get isStatusLate(): boolean {
    return this.#disturbances.some(({ kind }) => kind === 'late status')
  }

  /** Number of requests that wait for their turn. */
  get waitingTurns(): number {
    return this.#turns.length
  }

  async received(head: RequestHead): Promise<ReceivedFault | undefined> {
    const arrival = this.#note(head)
    const fault = await this.#faultFor(arrival)
    arrival.isSpoiled = fault !== undefined && Object.keys(fault).some((part) => part !== 'held')
    return fault
  }

  async #faultFor(arrival: Arrival): Promise<ReceivedFault | undefined> {
    if (arrival.by === 'A') {
      if (this.isKilled) return { silent: true }
      this.#requestsOfA += 1
      this.#actInTime()
      const end = this.#takeEnd()
      if (end !== undefined) return end
    }
    if (this.#isRacing) await new Promise<void>((resolve) => this.#queue(resolve))
    return this.#takeFault(arrival)
  }

  executed(head: RequestHead, reply: Reply): void {
    const by = this.#writerOf(head)
    if (/\/token$/i.test(head.path)) this.#rememberToken(by, reply)
    const target = targetOf(head)
    if (reply.status > 299) {
      const arrival = this.arrivals.findLast(
        (one) => one.by === by && one.target === target && !one.isRefused,
      )
      if (arrival !== undefined) arrival.isRefused = isRefusal(reply.status)
      return
    }
    const what = EFFECTS[target ?? 'token']
    const id = idIn(head.path) ?? String(Object(reply.body)['id'] ?? '')
    if (/Failed$/.test(String(Object(reply.body)['status']))) this.shownFailed.add(id)
    if (what !== undefined) this.#add(by, what, id)
  }

  /** Writes a line into the timeline. */
  tell(line: string): void {
    this.timeline.push(line)
  }

  #note(head: RequestHead): Arrival {
    const arrival: Arrival = {
      by: this.#writerOf(head),
      target: targetOf(head),
      id: idIn(head.path),
      at: this.arrivals.length + 1,
      isRefused: false,
      isSpoiled: false,
    }
    this.arrivals.push(arrival)
    this.tell(`${String(arrival.at).padStart(3)} ${arrival.by} ${head.method} ${head.path.split('?')[0]}`)
    return arrival
  }

  // Each has tokens of its own. A blob says whose draft it is of, which its uploader may share with another run.
  #writerOf({ path, headers }: RequestHead): Writer {
    const tenant = Object.entries(TENANTS).find(([, id]) => path.includes(id))
    if (tenant !== undefined) return tenant[0] as Writer
    if (path.startsWith(BLOBS)) return this.#makerOfBlob(path)
    return this.#writers.get(headers['authorization'] ?? '') ?? 'A'
  }

  #makerOfBlob(path: string): Writer {
    const { pending } = this.#record
    const isOfPending = pending !== undefined && path.endsWith(pending.blobName)
    const creation = this.effects.find(
      ({ what, id }) => what === 'create' && isOfPending && id === pending.id,
    )
    return creation?.by ?? 'A'
  }

  #rememberToken(by: Writer, reply: Reply): void {
    this.#writers.set(`Bearer ${Object(reply.body)['access_token']}`, by)
  }

  #actInTime(): void {
    for (const one of this.#disturbances) {
      if (!('at' in one) || one.left === 0 || one.at > this.#requestsOfA) continue
      if (one.kind === 'person') {
        one.left = 0
        this.#actAsPerson(one.does)
      } else if (one.kind === 'second run') {
        one.left = 0
        this.#isRacing = true
        this.tell('    a second run begins')
        this.onSecondRun()
      }
    }
  }

  #takeEnd(): ReceivedFault | undefined {
    const end = this.#disturbances.find(({ kind }) => kind === 'end')
    if (end?.kind !== 'end' || end.left === 0 || end.at !== this.#requestsOfA) return undefined
    end.left = 0
    this.isEnding = true
    this.tell(`    ${end.fault.name}`)
    return end.fault.fault
  }

  #takeFault(arrival: Arrival): ReceivedFault | undefined {
    const { target, by } = arrival
    for (const one of this.#disturbances) {
      if (one.kind === 'refused deletes' && target === 'DELETE' && one.left > 0) {
        one.left -= 1
        this.tell('    the delete is refused')
        return NOT_DELETABLE
      }
      if (one.kind !== 'fault' || one.target !== target || one.left === 0) continue
      if (one.toSkip > 0) {
        one.toSkip -= 1
        continue
      }
      one.left -= 1
      this.tell(`    ${one.fault.name} for ${by}`)
      const { status = 0, effect } = one.fault.fault
      arrival.isRefused = effect !== 'applied' && isRefusal(status)
      return one.fault.fault
    }
    return undefined
  }

  /** Lets one request after the other go on, in an order that the seed decides. */
  #queue(resolve: () => void): void {
    this.#turns.push(resolve)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#letOneGo(), 1)
  }

  #letOneGo(): void {
    const [next] = this.#turns.splice(this.#random.below(Math.max(1, this.#turns.length)), 1)
    next?.()
    if (this.#turns.length > 0) this.#timer = setTimeout(() => this.#letOneGo(), 2)
  }

  #actAsPerson(does: PersonsAct): void {
    const { pending } = this.#record
    if (does === 'create') {
      if (pending === undefined)
        this.#add('person', 'create', this.#record.addPending({ origin: 'portal' }).id)
      return
    }
    if (pending === undefined || pending.commits > 0) return
    if (does === 'edit') this.#editAsPerson(pending)
    if (does === 'add picture') this.#addPictureAsPerson(pending)
    if (does === 'submit') this.#submitAsPerson(pending)
    if (does === 'delete') {
      this.#add('person', 'delete', pending.id)
      this.#record.discardPending()
    }
  }

  #editAsPerson({ id, resource }: Submission): void {
    const field = this.#record.kind.name === 'Flight' ? 'notesForCertification' : 'visibility'
    resource[field] = field === 'visibility' ? 'Hidden' : 'Changed by a person.'
    this.#add('person', 'edit', id)
  }

  #addPictureAsPerson({ id, resource }: Submission): void {
    const listing = resource.listings?.['en-us']?.baseListing
    if (listing === undefined) return
    listing.images = [
      ...(listing.images ?? []),
      { fileName: 'another.png', fileStatus: 'Uploaded', id: '4711', imageType: 'Screenshot' },
    ]
    this.#add('person', 'edit', id)
  }

  #submitAsPerson(pending: Submission): void {
    pending.commits += 1
    pending.resource.status = 'CommitStarted'
    this.#add('person', 'commit', pending.id)
  }

  #add(by: Writer, what: Effect['what'], id: string): void {
    const content = contentOf(this.#record.findSubmission(id))
    this.effects.push({ by, what, id, content, at: this.arrivals.length })
    this.tell(`    → ${by}: ${what} ${id} ${content}`)
  }
}

const EFFECTS: Readonly<Partial<Record<Target, Effect['what']>>> = {
  'POST create': 'create',
  PUT: 'update',
  DELETE: 'delete',
  'POST commit': 'commit',
}

const NOT_DELETABLE: ReceivedFault = {
  status: 409,
  body: { code: 'InvalidState', message: 'Submission in its current state cannot be deleted' },
}

const BLOBS = '/ingestion/'

// A conflict may say that it was done before.
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 409
}

const ROUTES: readonly (readonly [Target, string, RegExp])[] = [
  ['token', 'POST', /\/token$/i],
  ['PUT blob', 'PUT', /^\/ingestion\//],
  ['HEAD blob', 'HEAD', /^\/ingestion\//],
  ['GET status', 'GET', /\/submissions\/\d+\/status$/],
  ['GET submission', 'GET', /\/submissions\/\d+$/],
  ['GET product', 'GET', /\/(applications|flights|inappproducts)\/[^/]+$/],
  ['DELETE', 'DELETE', /\/submissions\/\d+$/],
  ['PUT', 'PUT', /\/submissions\/\d+$/],
  ['POST commit', 'POST', /\/commit$/],
  ['POST create', 'POST', /\/submissions$/],
]

function targetOf({ method, path }: RequestHead): Target | undefined {
  return ROUTES.find(([, verb, pattern]) => verb === method && pattern.test(path))?.[0]
}

function idIn(path: string): string | undefined {
  return /\/submissions\/(\d+)/.exec(path)?.[1]
}

/** Returns the names of the files that a submission has, or is to get. */
export function contentOf(submission: Submission | undefined): string {
  const { applicationPackages, flightPackages, listings } = submission?.resource ?? {}
  const packages = (applicationPackages ?? flightPackages ?? []).filter(
    ({ fileStatus }) => fileStatus !== 'PendingDelete',
  )
  const icon = Object(listings)['en-us']?.icon?.fileName
  return [...packages.map(({ fileName }) => fileName), ...(icon === undefined ? [] : [icon])].join()
}

/** Whether everything that the runs wait for is an answer that does not come by itself. */
export function isStuck({ waitingClients: waiting, requestLog }: Emulator, world: World): boolean {
  const unfinished = requestLog.filter(({ endedAt }) => endedAt === undefined).length
  return world.waitingTurns === 0 && waiting > 0 && unfinished === waiting
}
