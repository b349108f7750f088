/** A request as a handler sees it: values only. */
export interface Request {
  readonly method: string
  /** Path as the client sent it, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Body, decoded as UTF-8; empty when there is none. */
  readonly text: string
  /** The id that the answer carries as `MS-CorrelationId`. */
  readonly correlationId: string
}

/** Answer of a handler. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A stream or a string is sent as it is, anything else as JSON; absent means an empty body. */
  readonly body?: unknown
}

/** A plain 200 with a JSON body. */
export const ok = (body: unknown): Reply => ({ status: 200, body })
