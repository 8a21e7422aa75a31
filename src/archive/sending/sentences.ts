import { MOST_A_DAY, MOST_ADDRESSES, type SendingProblem, type SentState } from './rules.ts'

/** What a person reads when something cannot be sent. */
export const SENTENCES: Readonly<Record<SendingProblem, string>> = {
  'address-missing': 'Type the mail address of the e-reader.',
  'address-broken': 'This is not a mail address: it needs an @ with something on both sides.',
  'address-known': 'You have this address already.',
  'too-many-addresses': `You have ${MOST_ADDRESSES} addresses: remove one first.`,
  'too-many-today': `${MOST_A_DAY} works have left for your e-readers today: more can follow tomorrow.`,
  'address-gone': 'Choose one of your addresses.',
  'code-missing': 'Type the code that the device shows: six letters and digits.',
  'code-unknown': 'No device shows this code now. Codes are good for twenty minutes and for one person.',
  'nothing-there': 'There is nothing on this list that may be taken away as a file.',
}

/** What became of a work that was sent. */
export const STATES: Readonly<Record<SentState, string>> = {
  waits: 'waits to leave',
  sent: 'has left',
  'too-large': 'too large for a mail: fetch it by a code',
  gone: 'not there for you any more',
}
