import { randomUUID } from 'node:crypto'

/** One request that the emulator saw. */
export interface LoggedRequest {
  readonly method: string
  /** Path and query as the client sent them, with the signature of a SAS replaced by `***`. */
  readonly path: string
  /** 0 until it is answered, and for ever when the connection was reset. */
  readonly status: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Milliseconds since the epoch; absent until it is answered or reset. */
  readonly endedAt?: number
  /** Headers of the request, the value of Authorization replaced by `***`. */
  readonly headers: Readonly<Record<string, string>>
  /** Text of a JSON or form request, secrets replaced by `***`; absent for blobs. */
  readonly body?: string
  /** `MS-CorrelationId` of the answer; absent outside the Store API. */
  readonly correlationId?: string
}

type Open<T> = { -readonly [K in keyof T]: T[K] }

/** An entry while its request is served. */
export interface OpenEntry {
  readonly correlationId: string | undefined
  /** Notes the text of the request. */
  read(text: string): void
  /** Notes the end: a status, or 0 for a reset. */
  end(status: number): void
  /** Notes that no operation of the Store answers to it. */
  markUnknown(): void
}

/** Every request in order of arrival. */
export class RequestLog {
  readonly entries: LoggedRequest[] = []
  /** Those that no operation answers to. */
  readonly unknown: LoggedRequest[] = []

  /** Forgets what was seen. */
  clear(): void {
    this.entries.length = 0
    this.unknown.length = 0
  }

  /** Opens the entry of a request that just arrived. */
  open(method: string, target: string, headers: Readonly<Record<string, string | undefined>>): OpenEntry {
    const entry: Open<LoggedRequest> = {
      method,
      path: target.replace(/([?&]sig=)[^&]*/i, '$1***'),
      status: 0,
      startedAt: Date.now(),
      headers: withoutSecrets(headers),
      ...(/^\/v1\.0\//i.test(target) && { correlationId: randomUUID() }),
    }
    this.entries.push(entry)
    return {
      correlationId: entry.correlationId,
      read(text) {
        if (text !== '') entry.body = text.replace(/((?:^|&)client_(?:secret|assertion)=)[^&]*/g, '$1***')
      },
      end(status) {
        entry.status = status
        entry.endedAt ??= Date.now()
      },
      markUnknown: () => this.unknown.push(entry),
    }
  }
}

function withoutSecrets(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name === 'authorization' ? '***' : (value ?? '')]),
  )
}
