/** The kinds of request that may have a latency. */
export type Operation = 'token' | 'get' | 'delete' | 'create' | 'put' | 'commit' | 'status'

/** Milliseconds before a request of that kind is handled; 0 for those omitted. */
export type Latency = Readonly<Partial<Record<Operation, number>>>

/**
 * Latencies in public logs of real runs, for instance
 * https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73 and
 * https://github.com/mozilla-releng/scriptworker-scripts/pull/519.
 */
export const observedLatency: Latency = {
  token: 300,
  get: 2500,
  delete: 6000,
  create: 14_000,
  put: 2700,
  commit: 4000,
  status: 600,
}

/** The first row that matches method and path applies. Uploads and rollouts are in no row. */
const operations: readonly (readonly [Operation, method: string, path: RegExp])[] = [
  ['token', 'POST', /\/oauth2\/(v2\.0\/)?token$/i],
  ['commit', 'POST', /^\/v1\.0\/.+\/commit\/?$/i],
  ['create', 'POST', /^\/v1\.0\/.+\/(submissions|flights|inappproducts)\/?$/i],
  ['status', 'GET', /^\/v1\.0\/.+\/status\/?$/i],
  ['get', 'GET', /^\/v1\.0\//i],
  ['put', 'PUT', /^\/v1\.0\//i],
  ['delete', 'DELETE', /^\/v1\.0\//i],
]

/** Returns the milliseconds that a request waits. */
export function latencyOf(latency: Latency, method: string, path: string): number {
  const operation = operations.find(([, verb, pattern]) => verb === method && pattern.test(path))?.[0]
  return operation === undefined ? 0 : (latency[operation] ?? 0)
}
