import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { AccountProblem, Problems } from '../rules.ts'

/** What a person reads for each problem. */
const SENTENCES: Readonly<Record<AccountProblem, string>> = {
  'login-missing': 'Choose a login name.',
  'login-length': 'A login name has 3 to 40 characters.',
  'login-characters': 'A login name has only the letters A to Z, digits and underscores. Pen names may have more.',
  'login-reserved': 'This name is kept for the archive itself. Choose another.',
  'login-taken': 'Somebody has this login name already. Choose another.',
  'email-missing': 'Fill in your e-mail address.',
  'email-broken': 'This does not look like an e-mail address. It has the form name@example.org.',
  'email-same': 'This is your address already.',
  'email-taken': 'This address now belongs to another account, so it was not changed.',
  'password-missing': 'Fill in a password.',
  'password-short': 'A password has at least 8 characters. Four or five words are easy to remember.',
  'password-long': 'A password has at most 500 characters.',
  'password-obvious': 'This password is too easy to guess. Choose another.',
  'password-wrong': 'This is not your password.',
  'age-missing': 'You have to be 13 or older to have an account.',
  'terms-missing': 'An account needs your yes to this.',
  program: 'Something filled in a field that people do not see. It is empty again: send the form once more.',
  'registration-closed': 'New accounts are not being made at the moment.',
  'invitation-missing': 'You need an invitation. Ask a member for a link, and open it.',
  'invitation-gone': 'This invitation was used, was taken back or has run out. Ask for another.',
  'invitations-open':
    'You have as many open invitations as you can have at a time. Take one back, or wait until one is used.',
  'email-refused': 'This address cannot be used for an account here. Use another.',
  'network-refused': 'No accounts can be made from where you are at the moment.',
  'login-failed': 'The name or the password is not right. Check both, capital letters in the password too.',
  'name-missing': 'Give the archive a name. You can change it at any time.',
  'name-long': 'The name of the archive has at most 80 characters.',
  'pseud-missing': 'Fill in a name.',
  'pseud-length': 'A pen name has at most 40 characters.',
  'pseud-characters':
    'A pen name has letters of any script, digits, spaces, _ and -, and at least one letter or digit.',
  'pseud-taken': 'You have a pen name like this already.',
  'description-long': 'This may have at most 500 characters.',
  'profile-long': 'This may have at most 5,000 characters.',
  'key-name-missing': 'Give the key a name, so that you know it again: the program or the machine that gets it.',
  'key-name-long': 'The name of a key has at most 60 characters.',
  'key-opens-nothing': 'Tick at least one thing that the key is for.',
  'keys-many': 'You have as many keys as you can have. Take one back that you no longer use.',
}

/** @returns the sentence for the problem; undefined for none */
export function sentenceFor(problem: AccountProblem | undefined): string | undefined {
  return problem && SENTENCES[problem]
}

/** @returns a sentence for each field that has a problem */
export function sentencesFor(problems: Problems): FieldErrors {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, SENTENCES[problem]]))
}
