import type { Condition } from './condition.ts'

type Kind = 'gauge' | 'counter'

/** @returns the figures as Prometheus reads them; what is not known now is left out
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function printMetrics(condition: Condition): string {
  const { queue, catalogue, disk, load } = condition
  return [
    metric('fanlight_up_seconds', 'gauge', 'Seconds since the process began.', condition.upSeconds),
    metric('fanlight_memory_bytes', 'gauge', 'Memory of the process.', condition.memoryBytes),
    metric('fanlight_requests_under_way', 'gauge', 'Requests being answered.', load.underWay),
    metric('fanlight_turned_away_total', 'counter', 'Requests for which there was no room.', load.turnedAway),
    answers(condition),
    metric('fanlight_jobs_waiting', 'gauge', 'Tasks that wait, planned ones among them.', queue?.waiting),
    metric('fanlight_jobs_due', 'gauge', 'Tasks that should have been done by now.', queue?.due),
    metric('fanlight_jobs_oldest_due_seconds', 'gauge', 'How long the oldest of them is due.', queue?.oldestDueSeconds),
    metric('fanlight_jobs_failed', 'gauge', 'Tasks that were given up.', queue?.failed),
    metric('fanlight_mails_waiting', 'gauge', 'Mails that have not left.', queue?.mails),
    metric('fanlight_database_bytes', 'gauge', 'Size of the database.', condition.databaseBytes),
    metric(
      'fanlight_catalogue_ready',
      'gauge',
      'Whether all works have been read.',
      catalogue && Number(catalogue.ready),
    ),
    metric('fanlight_catalogue_works', 'gauge', 'Works in the catalogue.', catalogue?.works),
    metric('fanlight_catalogue_bytes', 'gauge', 'Memory of the catalogue.', catalogue?.bytes),
    metric('fanlight_catalogue_behind', 'gauge', 'Changes that it has not come to yet.', condition.behind),
    metric('fanlight_disk_free_bytes', 'gauge', 'Free on the disk of the data folder.', disk?.free),
    metric('fanlight_disk_bytes', 'gauge', 'Size of that disk.', disk?.all),
  ].join('')
}

function metric(name: string, kind: Kind, help: string, value: number | undefined): string {
  return value === undefined ? '' : `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${name} ${value}\n`
}

function answers({ traffic }: Condition): string {
  const name = 'fanlight_answer_seconds'
  const all = Object.values(traffic.answers).reduce((sum, count) => sum + count, 0)
  const buckets = [...traffic.within, ['+Inf', all] as const]
  return [
    '# HELP fanlight_answers_total Answers by status.\n# TYPE fanlight_answers_total counter\n',
    ...Object.entries(traffic.answers).map(
      ([status, count]) => `fanlight_answers_total{status="${status}"} ${count}\n`,
    ),
    `# HELP ${name} How long answers took.\n# TYPE ${name} histogram\n`,
    ...buckets.map(([bound, count]) => `${name}_bucket{le="${bound}"} ${count}\n`),
    `${name}_sum ${traffic.seconds}\n${name}_count ${all}\n`,
  ].join('')
}
