/** What a library's values mean: rows of data that map access paths to meanings. */

/**
 * An access path, from a package's export inwards, as text:
 *
 *     express            ()                     the package itself, called
 *     Router()           the result of calling the export `Router`
 *     PrismaClient#      an instance: of `new PrismaClient()`, or of anything declared with that type
 *     <client>.$extends()   from a named type of the same library (`<lib:type>` for another library's)
 *     <client>.*.findMany() `.*` is any one member
 *     <client>.$transaction(0:1)  parameter 1 of the callback passed as argument 0; `(*:0)` for any argument
 *     fetch()~           what the promise resolves to
 *     <rows>[]           an element
 *
 * `default` and `*` imports are the package itself, so `.default` is never written. Awaiting a value that is not a promise keeps it.
 * A package's subpath is part of its name: `drizzle-orm/pg-core`; a row of `drizzle-orm` does not apply there.
 */
export type Pattern = string;

export interface Library {
  /** Unique; also the namespace of its types. */
  readonly name: string;
  /** Package names, subpaths included; `globals` is the platform (`console`, `fetch`, `process`). A trailing `/*` covers every subpath. */
  readonly packages: readonly string[];
  /** Named kinds of value and the paths that lead to one. */
  readonly types?: Readonly<Record<string, readonly Pattern[]>>;
  /** What paths mean. */
  readonly rows?: readonly Row[];
  /** HTTP framework traits. */
  readonly http?: HttpTraits;
  /** How its declarations of tables are written. */
  readonly tables?: TableTraits;
}

export type Row = { readonly path: Pattern | readonly Pattern[]; readonly when?: Condition } & Meaning;

/** All that is given must hold for the call. */
export interface Condition {
  /** Number of arguments at least, at most. */
  readonly minArgs?: number;
  readonly maxArgs?: number;
  /** Option of an object argument, compared with a literal: `{ argument: 0, option: 'credentialsRequired', is: false }`. */
  readonly option?: { readonly argument: number; readonly option: string; readonly is: string | number | boolean };
  /** Argument is a function (or certainly not). */
  readonly callback?: { readonly argument: number; readonly given: boolean };
  /** Argument is one of these strings, or a list that holds one: the strategy in `authenticate('local')`. */
  readonly literal?: { readonly argument: number; readonly is: readonly string[] };
}

export interface HttpTraits {
  /** Positions of a handler's parameters. */
  readonly handler?: { readonly request: number; readonly response: number; readonly next: number; readonly errorHandlerParameters?: number };
  /** Does the framework catch a rejected handler? By major version range of the installed manifest where it differs. */
  readonly forwardsRejections: boolean | { readonly since: number };
  /** `*.get('/:id')` before `*.get('/me')` shadows it. */
  readonly firstMatchWins: boolean;
}

/** Names of the options that declarations of tables are made of. */
export interface TableTraits {
  /** Options of one column. An object without `type` is a document of columns if `nests` says so. */
  readonly column: {
    readonly type: string;
    /** Its name in the database. */
    readonly stored?: string;
    readonly nests?: boolean;
    readonly primary?: string;
    /** True, or the name that columns of one constraint share. */
    readonly unique?: string;
    readonly index?: string;
    /** The table that it refers to: a name, a class, or an object whose option `model` is one. */
    readonly refers?: string;
  };
  /** May a column be empty of which nothing is said? The option with that value says the opposite. */
  readonly optional: { readonly byDefault: boolean; readonly unless: { readonly option: string; readonly is: boolean } };
  /** Options of a whole table: its name in the database, and a list of indexes. */
  readonly table?: { readonly stored?: string; readonly indexes?: string };
  /** Options of an index: its columns, that it is unique, its name. */
  readonly index: { readonly columns?: string; readonly unique: string; readonly name?: string };
  /** Column that identifies a row where no other is said to; it is there without being declared. */
  readonly key?: { readonly name: string; readonly type: string };
  /** Types of columns that the database does not hold. */
  readonly unstored?: readonly string[];
}

export type Meaning =
  // ---- HTTP by calls
  /** A router or app to which routes are attached; on a path that makes one. `prefix` names an option that holds its path. */
  | { readonly means: 'router'; readonly prefix?: { readonly argument: number; readonly option: string } }
  /** Registers a route on the receiver. `method` is fixed, or read from the member's name. `handlers` is the index of the first handler; arrays count. */
  | { readonly means: 'route'; readonly method: 'member' | 'ALL' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; readonly pathArgument: number; readonly handlers: number }
  /** Runs middleware or a router for every request below a path; argument 0 may be that path. */
  | { readonly means: 'mount' }
  /** Starts a chain of routes for one path: `router.route('/x').get(h)`. */
  | { readonly means: 'chain'; readonly pathArgument: number }
  /** Hands the app to a library that attaches routes of its own: an option of an argument, or the argument itself. */
  | { readonly means: 'routesOn'; readonly argument: number; readonly option?: string }
  /** Attaches the five routes of a REST resource to that app; the option lists the collection's path and the element's. */
  | { readonly means: 'resource'; readonly argument: number; readonly paths: string }
  /** Runs a handler when a named path parameter is present: `router.param('id', h)`. */
  | { readonly means: 'param'; readonly handlers: number }
  // ---- HTTP by decorators
  /** A class of endpoints; `pathArgument` is an argument's index; `pathOption` and `versionOption` are options of argument 0 where that is an object. */
  | { readonly means: 'controller'; readonly pathArgument: number; readonly pathOption?: string; readonly versionOption?: string; readonly json?: boolean }
  | { readonly means: 'endpoint'; readonly method: string; readonly pathArgument: number }
  | { readonly means: 'version' }
  /** A decorator or call that puts guards, middleware, pipes, interceptors on what it decorates; all arguments from `from` on. */
  | { readonly means: 'attach'; readonly what: 'guard' | 'middleware' | 'pipe' | 'interceptor' | 'filter'; readonly from: number; readonly scope: 'target' | 'app' }
  /** Provider token that makes a class a guard (pipe, …) of the whole app. */
  | { readonly means: 'appToken'; readonly what: 'guard' | 'pipe' | 'interceptor' | 'filter' }
  /** A decorator made of the decorators passed to it. */
  | { readonly means: 'compose' }
  /**
   * A decorator (or decorator factory) that only stores metadata; `key` is an argument's index, all further arguments are the value.
   * With `callee` the decorator itself is the key, and all its arguments are the value: `const Roles = Reflector.createDecorator()`.
   */
  | { readonly means: 'metadata'; readonly key: number | 'callee' }
  /** Reads metadata in a guard: `reflector.getAllAndOverride(key, …)`. */
  | { readonly means: 'readMetadata'; readonly key: number }
  | { readonly means: 'module' }
  /** A class that a container can make; `token` is the argument, or `tokenOption` the option of an argument, that renames it. */
  | { readonly means: 'injectable'; readonly token?: number; readonly tokenOption?: string }
  /** Hands over a token that a function returns: `forwardRef(() => Service)`. */
  | { readonly means: 'lazyToken'; readonly token: number }
  /** Names the provider to inject: `@Inject(TOKEN)`; without an argument the declared type is the token. */
  | { readonly means: 'inject'; readonly token: number }
  /** Sets the prefix of every route of the app. */
  | { readonly means: 'globalPrefix' }
  | { readonly means: 'versioning' }
  /** Nest's middleware consumer. */
  | { readonly means: 'consumerApply' } | { readonly means: 'consumerForRoutes' } | { readonly means: 'consumerExclude' }
  /** Creates the server from controller classes; options hold `controllers`, `routePrefix`, `authorizationChecker`. Declared types are checked unless `validationOption` is false. */
  | { readonly means: 'controllerServer'; readonly options: number; readonly validationOption?: string }
  /**
   * A container registration: `container.register(TOKEN, { useClass })`. A token of `receiver` is argument 0 of the call that made the receiver (`bind(T).to(C)`).
   * As `provider` the value is a provider object or a list of them, as `self` it is the token itself,
   * as `described` what a `provider` call made, as `named` an object of such whose keys are the tokens.
   */
  | {
      readonly means: 'provide';
      readonly token: number | 'receiver';
      readonly value: number;
      readonly as: 'class' | 'value' | 'factory' | 'provider' | 'existing' | 'self' | 'named' | 'described';
    }
  /** Describes what a token stands for, inside a registration: `asClass(C)`. `byName`: its parameters are filled by their names. */
  | { readonly means: 'provider'; readonly value: number; readonly as: 'class' | 'value' | 'factory' | 'existing'; readonly byName?: boolean }
  /** Creates the server from a root module: `NestFactory.create(AppModule)`. */
  | { readonly means: 'moduleServer'; readonly module: number }
  /** Serves pages about the API at a path of the app: `SwaggerModule.setup('docs', app, document)`. They are meant to be read by anybody. */
  | { readonly means: 'documentation'; readonly pathArgument: number }
  /** Gives the controllers of modules a path: `RouterModule.register([{ path, module, children }])`. */
  | { readonly means: 'modulePaths'; readonly routes: number }
  /** A class of handlers that are not HTTP: a resolver, gateway, queue processor. The path names what all of them answer to. */
  | { readonly means: 'handlerClass'; readonly kind: HandlerKind; readonly pathArgument: number; readonly pathOption?: string }
  /** A method that answers something else than HTTP; without that argument it goes by its own name. `FIELD` runs once for each parent. */
  | { readonly means: 'handler'; readonly kind: HandlerKind; readonly method: string; readonly pathArgument: number; readonly pathOption?: string }
  /** Class decorator: the class is middleware for every route, `before` or `after` the handler as its option `typeOption` says. */
  | { readonly means: 'appMiddleware'; readonly typeOption: string }
  /** Demands a signed-in user if the server's options hold `checkerOption`; arguments from `roles` on are the roles demanded. */
  | { readonly means: 'authorized'; readonly roles: number; readonly checkerOption: string }
  /** Looks a provider up: `container.resolve(Token)`. */
  | { readonly means: 'resolve'; readonly token: number }
  /** Wraps a handler and runs it once for each request; `forwardsRejections` if it catches for it. */
  | { readonly means: 'wrapper'; readonly handler: number; readonly forwardsRejections: boolean }
  /** Importing the package makes the framework forward rejections. */
  | { readonly means: 'patchesRejections' }
  /** A parameter decorator that hands a part of the request to a handler. */
  /** `requires`: an option of argument 0 that makes the request fail without that part. */
  | { readonly means: 'requestPart'; readonly part: RequestPart; readonly requires?: string }
  /** A parameter decorator made of a function that takes the request's context: that function is argument `callback` of the call that made the decorator. */
  | { readonly means: 'customPart'; readonly callback: number }
  // ---- requests and responses
  /** A member read: part of a request. */
  | { readonly means: 'requestRead'; readonly part: RequestPart }
  /** Answers the request. `status` is fixed, read from an argument, or from an earlier `status()` in the chain. */
  | { readonly means: 'respond'; readonly status?: number | { readonly argument: number } }
  /** Sets the status of a response, to be sent later in the chain. */
  | { readonly means: 'status'; readonly status: { readonly argument: number } }
  | { readonly means: 'redirect' }
  /** An error class (or its constructor) that ends a request with a status. */
  | { readonly means: 'httpError'; readonly status: number | { readonly argument: number } }
  // ---- security
  /** A ready-made guard (middleware, guard class, decorator): what it demands, and whether it lets the anonymous pass. */
  /** `exempt`: an option that lists paths for which it lets everybody pass. */
  | { readonly means: 'guard'; readonly demands: 'authentication' | 'permission'; readonly optional?: boolean; readonly exempt?: { readonly argument: number; readonly option: string } }
  /** Checks a credential: throws, calls back with an error, or answers no. */
  | { readonly means: 'verifyCredential'; readonly kind: 'token' | 'password' | 'signature' | 'session' }
  /** Makes a credential: a login or issuing place. */
  | { readonly means: 'issueCredential' }
  | { readonly means: 'rateLimit' }
  /** Checks input. `by: 'declaredType'`: what the declarations on a parameter's class demand, and nothing if it has none. */
  | { readonly means: 'validate'; readonly by?: 'declaredType' }
  // ---- data
  | QueryMeaning
  /** Runs a callback in a transaction; the client that belongs to it is a parameter of the callback. */
  | { readonly means: 'transaction'; readonly callback: number; readonly client?: number }
  /** Opens a transaction by hand: the result (or the receiver) is what belongs to it until it is ended. */
  | { readonly means: 'beginTransaction' }
  | { readonly means: 'endTransaction'; readonly how: 'commit' | 'rollback' }
  /** Sends a list of operations at once: `$transaction([...])`. */
  | { readonly means: 'batch'; readonly operations: number }
  /** Loads through a batching cache: the cure of N+1. */
  | { readonly means: 'batchedLoad' }
  /**
   * Declares a table. A class decorator declares its class, and `name` is the argument with the database's name for it;
   * a call declares the class that it is a static method of, or, with `name`, what it names so. `columns`: the argument that holds them, as an object or as
   * something with the meaning `columns`; `options`: the argument with the options of the table (a decorator's are those that are objects).
   */
  | { readonly means: 'entity'; readonly name?: number; readonly columns?: number; readonly options?: number }
  /** Several tables at once: argument `list` holds objects whose options are the class or name, and the columns. */
  | { readonly means: 'entities'; readonly list: number; readonly name: string; readonly columns: string }
  /** Columns that are declared apart from a table: `new Schema({…})`; with `of`, those of the class that is that argument. `options` are those of the table. */
  | { readonly means: 'columns'; readonly columns?: number; readonly of?: number; readonly options?: number }
  /** A property decorator that makes a column: an argument that is an object has its options, any other is its type, unless `typed` says that it is not. */
  | { readonly means: 'column'; readonly primary?: boolean; readonly typed?: boolean }
  /** A property decorator that sets one option of the column: to argument 0, or to true. */
  | { readonly means: 'columnOption'; readonly option: string }
  /**
   * An index: a decorator of a property, or of a class with the columns in an argument (a list, or a function that returns one);
   * a call on columns declared apart, or on a table, with argument `columns`: an object whose keys they are.
   */
  | { readonly means: 'index'; readonly unique?: boolean; readonly columns?: number; readonly options?: number }
  /**
   * A reference to the table that argument `to` is, or that a function in its place returns. `by`: the property itself is the column; an argument that names the
   * column, or whose option does; or no column of its own. `joined`: only with a decorator that means `joinColumn`, and then at most one row refers to each.
   * `through`: the argument that is the table between the two, or whose option is; its key is made of theirs.
   */
  | {
      readonly means: 'relation';
      readonly to: number;
      readonly by: 'property' | 'none' | { readonly argument: number; readonly option: string };
      readonly joined?: boolean;
      readonly through?: { readonly argument: number; readonly option: string };
    }
  /** Says that this end of a relation holds the column; `option` is the one that names it. */
  | { readonly means: 'joinColumn'; readonly option: string }
  // ---- effects
  /** `timeout`: places of an option that bounds the wait, of this call or of the one that made its client (`argument` -1); a client that lists them waits for ever without. */
  | { readonly means: 'remoteCall'; readonly timeout?: readonly { readonly argument: number; readonly option: string }[] }
  | { readonly means: 'log'; readonly level: 'error' | 'warn' | 'info' | 'debug' }
  /** Builds the failure of a result type: `E.left(error)`; it says something only if it is returned. */
  | { readonly means: 'errorResult' }
  /** Tells an error tracker. */
  | { readonly means: 'reportError' }
  | { readonly means: 'publish' }
  | { readonly means: 'fileWrite' } | { readonly means: 'cleanup' }
  // ---- control flow
  /** Runs a callback once for each element of the receiver or of argument `over`. */
  | { readonly means: 'iterate'; readonly callback: number; readonly over: 'receiver' | number; readonly awaitsCallback: boolean; readonly returns?: 'promise' }
  /** Runs a callback once, now or later, and uses what it returns (or awaits it). */
  | { readonly means: 'runs'; readonly callback: number; readonly awaitsCallback: boolean }
  /** Keeps a callback for events, timers, schedules; nobody awaits what it returns. */
  | { readonly means: 'listen'; readonly callback: number }
  /** Returns a promise. `never`: one that does not reject in practice, or whose loss is harmless (`harmless`). */
  | { readonly means: 'promise'; readonly harmless?: boolean }
  /** Combines promises given as an array: `Promise.all`. `settles`: never rejects. */
  | { readonly means: 'combine'; readonly settles: boolean }
  /** Holds up the whole process until its work is done: `readFileSync`, `pbkdf2Sync`. */
  | { readonly means: 'blocks' }
  /** Certainly returns no promise. */
  | { readonly means: 'sync' }
  | { readonly means: 'exit' };

export type HandlerKind = 'graphql' | 'grpc' | 'websocket' | 'consumer' | 'job';

export type RequestPart = 'body' | 'query' | 'params' | 'headers' | 'cookies' | 'user' | 'session' | 'file' | 'ip' | 'request' | 'response' | 'next' | 'other';

export interface QueryMeaning {
  readonly means: 'query';
  readonly operation: 'read' | 'count' | 'create' | 'update' | 'upsert' | 'delete' | 'raw';
  /** Rows that a call may touch: one by key, or many. */
  readonly many: boolean;
  /**
   * Where the entity's name is: `receiverType`, the type argument of the receiver, else argument 0 of the call that made it (`getRepository(User)`);
   * `receiverMember`, the member before the last (`prisma.user.find…`); an argument, be it a class, a name or an instance;
   * `receiverClass`, the class that the static method is called on or the instance's class, else argument 0 of the call that made it (`model('User')`).
   */
  readonly entity: 'receiverType' | 'receiverMember' | 'receiverClass' | { readonly argument: number } | 'unknown';
  /**
   * `await` runs it, or a later link of its chain with a row that is not lazy; a builder that nobody runs does nothing.
   * The rows of one chain describe one query: the last operation that is not `read` counts, `many` unless a link says otherwise, and entity, filter and limit wherever they are given.
   */
  readonly lazy?: boolean;
  /** Argument that holds the filter: an object whose keys are columns, under `option` if that is given. */
  readonly filter?: { readonly argument: number; readonly option?: string };
  /** Argument and option that bound the number of rows; an empty option is the argument itself. */
  readonly limit?: { readonly argument: number; readonly option: string };
  /** Calls in one tick are sent together by the library itself. */
  readonly autoBatched?: boolean;
}

/** What the libraries say of a path. */
export interface Meanings {
  /** Rows whose pattern the path matches. A call is asked with its own `()` step at the end. */
  at(path: import('./value.ts').ApiPath): readonly (Row & { readonly library: string })[];
  /** Names of library types (`express:app`) that a value at the path has. */
  typesAt(path: import('./value.ts').ApiPath): readonly string[];
  readonly libraries: readonly Library[];
}

/** Declares a library; the identity, for its types. */
export function defineLibrary(library: Library): Library {
  return library;
}
