import { refusal } from '../answers.ts'
import type { MockApp } from '../env.ts'

/** Answers every other method with 405. Call it after the path's own handlers are added. */
export function allowOnly(app: MockApp, path: string, methods: string) {
  app.all(path, () => refusal(405, 'METHOD_NOT_ALLOWED', `Only ${methods} work here.`, { Allow: methods }))
}
