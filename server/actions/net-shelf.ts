import type { Net } from '../engines/net/net.ts';

/** A net in memory that one user at a time may have. */
export interface ShelvedNet<Mark> {
  readonly key: string;
  readonly net: Net;
  /** What was done on top of what was loaded; whoever changes the net changes it too. */
  mark: Mark;
}

interface Place<Mark> {
  readonly key: string;
  readonly loading: Promise<ShelvedNet<Mark>>;
  held: ShelvedNet<Mark> | null;
  users: number;
  usedAt: number;
  turn: Promise<unknown>;
}

export interface ShelfOptions<Mark> {
  /** Most units of all nets together, about 1.2 kB each; one net is always kept. */
  readonly units: number;
  readonly blank: Mark;
}

/** The number of units by which a shelf counts a net that it has not loaded yet. */
const unknownSize = 0;

/**
 * Nets by keys, few of them, the least used given up first. A net is lent to one user at a time; who comes while
 * it is out waits, or gets another copy where there is room for one.
 */
export class NetShelf<Mark> {
  readonly #options: ShelfOptions<Mark>;
  readonly #places = new Set<Place<Mark>>();
  #clock = 0;

  constructor(options: ShelfOptions<Mark>) {
    this.#options = options;
  }

  /**
   * Lends a net, loaded where none is there; `likes` says which mark suits best. A net whose user throws `SpoiledNet` is thrown
   * away, because nobody knows what it is like.
   */
  async lend<T>(
    key: string,
    load: () => Promise<Net>,
    likes: (mark: Mark) => boolean,
    work: (net: ShelvedNet<Mark>) => Promise<T>,
  ): Promise<T> {
    const place = this.#choose(key, likes) ?? this.#add(key, load);
    this.#clock += 1;
    place.usedAt = this.#clock;
    place.users += 1;
    const turn = place.turn.then(async () => {
      const held = await place.loading;
      try {
        return await work(held);
      } catch (error) {
        if (error instanceof SpoiledNet) this.#places.delete(place);
        throw error instanceof SpoiledNet ? error.cause : error;
      }
    });
    place.turn = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      place.users -= 1;
      this.#tidy();
    }
  }

  /** The place that suits best; null where there is room for another one. */
  #choose(key: string, likes: (mark: Mark) => boolean): Place<Mark> | null {
    const own = [...this.#places].filter((place) => place.key === key);
    const liked = own.find(({ held }) => held !== null && likes(held.mark));
    if (liked !== undefined) return liked;
    const idle = own.filter(({ users }) => users === 0).sort((a, b) => a.usedAt - b.usedAt)[0];
    const size = own[0]?.held?.net.unitCount ?? unknownSize;
    const hasRoom = own.length === 0 || (size > 0 && this.#size() + size <= this.#options.units);
    if (hasRoom) return null;
    return idle ?? [...own].sort((a, b) => a.users - b.users)[0] ?? null;
  }

  #add(key: string, load: () => Promise<Net>): Place<Mark> {
    const loading = load().then((net): ShelvedNet<Mark> => ({ key, net, mark: this.#options.blank }));
    const place: Place<Mark> = { key, loading, held: null, users: 0, usedAt: 0, turn: Promise.resolve() };
    this.#places.add(place);
    loading.then(
      (held) => {
        place.held = held;
      },
      () => this.#places.delete(place),
    );
    return place;
  }

  #size(): number {
    return [...this.#places].reduce((sum, { held }) => sum + (held?.net.unitCount ?? unknownSize), 0);
  }

  #tidy(): void {
    const idle = [...this.#places].filter(({ users }) => users === 0).sort((a, b) => a.usedAt - b.usedAt);
    for (const place of idle) {
      if (this.#size() <= this.#options.units || this.#places.size === 1) return;
      this.#places.delete(place);
    }
  }
}

/** Thrown by who leaves a net in a state that they cannot tell; carries what happened. */
export class SpoiledNet extends Error {}
