import { randomUUID } from 'node:crypto'

/** A request that the emulator received. */
export interface LoggedRequest {
  readonly method: string
  /** Path and query as the client sent them, with the signature of a SAS replaced by `***`. */
  readonly path: string
  /** 0 until it is answered, and forever if the connection was reset. */
  readonly status: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Milliseconds since the epoch; absent until it is answered or reset. */
  readonly endedAt?: number
  /** Headers of the request, with the value of Authorization replaced by `***`. */
  readonly headers: Readonly<Record<string, string>>
  /** Text of a JSON or form request, with secrets replaced by `***`; absent for blobs. */
  readonly body?: string
  /** The ID in the answer's `MS-CorrelationId`; absent outside the Store API. */
  readonly correlationId?: string
}

/** A logged request while it is being served. */
export type LogEntry = { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] }

/** Every request in order of arrival. */
export class RequestLog {
  readonly entries: LoggedRequest[] = []
  /** Requests without a matching operation. */
  readonly unknown: LoggedRequest[] = []

  /** Forgets every request. */
  reset(): void {
    this.entries.length = 0
    this.unknown.length = 0
  }

  /** Adds a request that just arrived. */
  open(method: string, target: string, headers: Readonly<Record<string, string | undefined>>): LogEntry {
    const entry: LogEntry = {
      method,
      path: target.replace(/([?&]sig=)[^&]*/i, '$1***'),
      status: 0,
      startedAt: Date.now(),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value = '']) => [name, name === 'authorization' ? '***' : value]),
      ),
      ...(/^\/v1\.0\//i.test(target) && { correlationId: randomUUID() }),
    }
    this.entries.push(entry)
    return entry
  }
}

/** Records the text of a request, without its secrets. */
export function recordBody(entry: LogEntry, text: string): void {
  if (text === '') return
  entry.body = text
    .replace(/((?:^|&)client_(?:secret|assertion)=)[^&]*/g, '$1***')
    .replace(/(name="client_(?:secret|assertion)"\r\n\r\n).*/g, '$1***')
}

/** Records the outcome of a request: a status, or 0 for a reset. */
export function recordStatus(entry: LogEntry, status: number): void {
  entry.status = status
  entry.endedAt ??= Date.now()
}
