import { describe, expect, it } from '@jest/globals'
import { brokenRule, errorOf, refuse } from '../../../src/plan/model/problems.ts'
import { InputError, InputErrors } from '../../../src/shared/errors.ts'

describe('The error of a broken rule', () => {
  it('has its input, its file, and its code at the end', () => {
    const { name, message, input, file } = errorOf(
      brokenRule('image-size', 'metadata-path', 'the icon is too small.', 'store/icon.png'),
    )
    expect({ name, message, input, file }).toEqual({
      name: 'InputError',
      message: '"metadata-path": the icon is too small. [image-size]',
      input: 'metadata-path',
      file: 'store/icon.png',
    })
  })

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
