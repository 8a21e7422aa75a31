const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const CONTROL = /(?![\t\n\v\f\r])\p{Cc}/gu
const MARKED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu
const STRUCK = /[øłđħŧæœ‘’‚‛ʼ“”„‟‐ς]/g
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‐': '-',
  ς: 'σ',
}

/** Most names are nothing but this, and there is little to fold. */
const ASCII = /^[ -~]*$/

/** What makes two spellings one name: Unicode form, case, accents, kinds of quotation mark and white space left aside.
 * Marks are accents in Latin, Greek and Cyrillic only; in every other script they are letters and stay.
 * @returns lower case without white space at its ends; empty for a name without anything visible. Folding twice is folding once
 * @see Unicode Standard, section 5.18, case folding; UAX #15 for NFKC */
export function foldName(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase().replace(/ {2,}/g, ' ').trim()
  const visible = name.toWellFormed().normalize('NFKC').replace(INVISIBLE, '').replace(CONTROL, '')
  const bare = caseless(visible).normalize('NFD').replace(MARKED, '$1').normalize('NFKC')
  return caseless(bare)
    .replace(STRUCK, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Upper case first spells out ß, ligatures and the dotless i, lower case then makes all alike. */
function caseless(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase()
}

/** @returns whether nothing of the name would be seen on a page */
export function isBlankName(name: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replace(INVISIBLE, '').replace(/\u2800/g, ''))
}

const ARTICLES: Readonly<Record<string, RegExp>> = {
  en: /^(the|an?) /,
  fr: /^(les?|la|une?|des|l') ?/,
  de: /^(der|die|das|eine?) /,
  es: /^(el|las?|los|una?) /,
  it: /^(il|lo|la|gli|le|i|una?|uno|l'|un') ?/,
  pt: /^(os?|as?|uma?) /,
  ca: /^(els?|les?|la|una?|l') ?/,
  nl: /^(de|het|een|'t) /,
  sv: /^(en|ett|den|det|de) /,
  da: /^(en|et|den|det|de) /,
  no: /^(en|ei|et|den|det|de) /,
  hu: /^(az?|egy) /,
}

/** The word under which a title stands in an alphabet: folded, quotation marks left off, its article moved behind it.
 * @param language BCP 47, only its first part counts; English when not given
 * @returns `hound, the` for "The Hound"; the folded title when it is nothing but an article */
export function sortKey(title: string, language = 'en'): string {
  const folded = foldName(title)
  const start = folded.replace(/^[^\p{L}\p{N}']+/u, '').replace(/^'(?!t )/, '') || folded
  const article = ARTICLES[language.toLowerCase().split('-')[0] ?? '']?.exec(start)
  if (!article?.[1] || !endsThere(article[0])) return start
  const rest = start.slice(article[0].length).trim()
  return rest === '' ? start : `${rest}, ${article[1]}`
}

function endsThere(article: string): boolean {
  return article.endsWith(' ') || article.endsWith("'")
}
