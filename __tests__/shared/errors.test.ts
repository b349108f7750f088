import { describe, expect, it } from '@jest/globals'
import { firstFailure, InputError, InputErrors, refuse } from '../../src/shared/errors.ts'

describe('The failure that came first', () => {
  const first = new Error('the update was refused')
  const suppressing = (suppressed: unknown): Error =>
    Object.assign(new Error('An error was suppressed during disposal.'), {
      error: new Error('the file could not be closed'),
      suppressed,
    })

  it.each<{ name: string; thrown: unknown }>([
    { name: 'is the only one', thrown: first },
    { name: 'is the one that a failing disposal has suppressed', thrown: suppressing(first) },
    { name: 'is the innermost of several', thrown: suppressing(suppressing(first)) },
  ])('$name', ({ thrown }) => {
    expect(firstFailure(thrown)).toBe(first)
  })

  it.each([undefined, null, 'text'])('may be no error at all: %j', (thrown) => {
    expect(firstFailure(thrown)).toBe(thrown)
  })
})

describe('What has to change', () => {
  const [one, other] = [new InputError('packages', 'is empty.'), new InputError('submission', 'is empty.')]

  it.each<{ name: string; errors: readonly InputError[]; thrown: unknown }>([
    { name: 'is not thrown when there is none', errors: [], thrown: undefined },
    { name: 'is thrown itself when it is the only one', errors: [one], thrown: one },
    { name: 'is thrown with the others', errors: [one, other], thrown: new InputErrors([one, other]) },
  ])('$name', ({ errors, thrown }) => {
    const attempt = (): unknown => {
      try {
        return refuse(errors)
      } catch (error) {
        return error
      }
    }
    expect(attempt()).toEqual(thrown)
  })
})
