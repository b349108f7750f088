import { describe, expect, it } from '@jest/globals'
import { brokenRule, errorOf } from '../../../src/plan/model/problems.ts'

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
})
