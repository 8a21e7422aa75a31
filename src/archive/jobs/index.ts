export { type DeadJob, deadJobs, discardJob, enqueue, queueLength, sendRoundAgain } from './store.ts'
export { type JobHandlers, startWorker, type Worker, workOff } from './worker.ts'
