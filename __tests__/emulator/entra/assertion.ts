import { constants, sign } from 'node:crypto'

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWT; without a key its signature is nonsense. */
export function jwt(claims: object, header: { alg: string }, privateKey?: string): string {
  const text = `${encoded({ typ: 'JWT', ...header })}.${encoded(claims)}`
  const padding = header.alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const signature =
    privateKey === undefined
      ? Buffer.from('sig')
      : sign('sha256', Buffer.from(text), {
          key: privateKey,
          padding,
          ...(header.alg === 'PS256' && { saltLength: constants.RSA_PSS_SALTLEN_DIGEST }),
        })
  return `${text}.${signature.toString('base64url')}`
}

/** The fields of a token request that carry an assertion. */
export const assertion = (token: string): Record<string, string> => ({
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: token,
})
