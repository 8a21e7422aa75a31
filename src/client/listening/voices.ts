/** What of a voice matters here. */
export interface Voice {
  readonly lang: string
  readonly name: string
  readonly voiceURI: string
  readonly default: boolean
  readonly localService: boolean
}

/** @returns the voices that speak a language, those of the same region first, then those that need no network
 * @param language BCP 47 */
export function voicesFor<V extends Voice>(voices: readonly V[], language: string): readonly V[] {
  const wanted = plain(language)
  const rank = (voice: V) =>
    (plain(voice.lang) === wanted ? 0 : 4) + (voice.localService ? 0 : 2) + (voice.default ? 0 : 1)
  return voices
    .filter(({ lang }) => primary(plain(lang)) === primary(wanted))
    .toSorted((one, other) => rank(one) - rank(other))
}

/** Some machines write en_GB. */
function plain(language: string): string {
  return language.replaceAll('_', '-').toLowerCase()
}

/** Norwegian voices say that they speak the whole of it. */
function primary(language: string): string {
  const [first = ''] = language.split('-')
  return first === 'nb' || first === 'nn' ? 'no' : first
}
