import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { arePublished } from '../../src/plan/model/package-list.ts'
import { comparePackageVersions } from '../../src/plan/model/versions.ts'
import { aFile, aStored } from '../plan/builders.ts'
import { holds } from './holds.ts'

// Few values, so that equal parts and ones that differ in their number of digits come up.
const part = fc.oneof(fc.nat(11), fc.nat(65_535))
const parts = fc.tuple(part, part, part)
const versionOf = (three: readonly number[], fourth: number): string => [...three, fourth].join('.')

describe('Whatever a version is', () => {
  it('its fourth part belongs to the Store, and changes nothing', () => {
    holds(
      fc.property(parts, part, part, (three, one, other) => {
        expect(comparePackageVersions(versionOf(three, one), versionOf(three, other))).toBe(0)
      }),
    )
  })

  it('the first part that differs decides', () => {
    holds(
      fc.property(parts, parts, part, part, (three, others, one, other) => {
        const decisive = three
          .map((value, index) => value - (others[index] ?? 0))
          .find((value) => value !== 0)
        expect(Math.sign(comparePackageVersions(versionOf(three, one), versionOf(others, other)))).toBe(
          Math.sign(decisive ?? 0),
        )
      }),
    )
  })

  it('a package of it is live when the Store shows its first three parts', () => {
    holds(
      fc.property(parts, parts, part, (three, others, fourth) => {
        const live = { applicationPackages: [aStored('old.msix', { version: versionOf(others, fourth) })] }
        expect(arePublished([aFile('new.msix', { version: versionOf(three, 0) })], live)).toBe(
          three.join('.') === others.join('.'),
        )
      }),
    )
  })
})
