export {
  type DeadJob,
  deadJobs,
  discardJob,
  enqueue,
  isPlanned,
  type QueueState,
  queueLength,
  queueState,
  sendRoundAgain,
} from './store.ts'
export { type JobHandlers, startWorker, type Worker, workOff } from './worker.ts'
