import type { HttpClient } from '../src/http/http-client.ts'
import { pollStatus } from '../src/pipeline/poll-status.ts'
import type { Clock } from '../src/shared/clock.ts'
import { StoreClient } from '../src/store/client.ts'
import { TokenSource } from '../src/store/token.ts'

/** When a wait asks for the status, in milliseconds since the answer to the commit. */
export async function pollTimes({
  polls,
  pollIntervalInMs,
  statusInMs,
}: {
  readonly polls: number
  /** The longest pause. */
  readonly pollIntervalInMs: number
  /** How long a status request takes. */
  readonly statusInMs: number
}): Promise<readonly number[]> {
  const clock = virtualClock()
  const asked: number[] = []
  const http: HttpClient = {
    wasThrottled: false,
    async request({ method }) {
      if (method === 'POST') return { status: 200, body: { access_token: 'token', expires_in: 1e6 } }
      asked.push(clock.now())
      await clock.sleep(statusInMs)
      const status = asked.length === polls ? 'PreProcessing' : 'CommitStarted'
      return { status: 200, body: { status } }
    },
    [Symbol.dispose]: () => undefined,
  }
  const { signal } = new AbortController()
  await pollStatus(
    { waitFor: 'commit', pollIntervalInMs, submissionId: '1', url: '', publishMode: 'Immediate' },
    { store: clientOver(http, clock, signal), clock, report: () => undefined, signal },
  )
  return asked
}

function clientOver(http: HttpClient, clock: Clock, signal: AbortSignal): StoreClient {
  const maskSecret = (): void => undefined
  const url = new URL('http://127.0.0.1')
  const proof = { kind: 'secret', secret: 'secret' } as const
  const credential = { authorityHost: url, tenantId: 'tenant', clientId: 'client', proof }
  const tokens = new TokenSource(credential, { http, clock, maskSecret })
  return new StoreClient(url, { kind: 'app', appId: 'app' }, { http, tokens, maskSecret, signal })
}

/** A clock that time passes on only while somebody sleeps. */
function virtualClock(): Clock {
  let now = 0
  return {
    now: () => now,
    async sleep(ms) {
      now += ms
    },
    limit: () => ({ signal: new AbortController().signal, [Symbol.dispose]: () => undefined }),
  }
}
