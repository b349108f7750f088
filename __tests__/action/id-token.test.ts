import { describe, expect, it } from '@jest/globals'
import { fetchGithubAssertion } from '../../src/action/id-token.ts'
import { AuthError } from '../../src/shared/errors.ts'
import { rejection } from '../support/rejection.ts'

const { signal } = new AbortController()

describe('The token that GitHub gives a job', () => {
  it('is asked for with the audience of Entra, and anew each time', async () => {
    const audiences: string[] = []
    const idToken = async (audience: string): Promise<string> => `token-${audiences.push(audience)}`
    const tokens = [
      await fetchGithubAssertion({ idToken }, signal),
      await fetchGithubAssertion({ idToken }, signal),
    ]
    expect({ tokens, audiences }).toEqual({
      tokens: ['token-1', 'token-2'],
      audiences: ['api://AzureADTokenExchange', 'api://AzureADTokenExchange'],
    })
  })

  it.each<{ name: string; thrown: unknown; reason: string }>([
    {
      name: 'the job may not have one',
      thrown: new Error('Error message: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable'),
      reason: 'Error message: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable',
    },
    {
      name: 'GitHub refuses, in several lines',
      thrown: new Error('Error message: Failed to get ID Token. \n \n        Error Code : 403\n'),
      reason: 'Error message: Failed to get ID Token. Error Code : 403',
    },
    { name: 'something else is thrown', thrown: 'no', reason: 'no' },
  ])('is missing: $name, and the error says what to add', async ({ thrown, reason }) => {
    const error = await rejection(fetchGithubAssertion({ idToken: () => Promise.reject(thrown) }, signal))
    expect([error instanceof AuthError, error]).toEqual([
      true,
      expect.objectContaining({
        message:
          `GitHub gave the job no token (${reason}). Add "permissions: id-token: write" to the job; ` +
          'a pull request from a fork can not have it.',
      }),
    ])
  })

  it.each<{ name: string; abort: (controller: AbortController) => void }>([
    { name: 'before it is asked for', abort: (controller) => controller.abort(new Error('the run is over')) },
    {
      name: 'while GitHub does not answer',
      abort: (controller) => void setImmediate(() => controller.abort(new Error('the run is over'))),
    },
  ])('is not waited for when the run ends $name', async ({ abort }) => {
    const controller = new AbortController()
    abort(controller)
    const silent = (): Promise<string> => new Promise(() => undefined)
    const error = await rejection(fetchGithubAssertion({ idToken: silent }, controller.signal))
    expect(error).toBe(controller.signal.reason)
  })

  it('that is refused as the run ends is no error of its own', async () => {
    const controller = new AbortController()
    const idToken = (): Promise<string> => {
      controller.abort(new Error('the run is over'))
      return Promise.reject(new Error('cut off'))
    }
    expect(await rejection(fetchGithubAssertion({ idToken }, controller.signal))).toBe(
      controller.signal.reason,
    )
  })
})
