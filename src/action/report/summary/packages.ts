import type { PackageChange } from '../../../plan/compare/package-changes.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { codes, foldRest, type Inline, plain, type Section, table } from './markdown.ts'

const MARKS: Readonly<Record<PackageChange['change'], Inline>> = {
  new: '➕\u00a0new',
  kept: 'kept',
  removed: '➖\u00a0removed',
}
const NONE = '–'

/** Creates the table of packages, with a column for what happens to them if any of them changes. */
export function packageSections(packages: readonly PackageChange[]): readonly Section[] {
  const hasChange = packages.some(({ change }) => change !== 'kept')
  const columns = ['Package', 'Version', 'Architecture', ...(hasChange ? [''] : [])]
  const rows = groups(packages).map((group) => {
    const [first] = group
    const marks = hasChange && first !== undefined ? [MARKS[first.change]] : []
    return [
      codes(
        group.map(({ fileName }) => fileName || NONE),
        '<br>',
      ),
      first === undefined ? NONE : versionCell(first),
      [...new Set(group.map(({ architecture }) => plain(architecture) || NONE))].join(', '),
      ...marks,
    ]
  })
  return table(columns, rows).flatMap((section) => foldRest(section, 'packages'))
}

/** Groups kept and removed packages by version. */
function groups(packages: readonly PackageChange[]): readonly (readonly PackageChange[])[] {
  const byKey = groupBy(packages, ({ change, version, fileName }) =>
    JSON.stringify(change === 'new' ? [change, fileName] : [change, version]),
  )
  return [...byKey.values()]
}

function versionCell({ version, versionBefore, change }: PackageChange): Inline {
  if (version === '') return NONE
  if (change !== 'new') return plain(version)
  const after = `**${plain(version)}**`
  return versionBefore === undefined || versionBefore === version
    ? after
    : `${plain(versionBefore)} → ${after}`
}

/** Returns the version of a release: that of all its new packages, otherwise of all that users have. */
export function releaseVersion(packages: readonly PackageChange[]): string | undefined {
  const added = packages.filter(({ change }) => change === 'new')
  const shown = added.length > 0 ? added : packages.filter(({ change }) => change === 'kept')
  const [version, ...others] = new Set(shown.map(({ version }) => version))
  return version === '' || others.length > 0 ? undefined : version
}

/** Lists the packages of a deleted submission, for a sentence. */
export function withPackages(names: readonly string[]): Inline {
  return names.length === 0 ? 'no packages' : codes(names.map((name) => name || NONE))
}
