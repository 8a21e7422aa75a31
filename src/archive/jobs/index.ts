export {
  type DeadJob,
  deadJobs,
  discardJob,
  enqueue,
  type QueueState,
  queueLength,
  queueState,
  sendRoundAgain,
} from './store.ts'
export { type JobHandlers, startWorker, type Worker, workOff } from './worker.ts'
