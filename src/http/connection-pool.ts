import type { Agent } from 'node:http'
import { HttpClient } from '@actions/http-client'

/** Connections to one server, kept open from one request to the next; dispose of it to close them. */
export interface Connections extends Disposable {
  readonly agent: Agent
}

/** Connections to the server of `url`, through the proxy that the environment names for it. */
export function connectionsTo(url: URL): Connections {
  // The library's client holds one agent, so each server gets a client of its own.
  const client = new HttpClient(undefined, undefined, { keepAlive: true })
  return { agent: client.getAgent(url.href), [Symbol.dispose]: () => client.dispose() }
}
