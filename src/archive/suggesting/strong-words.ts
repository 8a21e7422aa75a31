/** What strong words are about. */
export type Subject = 'sex' | 'desire' | 'gore' | 'violence' | 'force' | 'swearing' | 'harm' | 'love'

const LISTS: Readonly<Record<string, Readonly<Partial<Record<Subject, string>>>>> = {
  en: {
    sex: 'sex orgasm orgasms penis vagina clit cock cocks dick cum condom lube masturbate masturbated masturbating erection nipple nipples fucked fucking blowjob handjob penetrated thrusting thrusts arousal aroused',
    desire:
      'naked nude moaned moaning undressed undress panting lust lustful groin thighs thigh bra seduce seduced lover lovers',
    gore: 'gore entrails intestines guts disembowelled disemboweled severed dismembered mutilated flayed decapitated beheaded gouged eviscerated tortured torture gutted brains',
    violence:
      'blood bloody bleeding bled knife dagger stabbed stab stabbing gun shot gunshot bullet bullets pistol corpse corpses murder murdered murderer killed killing kill strangled wound wounds wounded slaughter slaughtered explosion massacre',
    force: 'rape raped rapes rapist raping molested molest non-consensual',
    swearing:
      'fuck fucking fucked fucker motherfucker shit shitty bullshit bitch bastard bastards asshole arsehole cunt wanker bollocks',
    harm: 'suicide suicidal overdose overdosed heroin cocaine meth cutting self-harm noose drunk addict addiction abuse abused abusive',
    love: 'kiss kissed kisses kissing love loved loves embrace embraced caress caressed lips beloved darling sweetheart romance romantic boyfriend girlfriend wedding marry married husband wife proposal engaged engagement',
  },
  fr: {
    sex: 'orgasme pénis vagin érection sexe bite jouir baiser',
    desire: 'nu nue gémit amant amante cuisses désir',
    gore: 'entrailles éventré décapité mutilé torturé torture',
    violence: 'sang couteau poignard pistolet balle cadavre meurtre assassiné tué tuer blessure blessé assassin',
    force: 'viol violée violé violer',
    swearing: 'putain merde connard salope enculé',
    harm: 'suicide suicider overdose héroïne cocaïne ivre',
    love: 'embrassa embrasser amour aimer aimait bien-aimé lèvres mariage fiancé fiancée mari épouse',
  },
  de: {
    sex: 'orgasmus penis vagina erektion sex ficken',
    desire: 'nackt stöhnte begierde schenkel liebhaber geliebte',
    gore: 'eingeweide enthauptet verstümmelt gefoltert folter',
    violence: 'blut messer dolch pistole kugel leiche mord ermordet getötet töten wunde wunden mörder',
    force: 'vergewaltigt vergewaltigung',
    swearing: 'scheiße arschloch fick verfickt hure',
    harm: 'selbstmord suizid überdosis heroin kokain betrunken',
    love: 'küsste kuss küssen liebe liebte lieben umarmte lippen hochzeit verlobt ehemann ehefrau',
  },
  es: {
    sex: 'orgasmo pene vagina erección sexo follar polla',
    desire: 'desnudo desnuda gimió deseo muslos amante',
    gore: 'entrañas decapitado mutilado torturado tortura',
    violence: 'sangre cuchillo puñal pistola bala cadáver asesinato asesinado asesino mató matar herida heridas',
    force: 'violación violada violar violó',
    swearing: 'mierda joder puta cabrón gilipollas',
    harm: 'suicidio sobredosis heroína cocaína borracho',
    love: 'besó beso besar amor amaba amar abrazó labios boda novio novia marido esposa',
  },
}

/** Languages whose strong words are known. */
export const KNOWN_STRONG: readonly string[] = Object.keys(LISTS)

const bySubject = new Map<string, ReadonlyMap<string, readonly Subject[]>>()

/** @param language one of {@link KNOWN_STRONG}; of any other no word is strong
 * @returns by word in small letters what it is about */
export function strongWords(language: string): ReadonlyMap<string, readonly Subject[]> {
  const known = bySubject.get(language)
  if (known) return known
  const words = new Map<string, Subject[]>()
  for (const [subject, list] of Object.entries(LISTS[language] ?? {}))
    for (const word of list.split(' ')) words.set(word, [...(words.get(word) ?? []), subject as Subject])
  bySubject.set(language, words)
  return words
}
