import type { Letter } from '../mail/index.ts'

/** Who the mail comes from and who it is for. */
interface Envelope {
  /** name of the archive */
  readonly archive: string
  readonly to: string
}

/** To the address that is to be confirmed. */
export function confirmationLetter({ archive, to }: Envelope, login: string, link: string): Letter {
  return {
    to,
    subject: `Confirm your address for ${archive}`,
    text: paragraphs(
      `Hello ${login},`,
      `to confirm that this address is yours, open this page and press the button on it:`,
      link,
      'The link is good for 7 days. If you have not asked for this, throw this mail away: nothing happens without you.',
      archive,
    ),
  }
}

/** To somebody whose address a new account was asked for with, though it has one already. */
export function alreadyMemberLetter({ archive, to }: Envelope, login: string, resetPage: string): Letter {
  return {
    to,
    subject: `You already have an account at ${archive}`,
    text: paragraphs(
      `Hello ${login},`,
      `somebody has just asked for an account at ${archive} with this address. There already is one, called ${login}, so no other was made.`,
      `If it was you and you do not remember the password, choose a new one here:`,
      resetPage,
      'If it was not you, there is nothing to do.',
      archive,
    ),
  }
}

/** To somebody who does not remember the password. */
export function resetLetter({ archive, to }: Envelope, login: string, link: string): Letter {
  return {
    to,
    subject: `A new password for ${archive}`,
    text: paragraphs(
      `Hello ${login},`,
      'somebody, most likely you, asked for a way to choose a new password. Open this page:',
      link,
      'The link is good for 7 days and works once. If it was not you, throw this mail away: your password stays as it is.',
      archive,
    ),
  }
}

/** To the owner, after the password was changed. */
export function passwordChangedLetter({ archive, to }: Envelope, login: string, resetPage: string): Letter {
  return {
    to,
    subject: `Your password for ${archive} was changed`,
    text: paragraphs(
      `Hello ${login},`,
      'the password of your account has just been changed, and all other browsers were logged out.',
      'If it was not you, choose a new one at once:',
      resetPage,
      archive,
    ),
  }
}

/** To the old address, when another one is to take its place. */
export function addressLeavingLetter({ archive, to }: Envelope, login: string, email: string): Letter {
  return {
    to,
    subject: `Your address at ${archive} is about to change`,
    text: paragraphs(
      `Hello ${login},`,
      `somebody who knows your password asked to use the address ${email} for your account instead of this one. It changes as soon as that address is confirmed.`,
      'If it was not you, log in, change your password, and tell whoever runs the archive.',
      archive,
    ),
  }
}

/** To an address that an account was asked to move to, though another account has it. */
export function addressInUseLetter({ archive, to }: Envelope, login: string): Letter {
  return {
    to,
    subject: `Your address at ${archive}`,
    text: paragraphs(
      `Hello ${login},`,
      'somebody asked to use this address for another account. It belongs to yours, so nothing was changed.',
      archive,
    ),
  }
}

/** To somebody who is asked in by a member. */
export function invitationLetter({ archive, to }: Envelope, from: string, link: string): Letter {
  return {
    to,
    subject: `${from} invites you to ${archive}`,
    text: paragraphs(
      'Hello,',
      `${from} invites you to become a member of ${archive}, an archive for fan-written stories. To make an account, open this page:`,
      link,
      'The link is good for 30 days and for one account. If you do not know what this is about, throw this mail away; no other will follow.',
      archive,
    ),
  }
}

/** To the owner, after a kind of browser has logged in that was not before. */
export function newBrowserLetter(
  { archive, to }: Envelope,
  login: string,
  { browser, at }: { readonly browser: string; readonly at: string },
  sessions: string,
): Letter {
  return {
    to,
    subject: `A new browser is logged in at ${archive}`,
    text: paragraphs(
      `Hello ${login},`,
      `${browser} has logged in to your account, ${at}. If it was you, there is nothing to do.`,
      'If it was not you, log that browser out here, and change your password:',
      sessions,
      archive,
    ),
  }
}

/** To somebody who has waited for an invitation. */
export function waitingListLetter({ archive, to }: Envelope, link: string): Letter {
  return {
    to,
    subject: `Your invitation to ${archive}`,
    text: paragraphs(
      'Hello,',
      `you asked to be invited to ${archive}. There is room now: to make an account, open this page:`,
      link,
      'The link is good for 30 days and for one account. Your address is on the waiting list no more.',
      archive,
    ),
  }
}

function paragraphs(...texts: readonly string[]): string {
  return `${texts.join('\n\n')}\n`
}
