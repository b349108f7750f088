import { InputError } from '../../shared/errors.ts'
import { type ClientCertificate, readCertificate } from '../../store/certificate.ts'
import type { Identity } from '../../store/credential.ts'
import type { Env } from '../runner.ts'
import type { InputReader } from './input-reader.ts'

/** A proof of who the client is. */
export type ProofInput =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificate: ClientCertificate }
  /** With the OIDC token that GitHub issues to the job. */
  | { readonly kind: 'github-oidc' }

/** A client that asks for tokens, with its proof. */
export interface CredentialInput extends Identity {
  readonly proof: ProofInput
}

/**
 * Reads the identity and its one credential.
 *
 * @throws InputError if there is no credential, or more than one.
 */
export function readCredential(inputs: InputReader, env: Env): CredentialInput {
  return {
    authorityHost: inputs.get('authority-host'),
    tenantId: inputs.get('tenant-id'),
    clientId: inputs.get('client-id'),
    proof: readProof(inputs, env),
  }
}

function readProof(inputs: InputReader, env: Env): ProofInput {
  switch (inputs.findOneOf(['client-secret', 'client-certificate'])) {
    case 'client-secret':
      return { kind: 'secret', secret: inputs.get('client-secret') }
    case 'client-certificate':
      return { kind: 'certificate', certificate: readCertificate(inputs.get('client-certificate')) }
  }
  // The runner sets this for a job that may have a token, and only then.
  if (env['ACTIONS_ID_TOKEN_REQUEST_URL']) return { kind: 'github-oidc' }
  throw new InputError(
    'client-secret',
    'is missing or empty, and there is no other credential. (Secrets are empty for forks and Dependabot.) Set it, or ' +
      '"client-certificate", or use GitHub OIDC: add a federated credential to the Entra application, and to the job:\n' +
      'permissions:\n  id-token: write\n  contents: read',
  )
}
