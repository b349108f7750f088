import { InputError } from '../../shared/errors.ts'
import { type ClientCertificate, readCertificate } from '../../store/certificate.ts'
import type { Identity } from '../../store/credential.ts'
import { address, type InputReader, matching } from './parsers.ts'

/** How the client is to prove who it is. */
export type ProofInput =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificate: ClientCertificate }
  /** With the token that GitHub gives the job. */
  | { readonly kind: 'github-oidc' }

/** Who asks for tokens, and with what. */
export interface CredentialInput extends Identity {
  readonly proof: ProofInput
}

/**
 * Reads who signs in, and with which one credential.
 *
 * @throws InputError when there is none, or more than one.
 */
export function readCredential(
  given: InputReader,
  env: Readonly<Record<string, string | undefined>>,
): CredentialInput {
  return {
    authorityHost: address(given, 'authority-host'),
    tenantId: matching(given, 'tenant-id', /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, 'a GUID or a domain'),
    clientId: matching(
      given,
      'client-id',
      /^[\w-]+$/,
      'the application (client) id of the Entra application',
    ),
    proof: readProof(given, env),
  }
}

function readProof(given: InputReader, env: Readonly<Record<string, string | undefined>>): ProofInput {
  const secret = given('client-secret')
  const certificate = given('client-certificate')
  if (secret !== '' && certificate !== '') {
    throw new InputError('client-certificate', 'is given beside "client-secret". Give one of the two.')
  }
  if (secret !== '') return { kind: 'secret', secret }
  if (certificate !== '') return { kind: 'certificate', certificate: readCertificate(certificate) }
  // The runner sets this for a job that may have a token, and only then.
  if (env['ACTIONS_ID_TOKEN_REQUEST_URL']) return { kind: 'github-oidc' }
  throw new InputError(
    'client-secret',
    'there is no credential. Give the value of a client secret, or "client-certificate" with a PEM, or let the job ' +
      "sign in with GitHub's own token: add the following to the job, and a federated credential to the application in Entra.\n" +
      'permissions:\n  id-token: write\n  contents: read',
  )
}
