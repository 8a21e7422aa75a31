import { parentPort, workerData } from 'node:worker_threads'
import { type PrintOrder, printTags } from './printed.ts'

/** The program of the thread that prints tags while the first prints works. */
parentPort?.postMessage(await printTags(workerData as PrintOrder))
