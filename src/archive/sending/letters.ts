import type { Letter } from '../mail/index.ts'

/** To an address that somebody wants works sent to. */
export function askingLetter(archive: string, to: string, login: string, link: string): Letter {
  return {
    to,
    subject: `Works from ${archive}?`,
    text: `${[
      `${login} at ${archive} would like to have works sent to this address, as files for an e-reader.`,
      'If that is you, open this page and press the button on it:',
      link,
      'If it is not, throw this mail away: nothing is sent.',
      archive,
    ].join('\n\n')}\n`,
  }
}

/** The mail that carries a work; e-readers look at the file alone. */
export function bookLetter(
  archive: string,
  to: string,
  login: string,
  { file, called }: { readonly file: string; readonly called: string },
): Letter {
  return {
    to,
    subject: `A book from ${archive}`,
    text: `${login} has sent this from ${archive} to an address of theirs.\n`,
    attachments: [{ filename: called, path: file, contentType: 'application/epub+zip' }],
  }
}
