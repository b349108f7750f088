import { describe, expect, it } from '@jest/globals'
import { StorageRefusal } from '../../../src/upload/storage/storage-refusal.ts'

interface Refusal {
  readonly name: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
  readonly expected: { readonly code?: string; readonly reason: string }
}

const xml = (error: string): string => `\uFEFF<?xml version="1.0" encoding="utf-8"?>${error}`

const REFUSALS: readonly Refusal[] = [
  { name: 'an empty body', body: '', expected: { reason: '' } },
  {
    name: "the service's error",
    body: xml(
      '<Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.\nRequestId:1\nTime:2026</Message></Error>',
    ),
    expected: { code: 'AuthenticationFailed', reason: 'Server failed to authenticate the request.' },
  },
  {
    name: 'a code in the header, which counts',
    headers: { 'x-ms-error-code': 'ServerBusy' },
    body: xml('<Error><Code>Other</Code><Message>Busy &amp; slow &lt;now&gt;.</Message></Error>'),
    expected: { code: 'ServerBusy', reason: 'Busy & slow <now>.' },
  },
  {
    name: 'a code in numbers',
    body: xml('<Error><Code>0403</Code><Message>12</Message></Error>'),
    expected: { code: '0403', reason: '12' },
  },
  {
    name: 'a page of a proxy',
    body: '<html><head><title>Blocked</title><body><p>Sorry<br></body></html>',
    expected: { reason: '' },
  },
  { name: 'XML that breaks off', body: xml('<Error><Code>Server'), expected: { reason: '' } },
  { name: 'no XML', body: 'Bad gateway', expected: { reason: '' } },
  {
    name: 'other elements in the place of texts',
    body: xml('<Error><Code><a>1</a></Code><Message/></Error>'),
    expected: { reason: '' },
  },
]

describe('A refusal of the storage', () => {
  it.each(REFUSALS)('says what is in $name', ({ headers = {}, body, expected }) => {
    const { status, code, reason } = new StorageRefusal(403, headers, body)
    expect({ status, code, reason }).toEqual({ status: 403, code: undefined, ...expected })
  })

  it('has the headers that a retry and its report need', () => {
    const headers = { 'retry-after': '7', 'x-ms-request-id': 'c-1' }
    const { retryAfter, correlationId } = new StorageRefusal(503, headers, '')
    expect({ retryAfter, correlationId }).toEqual({ retryAfter: '7', correlationId: 'c-1' })
  })
})
