import { posix, win32 } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { annotationPath } from '../../src/action/runner.ts'

describe('An annotation points to a file', () => {
  it.each([
    {
      name: 'of Windows',
      path: 'listings\\en-us\\title.txt',
      sep: win32.sep,
      expected: 'listings/en-us/title.txt',
    },
    { name: 'of Windows, in either spelling', path: '.\\a/b.txt', sep: win32.sep, expected: './a/b.txt' },
    { name: 'of Windows, with its drive', path: 'D:\\a\\b.txt', sep: win32.sep, expected: 'D:/a/b.txt' },
    { name: 'of other systems', path: 'listings/title.txt', sep: posix.sep, expected: 'listings/title.txt' },
    { name: 'with a backslash in its name', path: 'a/b\\c.txt', sep: posix.sep, expected: 'a/b\\c.txt' },
  ])('$name', ({ path, sep, expected }) => {
    expect(annotationPath(path, sep)).toBe(expected)
  })
})
