/** The language server that VS Code, Zed, Neovim and others use for ESLint, driven as an editor drives it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';
import type { ApplyWorkspaceEditParams, CodeAction, Diagnostic, DocumentDiagnosticReport, WorkspaceEdit } from 'vscode-languageserver-protocol';

export interface Editor {
  /** Opens a file with a text that the disk need not hold. */
  open(file: string, text: string): Promise<void>;
  /** Replaces a buffer's text. */
  edit(file: string, text: string): Promise<void>;
  close(file: string): Promise<void>;
  /** What the editor would underline in a file that is open. */
  diagnostics(file: string): Promise<readonly Diagnostic[]>;
  /** What the light bulb offers for a diagnostic. */
  actions(file: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]>;
  /** Chooses an action; the edit that the server asks for. */
  choose(action: CodeAction): Promise<WorkspaceEdit | undefined>;
  /** What the server complained of: states that are not `ok`, missing libraries, errors of its log. */
  readonly complaints: readonly string[];
  quit(): Promise<void>;
}

/** `settings` win over those that VS Code's extension has by default. */
export async function startEditor(folder: string, settings: object = {}): Promise<Editor> {
  const uriOf = (file: string): string => pathToFileURL(join(folder, file)).href;
  const server = spawn(process.execPath, [serverPath(), '--stdio'], { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder }, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const complaints: string[] = [];
  const versions = new Map<string, number>();
  let applied: WorkspaceEdit | undefined;

  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => ({ ...DEFAULTS, workspaceFolder: { name: 'case', uri: pathToFileURL(folder).href }, ...settings })));
  connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
    applied = edit;
    return { applied: true };
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  for (const method of ['eslint/openDoc', 'eslint/probeFailed', 'eslint/noLibrary', 'eslint/noConfig']) {
    connection.onRequest(method, (params: unknown) => {
      complaints.push(`${method} ${JSON.stringify(params)}`);
      return {};
    });
  }
  connection.onNotification('eslint/status', ({ state }: { state: number }) => {
    if (state !== 1) complaints.push(`eslint/status ${String(state)}`);
  });
  connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    if (type === 1) complaints.push(message);
  });
  connection.listen();

  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ name: 'case', uri: pathToFileURL(folder).href }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
      textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
    },
  });
  await connection.sendNotification('initialized', {});

  return {
    complaints,
    async open(file, text) {
      versions.set(file, 1);
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(file), languageId: /\.tsx?$/.test(file) ? 'typescript' : 'javascript', version: 1, text } });
    },
    async edit(file, text) {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri: uriOf(file), version }, contentChanges: [{ text }] });
    },
    async close(file) {
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
    },
    async diagnostics(file) {
      const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: uriOf(file) } });
      return report.kind === 'full' ? report.items : [];
    },
    async actions(file, diagnostic) {
      return (await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', { textDocument: { uri: uriOf(file) }, range: diagnostic.range, context: { diagnostics: [diagnostic] } })) ?? [];
    },
    async choose({ command }) {
      applied = undefined;
      await connection.sendRequest('workspace/executeCommand', { command: command?.command, arguments: command?.arguments });
      return applied;
    },
    async quit() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}

const DEFAULTS = {
  validate: 'on',
  run: 'onType',
  packageManager: 'npm',
  useESLintClass: true,
  experimental: {},
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  nodePath: null,
};

function serverPath(): string {
  return fileURLToPath(import.meta.resolve('vscode-langservers-extracted/bin/vscode-eslint-language-server'));
}
