import type { Agent } from 'node:http'
import { HttpClient } from '@actions/http-client'
import { getProxyUrl } from '@actions/http-client/lib/proxy'

/**
 * Keeps connections open from one request to the next, through the proxy that the environment names for their server.
 * Dispose of it to close them.
 */
export class ConnectionPool implements Disposable {
  /** A client of the library holds one agent, so each server gets its own client. */
  readonly #clients = new Map<string, HttpClient>()

  /** Returns the agent that holds the connections to the server of the URL. */
  agentFor({ origin }: URL): Agent {
    const client = this.#clients.get(origin) ?? new HttpClient(undefined, undefined, { keepAlive: true })
    this.#clients.set(origin, client)
    return client.getAgent(origin)
  }

  [Symbol.dispose](): void {
    for (const client of this.#clients.values()) client.dispose()
  }
}

/** Returns the proxy that the environment names for the server of the URL; undefined when there is none. */
export function proxyFor(url: URL): URL | undefined {
  const proxy = getProxyUrl(url)
  return proxy?.hostname ? proxy : undefined
}
