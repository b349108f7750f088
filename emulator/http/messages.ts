import type { Readable } from 'node:stream'

/** The first part of a request, known before its body has arrived. */
export interface RequestHead {
  readonly method: string
  /** Path as the client sent it, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** A request with the text of its body. */
export interface Request extends RequestHead {
  /** Body, decoded as UTF-8; empty when there is none. */
  readonly text: string
  /** The ID in the answer's `MS-CorrelationId`. */
  readonly correlationId: string
}

/** A request whose body has yet to be read. */
export interface StreamRequest extends RequestHead {
  /** Path and query as the client sent them. */
  readonly target: string
  readonly body: Readable
}

/** The answer of a handler. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A stream or a string is sent unchanged, anything else as JSON; absent means an empty body. */
  readonly body?: unknown
}

/** Returns a plain 200 with a JSON body. */
export const ok = (body: unknown): Reply => ({ status: 200, body })
