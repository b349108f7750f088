import { describe, expect, it } from '@jest/globals'
import { drawPair, drawRace } from './draw.ts'
import { sweepPairs } from './sweep-pairs.ts'

// More of them, from any seed: `npm run sweep -- --pairs 20000 --seed 1`.
describe('When two things go wrong, or three, no run says or does what is not right', () => {
  it.each([
    { name: '500 pairs and triples', draw: drawPair, count: 500 },
    { name: '60 races of two runs with a lost create', draw: drawRace, count: 60 },
  ])(
    'in $name',
    async ({ draw, count }) => {
      const wrong: string[] = []
      let green = 0
      for await (const { problems, story, succeeded } of sweepPairs(draw, 1, count)) {
        green += succeeded
        if (problems.length > 0) wrong.push(`${problems.join('; ')}\n  ${story}`)
      }

      expect(wrong.join('\n\n')).toBe('')
      // The others show nothing when no run gets through at all.
      expect(green).toBeGreaterThan(count / 4)
    },
    300_000,
  )
})
