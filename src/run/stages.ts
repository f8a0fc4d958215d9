/** Time per stage of a run, and word of each for whoever is waiting. */

export interface Stages {
  /** Ends the stage before and starts one. */
  begin(name: string, progress: string): void;
  /** Ends the last stage; milliseconds in all and by stage, in the order in which they began. */
  end(): { readonly ms: number; readonly stages: Readonly<Record<string, number>> };
  /** The clock that was given, else one that stands still. */
  readonly clock: () => number;
}

export function startStages({ clock = () => 0, onProgress }: { readonly clock?: () => number; readonly onProgress?: (text: string) => void }): Stages {
  const started = clock();
  const ms: Record<string, number> = {};
  let current: { readonly name: string; readonly since: number } | undefined;

  function finish(): void {
    if (current !== undefined) ms[current.name] = clock() - current.since;
  }

  return {
    clock,
    begin(name, progress) {
      finish();
      onProgress?.(progress);
      current = { name, since: clock() };
    },
    end() {
      finish();
      return { ms: clock() - started, stages: ms };
    },
  };
}
