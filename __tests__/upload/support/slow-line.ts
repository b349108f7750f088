import { Agent, createServer, type Server } from 'node:http'
import { Duplex } from 'node:stream'
import { accept } from './blob-server.ts'

// About what Linux gives a connection on a slow line.
const SYSTEM_BUFFER = 96 * 1024

/** One way of a connection: what is written waits in the system's buffer until the line has taken it. */
class SlowSocket extends Duplex {
  readonly #flush: (bytes: Buffer) => void
  readonly #systemBuffer: number
  #waiting: { rest: Buffer; done: () => void } | undefined
  #buffered: Buffer = Buffer.alloc(0)

  constructor(flush: (bytes: Buffer) => void, systemBuffer: number) {
    super()
    this.#flush = flush
    this.#systemBuffer = systemBuffer
  }

  get isIdle(): boolean {
    return this.#buffered.length === 0
  }

  /** Lets the line take bytes; the system takes more when a third of its buffer is free, as Linux does. */
  drain(bytes: number): void {
    this.#flush(this.#buffered.subarray(0, bytes))
    this.#buffered = this.#buffered.subarray(bytes)
    if (this.#buffered.length < this.#systemBuffer * (2 / 3)) this.#fill()
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#waiting = { rest: Buffer.from(chunk), done }
    this.#fill()
  }

  override _read(): void {}

  #fill(): void {
    if (this.#waiting === undefined) return
    const { rest, done } = this.#waiting
    const room = this.#systemBuffer - this.#buffered.length
    this.#buffered = Buffer.concat([this.#buffered, rest.subarray(0, room)])
    this.#waiting = rest.length > room ? { rest: rest.subarray(room), done } : undefined
    if (this.#waiting === undefined) done()
  }
}

/** What is special about a line. */
interface SlowLineOptions {
  /** Connections on which nothing moves. */
  readonly isDead?: (connection: number) => boolean
  /** The bytes that the system puts aside for each connection. */
  readonly systemBuffer?: number
}

/** A storage behind a line that all connections share fairly. It moves on only when it is told to. */
export class SlowLine {
  /** Makes connections to the storage. */
  readonly agent: Agent
  /** How many connections were made. */
  connections = 0
  readonly #bytesPerSecond: number
  readonly #isDead: (connection: number) => boolean
  readonly #systemBuffer: number
  readonly #open = new Map<SlowSocket, number>()
  readonly #server: Server

  constructor(
    bytesPerSecond: number,
    { isDead = () => false, systemBuffer = SYSTEM_BUFFER }: SlowLineOptions = {},
  ) {
    this.#bytesPerSecond = bytesPerSecond
    this.#isDead = isDead
    this.#systemBuffer = systemBuffer
    this.#server = createServer((request, response) => {
      void accept({ number: 0, comp: null, request, response })
    })
    this.agent = new Agent()
    this.agent.createConnection = () => this.#connect()
  }

  /** Lets a second pass. */
  passSecond(): void {
    const busy = [...this.#open].filter(([socket]) => !socket.isIdle)
    for (const [socket, connection] of busy)
      if (!this.#isDead(connection)) socket.drain(Math.ceil(this.#bytesPerSecond / busy.length))
  }

  #connect(): Duplex {
    const near = new SlowSocket((bytes) => void far.push(bytes), this.#systemBuffer)
    const far = new Duplex({
      read: () => undefined,
      write(chunk: Buffer, _encoding, done) {
        near.push(chunk)
        done()
      },
    })
    this.#open.set(near, this.connections++)
    near.on('close', () => {
      this.#open.delete(near)
      far.destroy()
    })
    for (const end of [near, far]) end.on('error', () => undefined)
    this.#server.emit('connection', far)
    return near
  }
}
