import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws by chance, the same ones again for the same seed. */
export class Dice {
  private readonly source: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.source = xoroshiro128plus(seed);
  }

  /** From 0 to below 1. */
  share(): number {
    return uniformFloat64(this.source);
  }

  /** Both ends are possible. */
  between(from: number, to: number): number {
    return uniformInt(this.source, from, to);
  }

  /** True in so many of 1. */
  happens(chance: number): boolean {
    return this.share() < chance;
  }

  /** One of them, each as likely as the others. */
  oneOf<T>(options: readonly T[]): T {
    return options[this.between(0, options.length - 1)]!;
  }

  /** Waiting times: half are below the median, and a few are many times as long (log-normal). */
  wait(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share());
    return median * Math.exp(spread * normal);
  }
}

/** Options of which each is drawn as often as its weight says. */
export class Urn<T> {
  private readonly ends: readonly number[];
  private readonly options: readonly T[];

  constructor(weighted: readonly (readonly [option: T, weight: number])[]) {
    let end = 0;
    this.options = weighted.map(([option]) => option);
    this.ends = weighted.map(([, weight]) => (end += weight));
  }

  draw(dice: Dice): T {
    const place = dice.share() * (this.ends.at(-1) ?? 0);
    let [low, high] = [0, this.ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle]! > place) high = middle;
      else low = middle + 1;
    }
    return this.options[low]!;
  }
}
