/** Everything that leaves a trace, in the words in which it is told: "Roles were changed". */
export const ACTS = {
  'roles-set': 'Roles were changed',
  'suspension-set': 'A suspension was set',
  'suspension-lifted': 'A suspension was lifted',
  'reset-link-made': 'A link to a new password was made',
  'settings-set': 'Settings were changed',
  'invitation-withdrawn': 'An invitation was taken back',
  'media-set': 'The list of media was changed',
  hide: 'A work was hidden',
  remove: 'A work was hidden, to be deleted',
  retag: 'Rating and warnings were changed',
  'hide-comment': 'A comment was hidden',
  'clear-profile': 'A profile was emptied',
  warn: 'A warning was given',
  suspend: 'A member was suspended',
  ban: 'A member was shut out',
  'measure-lifted': 'A decision was taken back',
  'appeal-granted': 'An appeal was granted',
  'appeal-refused': 'An appeal was refused',
  'case-closed': 'A case was closed',
  'case-merged': 'A case was merged',
  'case-reopened': 'A case was opened again',
  'works-given': 'Works of an imported author were given to a member',
  'works-refused': 'A member was refused the works of an imported author',
  'works-brought-back': 'Works of an imported author were brought back',
  'bar-made': 'Somebody was barred from registering',
  'bar-lifted': 'A bar from registering was lifted',
  'waiting-invited': 'People on the waiting list were invited',
  'comment-released': 'A held comment was let through',
  'comment-spam': 'A held comment was judged spam',
  'rule-made': 'A standing rule was made',
  'rule-ended': 'A standing rule was ended',
  'adult-set': 'Whether a member is an adult was noted',
  'comment-removed': 'A comment was taken away',
  'comment-put-back': 'A comment was put back',
  'comment-frozen': 'A conversation was frozen',
  'comment-unfrozen': 'A conversation was opened again',
  'news-saved': 'News was written',
  'news-removed': 'News was taken out',
  'banner-set': 'The banner was changed',
  'faq-saved': 'A question was answered',
  'faq-removed': 'A question was taken out',
} as const

export type Act = keyof typeof ACTS

/** @returns the act in words; its own name when an older or newer program wrote one that is unknown here */
export function wordsOf(act: string): string {
  return Object.hasOwn(ACTS, act) ? ACTS[act as Act] : act
}

/** One thing that an act changed. */
export interface Difference {
  readonly name: string
  /** undefined: there was none */
  readonly before: string | undefined
  readonly after: string | undefined
}

/** @param before JSON of an object, or empty; so too after
 * @returns what differs between the two, by name, in the order in which it was written */
export function differences(before: string, after: string): readonly Difference[] {
  const [old, fresh] = [read(before), read(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
  return names
    .map((name) => ({ name, before: told(old[name]), after: told(fresh[name]) }))
    .filter((one) => one.before !== one.after)
}

function read(json: string): Readonly<Record<string, unknown>> {
  return json === '' ? {} : (JSON.parse(json) as Record<string, unknown>)
}

function told(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(String).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
