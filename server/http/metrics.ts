import { monitorEventLoopDelay } from 'node:perf_hooks';

const bucketBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Durations {
  readonly buckets: number[];
  sum: number;
  count: number;
}

/** Figures of this process in the Prometheus text format. */
export interface Metrics {
  countRequest(method: string, route: string, status: number, seconds: number): void;
  /** Adds to a gauge such as the number of open event streams. */
  addToGauge(name: string, change: number): void;
  render(): string;
}

export const createMetrics = (): Metrics => {
  const requests = new Map<string, number>();
  const durations = new Map<string, Durations>();
  const gauges = new Map<string, number>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    countRequest(method, route, status, seconds) {
      const labels = `method="${escapeLabel(method)}",route="${escapeLabel(route)}"`;
      const counted = `${labels},status="${status}"`;
      requests.set(counted, (requests.get(counted) ?? 0) + 1);
      const known = durations.get(labels) ?? { buckets: bucketBounds.map(() => 0), sum: 0, count: 0 };
      durations.set(labels, known);
      known.sum += seconds;
      known.count += 1;
      bucketBounds.forEach((bound, index) => {
        if (seconds <= bound) known.buckets[index] = (known.buckets[index] ?? 0) + 1;
      });
    },
    addToGauge(name, change) {
      gauges.set(name, (gauges.get(name) ?? 0) + change);
    },
    render() {
      const memory = process.memoryUsage();
      const delaySeconds = delay.count > 0 ? delay.percentile(99) / 1e9 : 0;
      const lines = [
        ...family(
          'http_requests_total',
          'counter',
          [...requests].map(([labels, count]) => [labels, count]),
        ),
        ...durationLines(durations),
        ...family('event_loop_delay_p99_seconds', 'gauge', [['', delaySeconds]]),
        ...family('process_resident_memory_bytes', 'gauge', [['', memory.rss]]),
        ...family('nodejs_heap_used_bytes', 'gauge', [['', memory.heapUsed]]),
        ...family('process_uptime_seconds', 'gauge', [['', process.uptime()]]),
        ...[...gauges].flatMap(([name, value]) => family(name, 'gauge', [['', value]])),
      ];
      delay.reset();
      return `${lines.join('\n')}\n`;
    },
  };
};

const family = (
  name: string,
  type: 'counter' | 'gauge',
  samples: readonly (readonly [labels: string, value: number])[],
): string[] => [
  `# TYPE ${name} ${type}`,
  ...samples.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}`),
];

const durationLines = (durations: ReadonlyMap<string, Durations>): string[] => {
  const name = 'http_request_duration_seconds';
  const lines = [`# TYPE ${name} histogram`];
  for (const [labels, { buckets, sum, count }] of durations) {
    bucketBounds.forEach((bound, index) => {
      lines.push(`${name}_bucket{${labels},le="${bound}"} ${buckets[index] ?? 0}`);
    });
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
    lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${count}`);
  }
  return lines;
};

const escapeLabel = (text: string): string =>
  text.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
