import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { Byline, type Work } from '../../works/index.ts'
import { CODE_MINUTES, codeShown, FETCH_HOURS } from '../rules.ts'

/** The first page on a device: a code is made when somebody asks for one. */
export function DevicePage({ token }: { readonly token: string }) {
  return (
    <>
      <h2 class="heading">Works for this device</h2>
      <p>
        This page is for e-readers, where typing is a chore. It shows a short code; you type that on another machine,
        where you are logged in, and what you choose there can be fetched here.
      </p>
      <form class="page" method="post" action={urls.device()}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" class="primary">
            Show a code
          </button>
        </p>
      </form>
    </>
  )
}

/** A file of a work, by the kind that it is. */
export interface DeviceFile {
  readonly word: string
  readonly name: string
}

interface FilesProps {
  readonly token: string
  readonly secret: string
  /** null when it is good no more */
  readonly code: string | null
  /** who gave something; undefined while nobody has */
  readonly from: string | undefined
  readonly works: readonly { readonly work: Work; readonly files: readonly DeviceFile[] }[]
}

/** What the device can fetch, or the code while there is nothing. */
export function FilesPage({ token, secret, code, from, works }: FilesProps) {
  return (
    <>
      <h2 class="heading">Works for this device</h2>
      {from === undefined && code !== null ? <Code code={code} /> : null}
      {from === undefined ? null : (
        <>
          <p>
            From {from}. Fetch them within {FETCH_HOURS} hours.
            {code === null ? null : ` More can be sent with the same code: ${codeShown(code)}.`}
          </p>
          {works.length === 0 ? <p>There is nothing here that can be fetched any more.</p> : null}
          <ul class="plain device-files">
            {works.map(({ work, files }) => (
              <li>
                <strong lang={work.language} dir="auto">
                  {work.title}
                </strong>{' '}
                by <Byline creators={work.creators} />
                <br />
                {files.map(({ word, name }) => (
                  <>
                    <a class="button" href={urls.deviceFile(secret, work.id, name)}>
                      {word}
                    </a>{' '}
                  </>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="actions">
        <a class="button" href={urls.deviceFiles(secret)}>
          Look again
        </a>
      </p>
      <form class="page" method="post" action={urls.deviceFiles(secret)}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit">Done: forget this device</button>
        </p>
      </form>
    </>
  )
}

function Code({ code }: { readonly code: string }) {
  return (
    <>
      <p>Type this where you are logged in:</p>
      <p class="device-code">
        <strong>{codeShown(code)}</strong>
      </p>
      <p>
        Open a work there and choose “Send to e-reader”; or, for a whole list, “E-readers” in your account. This page
        looks by itself, three times a minute. The code is good for {CODE_MINUTES} minutes.
      </p>
    </>
  )
}
