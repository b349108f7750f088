import { describe, expect, it } from '@jest/globals'
import { describeFileFailure } from '../../src/shared/regular-file.ts'

const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code })

describe('What is said of a file that cannot be used', () => {
  it.each<[name: string, error: Error, expected: string]>([
    [
      'is who has it, when Windows says that it is in use',
      failure('EBUSY'),
      'EBUSY: no. Another program has it open: close that program first.',
    ],
    [
      'is what may be, when Windows denies it',
      failure('EPERM'),
      'EPERM: no. Check its permissions, and that no other program has it open.',
    ],
    [
      'is what may be, when another system denies it',
      failure('EACCES'),
      'EACCES: no. Check its permissions, and that no other program has it open.',
    ],
    ['is the advice of the reader otherwise', failure('ENOENT'), 'ENOENT: no. Check the path.'],
  ])('%s', (_, error, expected) => {
    expect(describeFileFailure(error, { otherwise: 'Check the path.' })).toBe(expected)
  })

  it('is where it was looked for, and no more where there is no advice', () => {
    expect(describeFileFailure(failure('EIO'), { where: ' (looked in /a)' })).toBe('EIO: no (looked in /a).')
  })
})
