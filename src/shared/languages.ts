import { distance } from 'fastest-levenshtein'

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#supported-languages
const LANGUAGES = `
ar ar-sa ar-ae ar-bh ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ly ar-ma ar-om ar-qa ar-sy ar-tn ar-ye af af-za sq sq-al
am am-et hy hy-am as as-in az az-arab az-arab-az az-cyrl az-cyrl-az az-latn az-latn-az eu eu-es be be-by bn bn-bd
bn-in bs bs-cyrl bs-cyrl-ba bs-latn bs-latn-ba bg bg-bg ca ca-es ca-es-valencia chr-cher chr-cher-us chr-latn zh
zh-hans zh-cn zh-hans-cn zh-sg zh-hans-sg zh-hant zh-hk zh-mo zh-tw zh-hant-hk zh-hant-mo zh-hant-tw hr hr-hr hr-ba
cs cs-cz da da-dk prs prs-af prs-arab nl nl-nl nl-be en en-au en-ca en-gb en-ie en-in en-nz en-sg en-us en-za en-bz
en-hk en-id en-jm en-kz en-mt en-my en-ph en-pk en-tt en-vn en-zw en-053 en-021 en-029 en-011 en-018 en-014 et et-ee
fil fil-latn fil-ph fi fi-fi fr fr-be fr-ca fr-ch fr-fr fr-lu fr-015 fr-cd fr-ci fr-cm fr-ht fr-ma fr-mc fr-ml fr-re
frc-latn frp-latn fr-155 fr-029 fr-021 fr-011 gl gl-es ka ka-ge de de-at de-ch de-de de-lu de-li el el-gr gu gu-in ha
ha-latn ha-latn-ng he he-il hi hi-in hu hu-hu is is-is ig-latn ig-ng id id-id iu-cans iu-latn iu-latn-ca ga ga-ie xh
xh-za zu zu-za it it-it it-ch ja ja-jp kn kn-in kk kk-kz km km-kh quc-latn qut-gt qut-latn rw rw-rw sw sw-ke kok
kok-in ko ko-kr ku-arab ku-arab-iq ky-kg ky-cyrl lo lo-la lv lv-lv lt lt-lt lb lb-lu mk mk-mk ms ms-bn ms-my ml ml-in
mt mt-mt mi mi-latn mi-nz mr mr-in mn-cyrl mn-mong mn-mn mn-phag ne ne-np nb nb-no nn nn-no no no-no or or-in fa
fa-ir pl pl-pl pt-br pt pt-pt pa pa-arab pa-arab-pk pa-deva pa-in quz quz-bo quz-ec quz-pe ro ro-ro ru ru-ru gd-gb
gd-latn sr-latn sr-latn-cs sr sr-latn-ba sr-latn-me sr-latn-rs sr-cyrl sr-cyrl-ba sr-cyrl-cs sr-cyrl-me sr-cyrl-rs
nso nso-za tn tn-bw tn-za sd-arab sd-arab-pk sd-deva si si-lk sk sk-sk sl sl-si es es-cl es-co es-es es-mx es-ar
es-bo es-cr es-do es-ec es-gt es-hn es-ni es-pa es-pe es-pr es-py es-sv es-us es-uy es-ve es-019 es-419 sv sv-se
sv-fi tg-arab tg-cyrl tg-cyrl-tj tg-latn ta ta-in tt-arab tt-cyrl tt-latn tt-ru te te-in th th-th ti ti-et tr tr-tr
tk-cyrl tk-latn tk-tm tk-latn-tr tk-cyrl-tr uk uk-ua ur ur-pk ug-arab ug-cn ug-cyrl ug-latn uz uz-cyrl uz-latn
uz-latn-uz vi vi-vn cy cy-gb wo wo-sn yo-latn yo-ng`

/** Languages of listings, in lower case. */
export const LISTING_LANGUAGES: ReadonlySet<string> = new Set(LANGUAGES.trim().split(/\s+/))

/**
 * Returns whether a code has the form of the Store's language codes: `de`, `pt-br`, `zh-hans-cn`, `es-419`,
 * `ca-es-valencia`; a subset of BCP 47 (https://www.rfc-editor.org/info/bcp47).
 */
export function isWellFormedLanguage(code: string): boolean {
  return /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z\d]{5,8})?$/i.test(code)
}

/** Verdict on a language code. */
export type LanguageVerdict =
  | { readonly kind: 'known' }
  /** A language that is not in the list; the Store may have added it since the list was copied. */
  | { readonly kind: 'new' }
  /** Not a code of the Store; `meant` is the one that was probably meant. */
  | { readonly kind: 'mistake'; readonly meant: string | undefined }

/** Returns whether a code, in upper or lower case, is known to the Store, may be known, or is a mistake. */
export function evaluateLanguage(code: string): LanguageVerdict {
  if (LISTING_LANGUAGES.has(code.toLowerCase())) return { kind: 'known' }
  const tag = withoutPosix(code)
  const alias = [tag, canonicalLanguage(tag)].find((one) => LISTING_LANGUAGES.has(one))
  if (alias !== undefined) return { kind: 'mistake', meant: alias }
  const isWellFormed = isWellFormedLanguage(code)
  if (isWellFormed && hasRealParts(code)) return { kind: 'new' }
  const meant = nearestLanguage(tag, isWellFormed ? 1 : 2)
  return isWellFormed && meant === undefined ? { kind: 'new' } : { kind: 'mistake', meant }
}

// en_US, or de_DE.UTF-8
function withoutPosix(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replace(/[.@].*$/, '')
    .replaceAll(/[_\s]+/g, '-')
}

// en-uk is an alias of en-gb, and iw one of he: https://www.unicode.org/reports/tr35/#Canonical_Unicode_Locale_Identifiers
function canonicalLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]?.toLowerCase() ?? tag
  } catch {
    return tag
  }
}

// A code whose parts are all known to Unicode was not mistyped.
function hasRealParts(code: string): boolean {
  const { language, script, region } = new Intl.Locale(code)
  const isReal = (type: 'language' | 'script' | 'region', part: string | undefined): boolean =>
    part === undefined || new Intl.DisplayNames('en', { type, fallback: 'none' }).of(part) !== undefined
  return isReal('language', language) && isReal('script', script) && isReal('region', region)
}

function nearestLanguage(tag: string, mostTypos: number): string | undefined {
  const languages = [...LISTING_LANGUAGES]
  // A country in place of a language, such as cz for cs-cz.
  const inCountry = languages.find((language) => /^\w\w-\w\w$/.test(language) && language.endsWith(`-${tag}`))
  if (inCountry !== undefined) return inCountry
  const [first = ''] = tag.split('-')
  const strangeness = (language: string): number =>
    distance(tag, language) + (language.startsWith(`${first}-`) ? 0 : 0.5)
  return languages
    .filter((language) => language[0] === tag[0] && isClose(tag, language, mostTypos))
    .sort((one, other) => strangeness(one) - strangeness(other))[0]
}

function isClose(tag: string, language: string, mostTypos: number): boolean {
  const typos = distance(tag, language)
  if (typos <= Math.min(mostTypos, Math.max(1, tag.length / 3))) return true
  // Two swapped letters are one mistake.
  return typos === 2 && tag.length > 2 && lettersOf(tag) === lettersOf(language)
}

const lettersOf = (text: string): string => [...text].sort().join('')
