import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ConnectionPool } from '../../src/http/connection-pool.ts'

const api = new URL('https://api.example/v1.0/my/thing?a=b')
const blobs = new URL('https://blobs.example/blob')

describe('A connection pool', () => {
  const before = process.env['https_proxy']

  beforeEach(() => {
    delete process.env['https_proxy']
  })

  afterEach(() => {
    if (before === undefined) delete process.env['https_proxy']
    else process.env['https_proxy'] = before
  })

  it.each(['', 'http://proxy.example:3128'])('has one agent for each server (proxy "%s")', (proxy) => {
    if (proxy !== '') process.env['https_proxy'] = proxy
    using pool = new ConnectionPool()
    const agent = pool.agentFor(api)

    expect(pool.agentFor(new URL('/other', api))).toBe(agent)
    expect(pool.agentFor(blobs)).not.toBe(agent)
    expect(pool.agentFor(new URL('http://api.example'))).not.toBe(agent)
    expect(pool.agentFor(new URL('https://api.example:8443'))).not.toBe(agent)
    expect(pool.agentFor(api)).toBe(agent)
  })
})
