interface HeardEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

/** Who listens to a stream of server-sent events, as a browser does, and remembers where he was. */
export class EventListener {
  readonly heard: HeardEvent[] = [];
  /** Of the last event or sign of life. */
  lastEventId = '';
  heartbeats = 0;
  hasEnded = false;
  private readonly leaving = new AbortController();

  private constructor(readonly status: number) {}

  static async at(url: string, headers: Record<string, string>, lastEventId?: string): Promise<EventListener> {
    const asked = { ...headers, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const leaving = new AbortController();
    const answer = await fetch(`${url}/api/subscriptions/stream`, { headers: asked, signal: leaving.signal });
    const listener = new EventListener(answer.status);
    listener.leaving.signal.addEventListener('abort', () => {
      leaving.abort();
    });
    if (answer.ok && answer.body) void listener.listen(answer.body);
    return listener;
  }

  /** As somebody does whose connection breaks. */
  leave(): void {
    this.leaving.abort();
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch {
      // The connection broke; what counts is what was heard until then.
    }
    this.hasEnded = true;
  }

  private take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    this.lastEventId = field('id') ?? this.lastEventId;
    if (block.startsWith(': heartbeat')) this.heartbeats += 1;
    const data = field('data');
    if (data !== undefined)
      this.heard.push({
        id: this.lastEventId,
        type: field('event') ?? '',
        payload: JSON.parse(data) as object as Record<string, unknown>,
      });
  }
}
