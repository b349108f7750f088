import { codeOf, type FailedRequest, messageOf } from '../shared/errors.ts'

/** A server, and the proxy on the way to it. */
export interface Destination {
  readonly url: URL
  readonly proxy: URL | undefined
}

/** Facts about a request that got no answer, or not one from the server it was meant for. */
export type NetworkFailure = Pick<
  FailedRequest,
  'host' | 'reason' | 'meaning' | 'advice' | 'unsent' | 'final'
>

// No connection was made: https://nodejs.org/api/errors.html#common-system-errors
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

// https://nodejs.org/api/tls.html#x509-certificate-error-codes
const UNTRUSTED: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
])

const OUT_OF_TIME: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])

/**
 * Describes why a request got no answer. A failure that is not transient is `final`; a request that never reached the
 * server is `unsent`.
 */
export function describeNetworkFailure(error: unknown, destination: Destination): NetworkFailure {
  const { host } = destination.url
  const reason = messageOf(error) || (codeOf(error) ?? 'unknown reason')
  const known =
    describeProxyFailure(reason, destination) ?? describeByCode(codeOf(error), reason, destination)
  return { host, ...(known ?? { reason }) }
}

// `reason` is set only if it says more than the code.
type Meaning = Omit<NetworkFailure, 'host'>

// Recognized by the library's message, since it has only one code: https://github.com/koichik/node-tunnel
function describeProxyFailure(reason: string, { url, proxy }: Destination): Meaning | undefined {
  const [, status] = /^tunneling socket could not be established, statusCode=(\d+)/.exec(reason) ?? []
  const [, cause] = /^tunneling socket could not be established, cause=(.*)/.exec(reason) ?? []
  const name = proxy === undefined ? 'proxy' : `proxy ${proxy.origin}`
  if (status !== undefined) {
    return {
      meaning: `The ${name} does not connect to ${url.host} (HTTP ${status}).`,
      advice:
        status === '407'
          ? 'Set the user name and password of the proxy in "https_proxy" on the step.'
          : `Allow ${hostsToAllow(url)} in the proxy.`,
      unsent: true,
      ...(status.startsWith('4') ? { final: true } : {}),
    }
  }
  if (cause === undefined) return undefined
  return {
    meaning: `Cannot reach the ${name}, which leads to ${url.host} (${systemWords(/\bE[A-Z_]+\b/.exec(cause)?.[0], cause, proxy)}).`,
    advice: 'Check "https_proxy" on the step, or list the hosts that need no proxy in "no_proxy".',
    unsent: true,
  }
}

function describeByCode(code = '', reason: string, { url }: Destination): Meaning | undefined {
  const { host } = url
  if (UNREACHABLE.has(code)) {
    return {
      meaning: `Cannot reach ${host} (${systemWords(code, reason, url)}).`,
      advice: `Allow ${hostsToAllow(url)} in the runner's network, or set "https_proxy" on the step.`,
      unsent: true,
    }
  }
  const certificate = describeCertificate(code, reason, host)
  return certificate && { ...certificate, unsent: true, final: true }
}

/** Returns the system's code with the address it is about, unless the sentence already names that. */
function systemWords(code: string | undefined, reason: string, url: URL | undefined): string {
  if (code === undefined) return reason
  const { 1: address = '' } = new RegExp(`\\b${code} (\\S+)`).exec(reason) ?? []
  return ['', url?.host, url?.hostname].includes(address) ? code : `${code} ${address}`
}

function describeCertificate(code: string, reason: string, host: string): Meaning | undefined {
  if (UNTRUSTED.has(code)) {
    return {
      meaning: `The TLS certificate of ${host} is not trusted (${code}).`,
      advice:
        'If your network inspects TLS, set the environment variable "NODE_EXTRA_CA_CERTS" on the step to a PEM file with its root certificate.',
    }
  }
  if (OUT_OF_TIME.has(code)) {
    return {
      meaning: `The TLS certificate of ${host} is not valid at the runner's current time (${code}).`,
      advice:
        "Correct the runner's clock. If it is right, the server or a proxy that inspects TLS needs a new certificate.",
    }
  }
  if (code !== 'ERR_TLS_CERT_ALTNAME_INVALID') return undefined
  return {
    // It names that server.
    reason,
    meaning: `The TLS certificate received for ${host} belongs to another server (${code}).`,
    advice: `A proxy or name server redirects the connection. Allow ${hostsToAllow(new URL(`https://${host}`))} in the runner's network.`,
  }
}

const PORTAL_STATUSES: ReadonlySet<number> = new Set([403, 407, 451, 511])

/**
 * Describes an answer that is not the server's own: a redirect, or a web page with an unexpected status; undefined for
 * any other. `page` is the text of the page.
 */
export function describePortal(
  status: number,
  page: string | undefined,
  url: URL,
): Pick<NetworkFailure, 'reason' | 'meaning' | 'advice'> | undefined {
  const { host } = url
  const advice = `A proxy or a sign-in page of the network is in the way. Allow ${hostsToAllow(url)} in the runner's network.`
  if (status >= 300 && status < 400)
    return { meaning: `The request to ${host} was redirected (HTTP ${status}).`, advice }
  if (page === undefined || !(status < 300 || PORTAL_STATUSES.has(status))) return undefined
  const meaning = `Instead of an answer from ${host}, a web page ("${page}") was received (HTTP ${status}).`
  return { reason: page, meaning, advice }
}

// https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services
const HOSTS = [
  'login.microsoftonline.com',
  'manage.devcenter.microsoft.com',
  '*.blob.core.windows.net',
] as const

/** Returns the hosts that a run has to reach, including that of the URL if it is not one of them. */
function hostsToAllow({ host }: URL): string {
  const isKnown = HOSTS.some(
    (known) => known === host || (known.startsWith('*') && host.endsWith(known.slice(1))),
  )
  const names = isKnown ? HOSTS : [host, ...HOSTS]
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
