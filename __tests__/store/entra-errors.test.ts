import { describe, expect, it } from '@jest/globals'
import { INPUT_NAMES } from '../../src/action/inputs/schema.ts'
import type { Proof } from '../../src/store/credential.ts'
import { adviceForToken, ENTRA_ROWS } from '../../src/store/entra-errors.ts'

const KINDS: readonly Proof['kind'][] = ['secret', 'certificate', 'github-oidc']

describe('What to do when Entra gives no token', () => {
  it.each<[kinds: readonly Proof['kind'][], code: number, words: string]>([
    [KINDS, 7000112, 'The application is disabled.'],
    [KINDS, 5000225, 'has blocked the tenant'],
    [KINDS, 5000224, 'within 20 days'],
    [KINDS, 53003, 'Exclude the workload identity'],
    [KINDS, 7000118, 'no credential changes that'],
    [KINDS, 700020, "Microsoft's own"],
    [KINDS, 700016, '"client-id" and "tenant-id"'],
    [KINDS, 7000229, 'az ad sp create'],
    [KINDS, 700025, 'public client'],
    [KINDS, 90002, '"tenant-id"'],
    [KINDS, 900023, '"tenant-id"'],
    [KINDS, 90038, 'another Microsoft cloud'],
    [KINDS, 500021, 'tenant restrictions'],
    [KINDS, 500011, 'link the tenant in Partner Center'],
    [KINDS, 90033, 'Run the job again later.'],
    [['secret'], 7000215, 'not its ID'],
    [['secret'], 7000222, 'The client secret has expired.'],
    [['certificate'], 7000222, 'The certificate has expired'],
    [['certificate'], 1000502, 'not valid yet'],
    [['certificate'], 7000214, 'revoked'],
    [['certificate'], 700027, 'certificate is not registered'],
    [['certificate'], 700024, "Correct the runner's clock"],
    [['github-oidc'], 700024, "GitHub's token expired"],
    [['github-oidc'], 700213, 'audience api://AzureADTokenExchange'],
    [['github-oidc'], 70021, 'issuer https://token.actions.githubusercontent.com'],
    [['github-oidc'], 700211, 'exactly the subject of this job'],
    [['github-oidc'], 700212, 'federated credential'],
    [['github-oidc'], 70025, 'federated credential'],
    [['github-oidc'], 7002138, 'Only the letter case differs.'],
    [['github-oidc'], 7002381, 'GitHub enterprises'],
  ])('is known for %j and %i', (kinds, code, words) => {
    const advised = kinds.map((kind) => adviceForToken([code], kind)?.advice.includes(words))
    expect(advised).toEqual(kinds.map(() => true))
  })

  it('is found by any of the codes, as text or as number', () => {
    const advice = adviceForToken([7000222], 'secret')
    expect([
      adviceForToken(['1', '7000222'], 'secret'),
      adviceForToken([undefined, 7000222], 'secret'),
    ]).toEqual([advice, advice])
  })

  it.each<[kind: Proof['kind'], code: unknown]>([
    ['secret', 700213],
    ['secret', 700027],
    ['certificate', 70025],
    ['certificate', 7000215],
    ['github-oidc', 700027],
    ['github-oidc', 7000222],
    ['secret', 1],
    ['secret', undefined],
    ['secret', ''],
    ['secret', '__proto__'],
  ])('is not guessed for a %s and %j', (kind, code) => {
    expect(adviceForToken([code], kind)).toBeUndefined()
  })
})

describe('The table of advice', () => {
  it.each(ENTRA_ROWS)('has a source and whole sentences for $codes', ({ advice, source }) => {
    expect([advice, source]).toEqual([
      expect.stringMatching(/^[A-Z][^\n]*[.]$/),
      expect.stringMatching(/^https:/),
    ])
  })

  it('has no row that is never reached', () => {
    const reached = KINDS.flatMap((kind) =>
      ENTRA_ROWS.flatMap(({ codes }) => codes.map((code) => adviceForToken([code], kind)?.advice)),
    )
    expect(ENTRA_ROWS.filter(({ advice }) => !reached.includes(advice))).toEqual([])
  })

  it('blames only the credential that is used', () => {
    const others: Readonly<Record<Proof['kind'], RegExp>> = {
      secret: /client-certificate/,
      certificate: /client-secret/,
      'github-oidc': /only the client secret/,
    }
    const blamed = KINDS.flatMap((kind) =>
      ENTRA_ROWS.filter(({ kinds, advice }) => (kinds?.includes(kind) ?? true) && others[kind].test(advice)),
    )
    expect(blamed).toEqual([])
  })

  it('names inputs that there are', () => {
    const named = ENTRA_ROWS.flatMap(({ advice }) => advice.match(/(?<=")[a-z]+(-[a-z]+)+(?=")/g) ?? [])
    expect(named.filter((name) => !(INPUT_NAMES as readonly string[]).includes(name))).toEqual([])
  })
})
