import { randomUUID } from 'node:crypto'
import type { Reply } from '../http/messages.ts'

/** Returns an error of the token endpoint; https://learn.microsoft.com/entra/identity-platform/reference-error-codes. */
export function tokenError(status: number, error: string, code: number, text: string): Reply {
  const [trace, correlation] = [randomUUID(), randomUUID()]
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  }
}
