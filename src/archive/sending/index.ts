export { sendingPart } from './account-part.ts'
export { offerSending } from './around.tsx'
export { SEND_BOOK, sendBook } from './delivering.ts'
export { sendingRoutes } from './routes.tsx'
