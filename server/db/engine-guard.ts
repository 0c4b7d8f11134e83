import type { Extension } from '@electric-sql/pglite';

/** What the guard needs of the compiled engine; none of it is in the package's own types. */
interface EngineModule {
  HEAPU32: Uint32Array;
  UTF8ToString(address: number): string;
  stringToUTF8OnStack(text: string): number;
  _errstart(level: number, domain: number): number;
  _errmsg_internal(text: number): number;
  _errfinish(file: number, line: number, routine: number): void;
  _pgl_getPGliteExitStatus(): number;
  _PostgresMainLoopOnce(): void;
}

interface EngineExports {
  emscripten_stack_get_current(): number;
  _emscripten_stack_restore(stackPointer: number): void;
}

interface FunctionTable {
  get(index: number): unknown;
}

interface Imports {
  env: { __indirect_function_table: FunctionTable } & Record<string, unknown>;
}

type Instantiated = (instance: { exports: unknown }, module: unknown) => void;

interface StartOptions {
  instantiateWasm: (imports: Imports, done: Instantiated) => unknown;
}

/** `ERROR` in PostgreSQL's elog.h. */
const errorLevel = 21;
/** Exit status by which the engine says that it left its loop because of an ordinary SQL error. */
const ordinaryErrorStatus = 100;

const messageOfException = (
  engine: EngineModule,
  table: FunctionTable,
  address: number,
  type: number,
): string => {
  const words = engine.HEAPU32;
  const word = (at: number): number => words[at >> 2] ?? 0;
  try {
    // std::exception::what() is the third entry of the object's virtual table.
    const what = table.get(word(word(address) + 8)) as (self: number) => number;
    return engine.UTF8ToString(what(address));
  } catch {
    return engine.UTF8ToString(word(type + 4));
  }
};

const raiseSqlError = (engine: EngineModule, message: string): void => {
  engine._errstart(errorLevel, 0);
  engine._errmsg_internal(engine.stringToUTF8OnStack(message.replaceAll('%', '%%')));
  engine._errfinish(0, 0, 0);
};

/** Remedies that a test may switch off to see what they are good for. */
export interface GuardSwitches {
  /** A C++ exception becomes an SQL error where it is thrown. */
  exceptionHook: boolean;
  /** The C stack is given back after each error. */
  stackRestore: boolean;
  /** What leaves the main loop and is no SQL error ends the engine. */
  escapeIsFatal: boolean;
}

/**
 * An extension that makes errors of the embedded engine what they are in PostgreSQL. PostGIS is compiled without
 * C++ catch clauses, so an exception of GEOS unwinds past PostgreSQL unseen and its statement is lost: here it
 * becomes an SQL error where it is thrown. The C stack, which the engine leaks on every error, is given back.
 * Anything else that leaves the main loop means an unknown state and is handed to `onFatal`.
 */
export const engineGuard = (switches: GuardSwitches, onFatal: (reason: unknown) => void): Extension => ({
  name: 'guard',
  setup: async (database, startOptions: StartOptions) => {
    const engineOf = (): EngineModule => (database as unknown as { Module: EngineModule }).Module;
    const instantiate = startOptions.instantiateWasm;
    let exports: EngineExports | undefined;
    startOptions.instantiateWasm = (imports, done) => {
      if (switches.exceptionHook) {
        const throwSqlError = (address: number, type: number): void => {
          const engine = engineOf();
          raiseSqlError(
            engine,
            messageOfException(engine, imports.env.__indirect_function_table, address, type),
          );
        };
        imports.env.__cxa_throw = Object.assign(throwSqlError, { sig: 'vppp' });
      }
      return instantiate(imports, (instance, module) => {
        exports = instance.exports as EngineExports;
        done(instance, module);
      });
    };
    const init = async (): Promise<void> => {
      const engine = engineOf();
      const runOnce = engine._PostgresMainLoopOnce;
      engine._PostgresMainLoopOnce = () => {
        const stackPointer = exports?.emscripten_stack_get_current() ?? 0;
        try {
          runOnce();
        } catch (error) {
          if (switches.stackRestore) exports?._emscripten_stack_restore(stackPointer);
          if (switches.escapeIsFatal && engine._pgl_getPGliteExitStatus() !== ordinaryErrorStatus)
            onFatal(error);
          throw error;
        }
      };
    };
    return { emscriptenOpts: startOptions, init };
  },
});
