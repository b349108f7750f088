import { dirname } from 'node:path/posix'
import { describe, expect, it } from '@jest/globals'
import { findCycles, listImports, listSources } from '../support/imports.ts'

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  compare: ['model'],
  transforms: ['model'],
  rules: ['model'],
}

const imports = listSources('src/plan').flatMap(listImports)
const folderOf = (file: string): string => dirname(file).replace('src/plan', '').slice(1)

describe('The folders of the plan', () => {
  it('know its model, and none of the others', () => {
    const strays = imports.filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)]
      return from !== '' && target.startsWith('src/plan/') && from !== to && !FOLDERS[from]?.includes(to)
    })
    expect(strays).toEqual([])
  })

  it('have no file that imports itself through others, not even for types', () => {
    expect(findCycles(imports)).toEqual([])
  })
})
