/** The problem of a file that is a pointer: continues the sentence that its path begins. */
export const LFS_POINTER = 'is a Git LFS pointer, not the file itself. Set "lfs: true" for actions/checkout.'

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
const START = Buffer.from('version https://git-lfs.github.com/spec/')

/** Returns whether a file that begins with these bytes is only the pointer that Git LFS leaves in a checkout without it. */
export function isLfsPointer(head: Buffer): boolean {
  return head.subarray(0, START.length).equals(START)
}
