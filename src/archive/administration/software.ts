import about from '../../../package.json' with { type: 'json' }

/** The program itself, as its pages name it. */
export const software = {
  name: 'Fanlight',
  version: about.version,
  licence: 'https://www.gnu.org/licenses/agpl-3.0.html',
} as const
