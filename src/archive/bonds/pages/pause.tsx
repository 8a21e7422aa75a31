import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'

type PauseProps = { readonly paused: boolean; readonly token: string; readonly back: string }

/** On every page of a member who has a bond: one press, and nothing passes any more. */
export function PauseForm({ paused, token, back }: PauseProps) {
  return (
    <form class="bonds-pause" method="post" action={urls.pauseBonds()} data-enhance="bonds-pause">
      <FormToken token={token} />
      <input type="hidden" name="return_to" value={back} />
      <button type="submit" name="paused" value={paused ? '0' : '1'} aria-pressed={paused ? 'true' : 'false'}>
        {paused ? 'Bonds paused' : 'Pause bonds'}
      </button>
    </form>
  )
}
