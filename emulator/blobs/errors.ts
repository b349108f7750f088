import { randomUUID } from 'node:crypto'
import type { Reply } from '../http/messages.ts'

/** Errors of blob storage; https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes. */
function blobError(status: number, code: string, message: string, detail = ''): Reply {
  const stamp = `RequestId:${randomUUID()}\nTime:${new Date().toISOString()}`
  return {
    status,
    headers: { 'Content-Type': 'application/xml', 'x-ms-error-code': code },
    body:
      '<?xml version="1.0" encoding="utf-8"?>' +
      `<Error><Code>${code}</Code><Message>${message}\n${stamp}</Message>${detail}</Error>`,
  }
}

/** Returns the 403 for a SAS that is expired or damaged; https://github.com/microsoft/StoreBroker/issues/88. */
export const sasRefused = (): Reply =>
  blobError(
    403,
    'AuthenticationFailed',
    'Server failed to authenticate the request. Make sure the value of Authorization header is formed ' +
      'correctly including the signature.',
    '<AuthenticationErrorDetail>Signature did not match, or is not valid in the specified time frame.' +
      '</AuthenticationErrorDetail>',
  )

/**
 * Returns the 400 for an Authorization header besides the SAS, such as the Store's token;
 * https://github.com/Azure/iothub-explorer/issues/58.
 */
export const tokenRefused = (): Reply =>
  blobError(
    400,
    'InvalidAuthenticationInfo',
    'Authentication information is not given in the correct format. Check the value of Authorization header.',
  )

/** Returns the 411 for an upload in chunks; https://learn.microsoft.com/rest/api/storageservices/put-block#request-headers. */
export const lengthRequired = (): Reply =>
  blobError(411, 'MissingContentLengthHeader', 'The Content-Length header was not specified.')

/** Returns the 400 for a block whose ID is missing or not as long as the others. */
export const invalidBlock = (): Reply =>
  blobError(400, 'InvalidBlobOrBlock', 'The specified blob or block content is invalid.')

/** Returns the 400 for a list with a block that was not uploaded. */
export const invalidBlockList = (): Reply =>
  blobError(400, 'InvalidBlockList', 'The specified block list is invalid.')

/** Returns the 400 for an upload that does not say what kind of blob it creates. */
export const missingBlobType = (): Reply =>
  blobError(
    400,
    'MissingRequiredHeader',
    'An HTTP header that is mandatory for this request is not specified.',
  )

/** Returns the 405 for an operation that does not exist. */
export const unsupportedVerb = (): Reply =>
  blobError(405, 'UnsupportedHttpVerb', "The resource doesn't support the specified HTTP verb.")

/** Returns the 413 for a request above the limit of the SAS' service version. */
export const blobTooLarge = (): Reply =>
  blobError(
    413,
    'RequestBodyTooLarge',
    'The request body is too large and exceeds the maximum permissible limit.',
  )
