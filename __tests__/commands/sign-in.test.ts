import { describe, expect, it } from '@jest/globals'
import type { ConditionName } from '../../emulator/entra/conditions.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { runAction } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

const [app] = PRODUCTS

useEmulator({ blobs: 'discard' })

const wait = { command: 'wait', ...app.ids }

describe('A run that Entra gives no token', () => {
  it.each<{ condition: ConditionName; code: number; advice: string }>([
    { condition: 'application-disabled', code: 7000112, advice: 'The application is disabled.' },
    { condition: 'tenant-blocked', code: 5000225, advice: 'reactivate it within 20 days' },
    { condition: 'tenant-restricted', code: 500021, advice: 'tenant restrictions' },
    { condition: 'tenant-of-another-cloud', code: 90038, advice: 'another Microsoft cloud' },
    { condition: 'service-principal-missing', code: 7000229, advice: 'az ad sp create' },
    { condition: 'public-client', code: 700025, advice: '"Allow public client flows" to No' },
    { condition: 'conditional-access', code: 53003, advice: 'Exclude the workload identity' },
    { condition: 'store-api-not-allowed', code: 7000118, advice: 'no credential changes that' },
    {
      condition: 'store-api-misregistered',
      code: 700020,
      advice: "it is Microsoft's own, for the Store API",
    },
    { condition: 'unheard', code: 7999999, advice: 'https://login.microsoftonline.com/error?code=7999999' },
  ])('is told why, and does not blame the secret: $condition', async ({ condition, code, advice }) => {
    emulator.store.condition = condition

    const { runner } = await runAction({ emulator, inputs: wait })

    const { failure = '' } = runner
    expect({
      begins: failure.slice(0, failure.indexOf(String(code)) + String(code).length),
      advised: failure.includes(advice),
      blamed: failure.includes('client-secret'),
      traced: failure.includes('Trace ID'),
      requests: emulator.requestLog.length,
    }).toEqual({
      begins: expect.stringMatching(
        new RegExp(
          `^Sign-in failed: Entra rejected the request for tenant ${seeds.tenantId} \\(40[01]\\): AADSTS${code}$`,
        ),
      ),
      advised: true,
      blamed: false,
      traced: false,
      requests: 1,
    })
  })
})
