const numbersAChunk = 2 ** 16;

/** Numbers by position in 4 bytes each; grows in chunks, so that nothing is ever copied. What was never put is 0. */
export class NumberShelf {
  private readonly chunks: (Int32Array | Float32Array)[] = [];
  private readonly newChunk: (length: number) => Int32Array | Float32Array;

  constructor(kind: 'whole' | 'real') {
    this.newChunk = (length) => (kind === 'whole' ? new Int32Array(length) : new Float32Array(length));
  }

  put(position: number, value: number): void {
    const chunk = Math.floor(position / numbersAChunk);
    while (chunk >= this.chunks.length) this.chunks.push(this.newChunk(numbersAChunk));
    const numbers = this.chunks[chunk];
    if (numbers) numbers[position % numbersAChunk] = value;
  }

  get(position: number): number {
    return this.chunks[Math.floor(position / numbersAChunk)]?.[position % numbersAChunk] ?? 0;
  }
}
