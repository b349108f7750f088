/** Names of the rules that can refuse a plan, and whether the input `allow` can overrule them. */
const RULES = {
  'app-only-file': 'overrulable',
  'bundle-missing': 'overrulable',
  'caption-too-long': 'overrulable',
  'file-missing': 'final',
  'file-unused': 'overrulable',
  'image-size': 'overrulable',
  'image-too-large': 'overrulable',
  'image-type': 'overrulable',
  'image-unknown': 'overrulable',
  'language-case': 'overrulable',
  'listing-missing': 'overrulable',
  'lower-version': 'overrulable',
  'metadata-only': 'final',
  'not-a-png': 'overrulable',
  'notes-unlisted': 'overrulable',
  'other-identity': 'final',
  'other-product': 'final',
  'package-dropped': 'overrulable',
  'package-language': 'overrulable',
  'package-missing': 'overrulable',
  'package-not-named': 'overrulable',
  'package-repeated': 'overrulable',
  'package-unknown': 'overrulable',
  'past-date': 'overrulable',
  'price-missing': 'overrulable',
  'price-not-available': 'overrulable',
  'publish-date-missing': 'overrulable',
  'repeated-field': 'overrulable',
  'same-package': 'overrulable',
  'same-version': 'overrulable',
  'text-too-long': 'overrulable',
  'too-many-images': 'overrulable',
  'too-many-items': 'overrulable',
  'too-many-packages': 'overrulable',
  'too-many-trailers': 'overrulable',
  'unknown-language': 'overrulable',
  'unknown-value': 'overrulable',
  'version-format': 'overrulable',
  'wrapped-submission': 'overrulable',
  'wrong-type': 'overrulable',
} as const satisfies Readonly<Record<string, 'overrulable' | 'final'>>

/** The name of a rule. It is at the end of each refusal, and an anchor in docs/troubleshooting.md. */
export type RuleCode = keyof typeof RULES

/** All names of rules, in alphabetical order. */
export const RULE_CODES = Object.keys(RULES) as readonly RuleCode[]

/** Returns whether `allow` can overrule a rule: not if what it refuses cannot work at all. */
export function isOverrulable(rule: RuleCode): boolean {
  return RULES[rule] === 'overrulable'
}
