export { openPost, type Post } from './post.ts'
export { type Letter, letter } from './rules.ts'
