import type { Reply } from './messages.ts'

/** 404 of the gateway for a path or method without an operation. */
export const unknownRoute: Reply = {
  status: 404,
  body: { statusCode: 404, message: 'Resource not found' },
}

/**
 * Returns the 429 of the API management in front of the service; https://github.com/microsoft/StoreBroker/issues/92.
 * It is not known whether the header is always there.
 */
export const throttled = (seconds: number, sendsRetryAfter = true): Reply => ({
  status: 429,
  headers: sendsRetryAfter ? { 'Retry-After': `${seconds}` } : {},
  body: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
})
