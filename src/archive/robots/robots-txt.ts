/** Programs that gather texts to train others, by the names under which they say they ask for robots.txt. */
export const TRAINERS: readonly string[] = [
  'AI2Bot',
  'Amazonbot',
  'anthropic-ai',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-ai',
  'cohere-training-data-crawler',
  'Diffbot',
  'FacebookBot',
  'Google-Extended',
  'GPTBot',
  'ImagesiftBot',
  'meta-externalagent',
  'omgili',
  'PanguBot',
  'Timpibot',
  'webzio-extended',
]

const NOT_FOR_ANY = [
  '/downloads/',
  '/users/login',
  '/users/register',
  '/autocomplete/',
  '/admin',
  '/desk',
  '/staff',
  '/report',
  '/*?*work_search',
]

/** What machines are told.
 * @param training whether works may be used to train programs that write; @param allowed addresses of works whose creators say yes
 * where the archive says no
 * @see RFC 9309 */
export function robotsTxt(training: boolean, allowed: readonly string[], sitemap: string): string {
  const all = ['User-agent: *', ...NOT_FOR_ANY.map((path) => `Disallow: ${path}`)]
  const trainers = [
    ...TRAINERS.map((name) => `User-agent: ${name}`),
    ...allowed.flatMap((address) => [`Allow: ${address}$`, `Allow: ${address}/`]),
    'Disallow: /',
  ]
  return `${[...all, '', ...(training ? [] : [...trainers, '']), `Sitemap: ${sitemap}`].join('\n')}\n`
}
