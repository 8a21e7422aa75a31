export { noticesPart } from './account-part.ts'
export { type Notice, sendNotice } from './letter.ts'
export { unsubscribeRoutes } from './routes.tsx'
export { type Recipient, recipientsOf, refusedMails, setMail } from './store.ts'
