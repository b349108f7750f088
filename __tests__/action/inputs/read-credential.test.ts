import { describe, expect, it } from '@jest/globals'
import { sampleCertificate } from '../../../emulator/fixtures/sample-certificate.ts'
import { readInputs } from '../../../src/action/inputs/read-inputs.ts'
import { InputError } from '../../../src/shared/errors.ts'
import { readCertificate } from '../../../src/store/certificate.ts'
import { envOf, ignoring, minimal, type StepInputs } from './step-inputs.ts'

const { certificate, privateKey } = sampleCertificate()
const pem = `${privateKey}${certificate}`
const { 'client-secret': _, ...anonymous } = minimal
/** What the runner sets for a job that may have a token of GitHub's. */
const ofJob = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://pipelines.example/token?api-version=2.0' }

/** The proof that is read, or why none is, and what was kept secret. */
function proofOf(given: StepInputs, env: Readonly<Record<string, string>> = {}) {
  const secrets: string[] = []
  try {
    const { run } = readInputs(
      { ...envOf(given), ...env },
      {
        ...ignoring,
        maskSecret: (secret) => void secrets.push(secret),
      },
    )
    return { proof: run.credential.proof, secrets }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { input: error.input, message: error.message, secrets }
  }
}

describe('The credential', () => {
  it.each<{ name: string; given: StepInputs; env?: Readonly<Record<string, string>>; proof: unknown }>([
    { name: 'is the secret', given: minimal, proof: { kind: 'secret', secret: 'hidden' } },
    {
      name: 'is the secret also of a job that may have a token',
      given: minimal,
      env: ofJob,
      proof: { kind: 'secret', secret: 'hidden' },
    },
    {
      name: 'is the certificate',
      given: { ...anonymous, 'client-certificate': pem },
      proof: { kind: 'certificate', certificate: readCertificate(pem) },
    },
    {
      name: 'is the certificate also of a job that may have a token',
      given: { ...anonymous, 'client-certificate': pem },
      env: ofJob,
      proof: { kind: 'certificate', certificate: readCertificate(pem) },
    },
    {
      name: 'is the token of the job when it may have one',
      given: anonymous,
      env: ofJob,
      proof: { kind: 'github-oidc' },
    },
    {
      name: 'is the token of the job when the others are empty',
      given: { ...anonymous, 'client-secret': ' ', 'client-certificate': '\n' },
      env: ofJob,
      proof: { kind: 'github-oidc' },
    },
  ])('$name', ({ given, env, proof }) => {
    expect(proofOf(given, env)).toMatchObject({ proof })
  })

  it('is one: two given at once are an error', () => {
    expect(proofOf({ ...minimal, 'client-certificate': pem }, ofJob)).toMatchObject({
      input: 'client-certificate',
      message: '"client-certificate" cannot be combined with "client-secret"; use only one.',
    })
  })

  it.each([{}, { ACTIONS_ID_TOKEN_REQUEST_URL: '' }])(
    'is explained in all its ways when there is none',
    (env) => {
      const { input, message = '' } = proofOf(anonymous, env)
      const words = ['Dependabot', '"client-certificate"', 'federated credential', 'GitHub OIDC']
      expect({
        input,
        unsaid: words.filter((word) => !message.includes(word)),
        toAdd: message.slice(message.indexOf('\n') + 1),
      }).toEqual({
        input: 'client-secret',
        unsaid: [],
        toAdd: 'permissions:\n  id-token: write\n  contents: read',
      })
    },
  )

  it('is named when it is a certificate that cannot be used', () => {
    expect(proofOf({ ...anonymous, 'client-certificate': certificate }, ofJob)).toMatchObject({
      input: 'client-certificate',
      message: expect.stringContaining('has no private key'),
    })
  })
})

describe('The certificate is kept secret', () => {
  it.each<{ name: string; given: StepInputs }>([
    { name: 'it is used', given: { 'client-certificate': pem } },
    { name: 'it is no PEM', given: { 'client-certificate': 'hidden-password' } },
    { name: 'its key is missing', given: { 'client-certificate': certificate } },
    { name: 'another input is wrong', given: { 'client-certificate': pem, command: 'x' } },
  ])('when $name', ({ given }) => {
    const text = given['client-certificate']?.trim() ?? ''
    const { message = '', secrets } = proofOf({ ...anonymous, ...given })
    expect([secrets, message.includes(text)]).toEqual([[text], false])
  })
})
