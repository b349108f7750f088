import type { IncomingHttpHeaders } from 'node:http'
import { XMLParser } from 'fast-xml-parser'
import { asObject, asString, getField, getObject } from '../../shared/json.ts'

/** An answer of the storage that is not a success. It contains nothing of the upload URL. */
export class StorageRefusal extends Error {
  override readonly name = 'StorageRefusal'
  readonly status: number
  /** The service's own error code, e.g. `AuthenticationFailed`. */
  readonly code: string | undefined
  /** The service's own words; empty when it gives none. */
  readonly reason: string
  readonly retryAfter: string | undefined
  readonly correlationId: string | undefined

  /** `body` is the answer's. */
  constructor(status: number, headers: IncomingHttpHeaders, body: string) {
    super(`HTTP ${status}`)
    const { code, message } = parseError(body)
    this.status = status
    this.code = textOf(headers['x-ms-error-code']) ?? code
    // The other lines are the ID again and the time.
    this.reason = message?.split('\n')[0] ?? ''
    this.retryAfter = headers['retry-after']
    this.correlationId = textOf(headers['x-ms-request-id'])
  }
}

const textOf = (value: unknown): string | undefined => asString(value) || undefined

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true })

// https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2; a proxy in between answers with its own
// page.
function parseError(body: string): {
  readonly code?: string | undefined
  readonly message?: string | undefined
} {
  try {
    const error = getObject(asObject(parser.parse(body)), 'Error')
    return { code: textOf(getField(error, 'Code')), message: textOf(getField(error, 'Message')) }
  } catch {
    return {}
  }
}
