import type { ProfileKitEvent } from 'profile-kit/api'

interface Span {
  setStatus: (status: { code: number }) => unknown
  end: (time: number) => void
}

/** The part of OpenTelemetry that is used: pass `trace.getTracer('your-app')`. */
interface Tracer {
  startSpan: (
    name: string,
    options: { kind: number; startTime: number; attributes: Record<string, string | number> },
  ) => Span
}

const CLIENT = 2 // SpanKind.CLIENT
const ERROR = 2 // SpanStatusCode.ERROR

/** A span per request, and one without length per call that failed for good. User ids are not in them. */
export function traceEvents(tracer: Tracer) {
  const sent = new Map<number, Extract<ProfileKitEvent, { type: 'request' }>>()

  function record(name: string, start: number, end: number, attributes: Record<string, string | number>) {
    const span = tracer.startSpan(name, { kind: CLIENT, startTime: start, attributes })
    const { 'http.response.status_code': status = 0, 'error.type': failure } = attributes
    if (failure !== undefined || Number(status) >= 400) span.setStatus({ code: ERROR })
    span.end(end)
  }

  return (event: ProfileKitEvent) => {
    if (event.type === 'request') sent.set(event.id, event)
    if (event.type === 'response' || event.type === 'failure') {
      const request = sent.get(event.id)
      sent.delete(event.id)
      if (!request) return
      record(`${request.method} ${request.route}`, request.at, event.at, {
        'http.request.method': request.method,
        'http.request.resend_count': request.attempt - 1,
        'url.template': request.route,
        ...(event.type === 'failure' && { 'error.type': event.code }),
        ...(event.type === 'response' && { 'http.response.status_code': event.status ?? 200 }),
      })
    }
    if (event.type === 'refusal')
      record('profile-kit refusal', event.at, event.at, { 'error.type': event.code })
  }
}
