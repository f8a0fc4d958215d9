/** Dependency injection: what a token stands for, in whichever container it was registered. */
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Cls, Fn, Site, Value } from '#model/value.ts';
import { providerRecords, type ProviderRecord } from './provider-records.ts';
import { uniqueBy } from './unique-by.ts';
import { identityOf } from './value-identity.ts';

/** What names a provider: a string, a symbol (the value that `Symbol()` made), a class, something of a package, or a function that returns one of these. */
export type ProviderToken = string | Value;

export interface Providers {
  /** What may be injected for a token: one value for each registration, in order of file and place; empty if nobody registers it. */
  valuesFor(token: ProviderToken): readonly Value[];
  /** A container fills the parameters of this class's constructor, or of this function, by their names (a destructured first parameter counts). */
  takesByName(target: Cls | Fn): boolean;
  /** Registrations are being read: answers given now are those of an earlier reading, or none. */
  isReading(): boolean;
}

/** Reads nothing until the first question; asked while it reads, it knows what `before` knew. */
export function collectProviders(program: Program, meanings: Meanings, before?: Providers): Providers {
  const answers = new Map<string, readonly Value[]>();
  const asked = new Set<string>();
  let reading = false;
  let index: Index | undefined;

  function read(): Index | undefined {
    if (index !== undefined || reading) return index;
    reading = true;
    try {
      index = indexOf(program, providerRecords(program, meanings));
    } finally {
      reading = false;
    }
    return index;
  }

  function valuesFor(token: ProviderToken): readonly Value[] {
    const value: Value = typeof token === 'string' ? { kind: 'literal', value: token } : token;
    const delayed = delayedTokens(value);
    if (delayed !== undefined) return delayed.flatMap(valuesFor);

    const key = identityOf(program, value);
    if (key === undefined) return [];
    const answer = answers.get(key);
    if (answer !== undefined) return answer;
    if (reading) return before?.valuesFor(value) ?? [];
    const records = read()?.byToken.get(key);
    // A factory may ask for its own token while it is evaluated.
    if (records === undefined || asked.has(key)) return [];

    asked.add(key);
    try {
      const values = unique(records.flatMap(provided));
      answers.set(key, values);
      return values;
    } finally {
      asked.delete(key);
    }
  }

  function provided(record: ProviderRecord): readonly Value[] {
    switch (record.as) {
      case 'class':
        return record.values.flatMap(instanceOf);
      case 'value':
        return record.values;
      case 'factory':
        return record.values.flatMap((factory) => program.resultOf(factory)).flatMap((value) => (value.kind === 'promise' ? value.of : [value]));
      case 'existing':
        return record.values.flatMap((other) => {
          const values = valuesFor(other);
          return values.length > 0 ? values : instanceOf(other);
        });
    }
  }

  /** `forwardRef(() => T)` and `() => T` are T. */
  function delayedTokens(value: Value): readonly Value[] | undefined {
    if (value.kind === 'function') return program.resultOf(value).filter((result) => result.kind !== 'function');
    if (value.kind !== 'external' || value.site === undefined) return undefined;
    const row = meanings.at(value.path).find((candidate) => candidate.means === 'lazyToken');
    return row === undefined ? undefined : argumentOf(value.site, row.token).flatMap((callback) => program.resultOf(callback));
  }

  function argumentOf(site: Site, position: number): readonly Value[] {
    const fact = program.expression(site.file, site.expression);
    const argument = fact.kind === 'call' ? fact.args[position] : undefined;
    return argument === undefined ? [] : program.valuesOf(site.file, argument);
  }

  function unique(values: readonly Value[]): readonly Value[] {
    const keyOf = (value: Value) => (value.kind === 'instance' ? `instance ${value.cls.file.path} ${value.cls.id}` : identityOf(program, value));
    return uniqueBy(values, keyOf).filter((value) => value.kind !== 'unknown');
  }

  return { valuesFor, takesByName: (target) => (reading ? before?.takesByName(target) : read()?.byName.has(target)) === true, isReading: () => reading };
}

interface Index {
  readonly byToken: ReadonlyMap<string, readonly ProviderRecord[]>;
  readonly byName: ReadonlySet<Cls | Fn>;
}

function indexOf(program: Program, records: readonly ProviderRecord[]): Index {
  const byToken = new Map<string, ProviderRecord[]>();
  const byName = new Set<Cls | Fn>();
  for (const record of records) {
    for (const token of record.tokens) {
      const key = identityOf(program, token);
      if (key !== undefined) byToken.set(key, [...(byToken.get(key) ?? []), record]);
    }
    if (!record.byName) continue;
    for (const value of record.values) {
      if (value.kind === 'class') byName.add(value.cls);
      if (value.kind === 'function') byName.add(value.fn);
    }
  }
  return { byToken, byName };
}

function instanceOf(value: Value): readonly Value[] {
  return value.kind === 'class' ? [{ kind: 'instance', cls: value.cls, typeArgs: [], closure: value.closure }] : [];
}
