import { foldName } from '../../platform/text/fold.ts'

/** Words that people who guess try first, alone or with numbers and signs around them. What is written here is written small, without
 * accents, and without letters that a digit stands for. */
const STEMS: ReadonlySet<string> = new Set(
  `password passwort passw0rd motdepasse contrasena senha parola haslo heslo wachtwoord salasana losenord adgangskode
  letmein welcome willkommen bienvenue login admin administrator root user guest test testing tester default changeme secret
  geheim qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qwer asdf zxcv
  abc abcd abcde abcdef abcdefg abcdefgh abcabc iloveyou ilovehim iloveher ichliebedich jetaime tequiero loveyou lovely love liebe amor
  sunshine princess prinzessin princesse flower butterfly rainbow angel angels heaven star stars moon moonlight starlight summer winter
  spring autumn sommer monday friday sunday january march april june july august september october november december
  football soccer baseball basketball hockey tennis fussball futbol liverpool chelsea arsenal barcelona realmadrid juventus bayern
  dragon monkey tiger lion eagle wolf bear horse kitty kitten puppy doggie hello hallo bonjour hola ciao goodbye whatever nothing
  something anything everything forever always never master shadow hunter killer ninja samurai warrior knight wizard
  michael jennifer jessica ashley daniel andrew joshua matthew anthony charlie thomas robert jordan george nicole amanda melissa
  hannah sarah laura anna maria alexander christian sebastian batman superman spiderman ironman pokemon pikachu naruto sasuke goku
  starwars skywalker vader yoda startrek enterprise spock kirk harrypotter hogwarts gryffindor slytherin ravenclaw hufflepuff
  voldemort dumbledore hermione sherlock holmes watson johnlock destiel supernatural winchester doctorwho tardis gandalf frodo
  hobbit legolas mordor fanfic fanfiction fanlight archive archiveofourown reading reader writer story stories book books
  cookie chocolate banana orange apple cheese pepper ginger coffee internet computer google facebook samsung iphone windows
  freedom america england london paris berlin germany deutschland france espana italia mexico canada trustno mustang ferrari porsche
  mercedes corvette harley yamaha guitar music metallica nirvana eminem beatles blink jesus christ god faith blessed family mother
  father brother sister mommy daddy baby babygirl babyboy friend friends bestfriend money dollar gold silver diamond purple yellow
  orange black white green blue red pink`
    .split(/\s+/)
    .filter(Boolean),
)

/** Rows of keyboards, and what counts up: what goes along one of them for most of its length is no secret. */
const WALKS: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
  'qazwsxedcrfvtgb',
]
const LETTERS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** @returns whether somebody who guesses would come to it early: a usual word with something around it, one thing again and again, or a
 * way along the keyboard */
export function isCommonPassword(password: string): boolean {
  const folded = foldName(password).replace(/\s/g, '')
  const bare = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const spell = (text: string) => [...text].map((sign) => LETTERS_FOR[sign] ?? sign).join('')
  return [folded, bare(folded), spell(folded), spell(bare(folded))].some((one) => isUsual(one)) || isWalk(folded)
}

function isUsual(text: string): boolean {
  if (text === '') return false
  const unit = /^(.+?)\1+$/su.exec(text)?.[1] ?? text
  return STEMS.has(unit) || (unit !== text && [...unit].length <= 4 && text.length <= 40)
}

function isWalk(text: string): boolean {
  const rows = [...WALKS, ...WALKS.map((row) => [...row].reverse().join(''))]
  let covered = 0
  for (let at = 0; at < text.length; ) {
    const length = Math.max(...rows.map((row) => stepsAlong(row, text.slice(at))))
    if (length >= 4) covered += length
    at += Math.max(1, length >= 4 ? length : 1)
  }
  return text.length > 0 && covered >= text.length - 2
}

/** @returns signs at the start of the text that stand in a row there */
function stepsAlong(row: string, text: string): number {
  let length = Math.min(row.length, text.length)
  while (length > 0 && !row.includes(text.slice(0, length))) length--
  return length
}
