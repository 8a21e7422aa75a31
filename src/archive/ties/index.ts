export { tiesAround } from './around.tsx'
export { tiesRoutes } from './routes.ts'
export { type Gift, giftsOf, giftsTo, give } from './store/gifts.ts'
export { choicesOf, findNamed, type Named } from './store/people.ts'
