import type { Child } from 'hono/jsx'
import { FormToken } from '../../platform/ui/fields.tsx'
import { formToken } from '../frame/index.ts'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import type { C } from './find.ts'
import type { Collection } from './kinds.ts'
import { followedAs } from './store/people.ts'

/** The form that follows a collection, or stops; nothing for guests. It sends what following's own forms send. */
export async function followOf(house: House, c: C, { id, name }: Collection): Promise<Child> {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return null
  const known = await followedAs(house.db, viewer.id, id)
  const action = known === undefined ? urls.subscriptions(viewer.login) : urls.subscription(viewer.login, known)
  return (
    <form class="subscribe" method="post" action={action}>
      <FormToken token={formToken(house, c)} />
      <input type="hidden" name="return_to" value={urls.collection(name)} />
      <input type="hidden" name="subscription[subscribable_id]" value={id} />
      <input type="hidden" name="subscription[subscribable_type]" value="Collection" />
      {known === undefined ? null : <input type="hidden" name="_method" value="delete" />}
      <input type="submit" class="quiet" value={known === undefined ? 'Subscribe' : 'Unsubscribe'} />
    </form>
  )
}
