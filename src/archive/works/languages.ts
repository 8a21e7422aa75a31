/** A language that a work can be written in. */
export interface Language {
  /** BCP 47 */
  readonly code: string
  /** in the language itself */
  readonly name: string
  readonly english: string
  readonly dir: 'ltr' | 'rtl' | 'auto'
}

/** Of a draft whose language nobody has said yet.
 * @see https://www.rfc-editor.org/rfc/rfc5646#section-4.1 */
export const UNKNOWN_LANGUAGE = 'und'

/** What a form offers: the most used first, the others by their own names. */
export const LANGUAGES: readonly Language[] = [
  leftToRight('en', 'English', 'English'),
  leftToRight('af', 'Afrikaans', 'Afrikaans'),
  leftToRight('id', 'Bahasa Indonesia', 'Indonesian'),
  leftToRight('ms', 'Bahasa Melayu', 'Malay'),
  leftToRight('br', 'Brezhoneg', 'Breton'),
  leftToRight('ca', 'Català', 'Catalan'),
  leftToRight('cs', 'Čeština', 'Czech'),
  leftToRight('cy', 'Cymraeg', 'Welsh'),
  leftToRight('da', 'Dansk', 'Danish'),
  leftToRight('de', 'Deutsch', 'German'),
  leftToRight('et', 'Eesti', 'Estonian'),
  leftToRight('es', 'Español', 'Spanish'),
  leftToRight('eo', 'Esperanto', 'Esperanto'),
  leftToRight('eu', 'Euskara', 'Basque'),
  leftToRight('fil', 'Filipino', 'Filipino'),
  leftToRight('fr', 'Français', 'French'),
  leftToRight('ga', 'Gaeilge', 'Irish'),
  leftToRight('gd', 'Gàidhlig', 'Scottish Gaelic'),
  leftToRight('gl', 'Galego', 'Galician'),
  leftToRight('hr', 'Hrvatski', 'Croatian'),
  leftToRight('is', 'Íslenska', 'Icelandic'),
  leftToRight('it', 'Italiano', 'Italian'),
  leftToRight('sw', 'Kiswahili', 'Swahili'),
  leftToRight('lv', 'Latviešu', 'Latvian'),
  leftToRight('lb', 'Lëtzebuergesch', 'Luxembourgish'),
  leftToRight('lt', 'Lietuvių', 'Lithuanian'),
  leftToRight('la', 'Lingua Latina', 'Latin'),
  leftToRight('hu', 'Magyar', 'Hungarian'),
  leftToRight('nl', 'Nederlands', 'Dutch'),
  leftToRight('no', 'Norsk', 'Norwegian'),
  leftToRight('pl', 'Polski', 'Polish'),
  leftToRight('pt', 'Português', 'Portuguese'),
  leftToRight('pt-BR', 'Português brasileiro', 'Brazilian Portuguese'),
  leftToRight('ro', 'Română', 'Romanian'),
  leftToRight('sq', 'Shqip', 'Albanian'),
  leftToRight('sk', 'Slovenčina', 'Slovak'),
  leftToRight('sl', 'Slovenščina', 'Slovenian'),
  leftToRight('fi', 'Suomi', 'Finnish'),
  leftToRight('sv', 'Svenska', 'Swedish'),
  leftToRight('vi', 'Tiếng Việt', 'Vietnamese'),
  leftToRight('tlh', 'tlhIngan Hol', 'Klingon'),
  leftToRight('tr', 'Türkçe', 'Turkish'),
  leftToRight('el', 'Ελληνικά', 'Greek'),
  leftToRight('grc', 'Ἑλληνική', 'Ancient Greek'),
  leftToRight('bg', 'Български', 'Bulgarian'),
  leftToRight('mk', 'Македонски', 'Macedonian'),
  leftToRight('ru', 'Русский', 'Russian'),
  leftToRight('sr', 'Српски', 'Serbian'),
  leftToRight('uk', 'Українська', 'Ukrainian'),
  leftToRight('ka', 'ქართული', 'Georgian'),
  leftToRight('hy', 'Հայերեն', 'Armenian'),
  rightToLeft('yi', 'ייִדיש', 'Yiddish'),
  rightToLeft('he', 'עברית', 'Hebrew'),
  rightToLeft('ur', 'اردو', 'Urdu'),
  rightToLeft('ar', 'العربية', 'Arabic'),
  rightToLeft('fa', 'فارسی', 'Persian'),
  leftToRight('mr', 'मराठी', 'Marathi'),
  leftToRight('hi', 'हिन्दी', 'Hindi'),
  leftToRight('bn', 'বাংলা', 'Bengali'),
  leftToRight('pa', 'ਪੰਜਾਬੀ', 'Punjabi'),
  leftToRight('ta', 'தமிழ்', 'Tamil'),
  leftToRight('te', 'తెలుగు', 'Telugu'),
  leftToRight('th', 'ไทย', 'Thai'),
  leftToRight('ko', '한국어', 'Korean'),
  leftToRight('ja', '日本語', 'Japanese'),
  leftToRight('zh-Hans', '简体中文', 'Chinese (simplified)'),
  leftToRight('yue', '粵語', 'Cantonese'),
  leftToRight('zh-Hant', '繁體中文', 'Chinese (traditional)'),
]

const BY_CODE: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.map((language) => [language.code.toLowerCase(), language]),
)

/** @param code BCP 47, in any case; a variety that is not listed is taken as its language: "en-GB" as English
 * @returns undefined when nothing listed fits */
export function findLanguage(code: string): Language | undefined {
  const parts = code.trim().toLowerCase().split(/[-_]/)
  if (parts[0] === 'zh') return BY_CODE.get(parts.some((part) => TRADITIONAL.has(part)) ? 'zh-hant' : 'zh-hans')
  for (let end = parts.length; end > 0; end--) {
    const known = BY_CODE.get(parts.slice(0, end).join('-'))
    if (known) return known
  }
  return undefined
}

const TRADITIONAL: ReadonlySet<string> = new Set(['hant', 'tw', 'hk', 'mo'])

/** @returns the language; for a code that is not listed, one that is called by its code and read in whichever
 * direction its letters go */
export function languageOf(code: string): Language {
  if (code === UNKNOWN_LANGUAGE) return { code, name: 'Not said', english: 'Not said', dir: 'auto' }
  return findLanguage(code) ?? { code, name: code, english: code, dir: 'auto' }
}

function leftToRight(code: string, name: string, english: string): Language {
  return { code, name, english, dir: 'ltr' }
}

function rightToLeft(code: string, name: string, english: string): Language {
  return { code, name, english, dir: 'rtl' }
}
