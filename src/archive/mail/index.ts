export { type Letter, letter } from './rules.ts'
export { type Post, openPost } from './post.ts'
