import { describe, expect, it } from '@jest/globals'
import { LogView } from '../../../emulator/github/log-view.ts'

function show(pieces: readonly string[], verbose = false): readonly string[] {
  const lines: string[] = []
  const view = new LogView((line) => lines.push(line), { verbose })
  for (const piece of pieces) view.write(piece)
  view.end()
  return lines
}

describe("A step's log, as it is shown", () => {
  it.each<{ name: string; pieces: readonly string[]; verbose?: boolean; expected: readonly string[] }>([
    { name: 'has its lines, however they come', pieces: ['a\nb', 'c\r\nd'], expected: ['a', 'bc', 'd'] },
    {
      name: 'has groups as headings',
      pieces: ['::group::Sign in\nx\n::endgroup::\ny\n'],
      expected: ['▾ Sign in', '  x', 'y'],
    },
    { name: 'has no masks', pieces: ['::add-mask::secret\n::save-state name=a::b\n'], expected: [] },
    {
      name: 'has annotations, with their lines',
      pieces: ['::error file=a.txt,line=1::Too long%0Aby 10%25\n::warning::Odd\n::notice::By the way\n'],
      expected: ['Error: Too long', 'by 10%', 'Warning: Odd', 'Notice: By the way'],
    },
    { name: 'has no debug lines', pieces: ['::debug::GET /\n'], expected: [] },
    {
      name: 'has debug lines when they are asked for',
      pieces: ['::debug::GET /\n'],
      verbose: true,
      expected: ['Debug: GET /'],
    },
    { name: 'has text with colons as it is', pieces: ['a ::error:: b\n'], expected: ['a ::error:: b'] },
  ])('$name', ({ pieces, verbose, expected }) => {
    expect(show(pieces, verbose)).toEqual(expected)
  })
})
