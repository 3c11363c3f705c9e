import { Histogram, type Registry } from 'prom-client';

/** Counts and times one finished request of a route, in seconds. */
export type ObserveRequest = (statusCode: number, seconds: number) => void;

const statusClasses = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/** Request durations by route, method and class of status; the labels of a route are looked up once, not per request. */
export class HttpMetrics {
  private readonly durations: Histogram<'method' | 'route' | 'status'>;

  constructor(registry: Registry) {
    this.durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'From the first byte of a request to the last of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });
  }

  /** @param route the pattern (`/api/cases/:caseNumber`), never the address that was asked for */
  forRoute(method: string, route: string): ObserveRequest {
    const byClass = statusClasses.map((status) => this.durations.labels({ method, route, status }));
    return (statusCode, seconds) => byClass[Math.floor(statusCode / 100) - 1]?.observe(seconds);
  }
}
