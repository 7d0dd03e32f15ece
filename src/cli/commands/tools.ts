import { ShardcastError } from '../../core/errors.js';
import { type ResolvedTool, type ResolveOptions, resolveTool } from '../tools/resolve.js';
import { TOOLS, toolNamed } from '../tools/table.js';

export interface ToolsInstallArgs {
  /** Names from the tool table. Default: opa, the only one that the embedded default needs. */
  names?: readonly string[];
  /** Print one JSON object per tool instead of a line. Default false. */
  json?: boolean;
  /** Takes results, line by line. Default standard output. */
  print?: (line: string) => void;
}

export interface InstalledTool extends ResolvedTool {
  name: string;
}

/**
 * `shardcast tools install [name…]`: finds or installs each tool and says where it is.
 * @throws ShardcastError as `resolveTool`; the tools before the failed one stay installed.
 */
export async function runToolsInstall(
  args: ToolsInstallArgs = {},
  options: Omit<ResolveOptions, 'install'> = {},
): Promise<InstalledTool[]> {
  const { names = ['opa'], json = false, print = (line) => process.stdout.write(`${line}\n`) } = args;
  if (names.length === 0) throw new ShardcastError('INVALID_ARGUMENT', 'no tool is named');
  for (const name of names) toolNamed(name, options.tools ?? TOOLS);
  // Progress and reasons are for people and go to standard error; standard output is the contract.
  const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
  const installed: InstalledTool[] = [];
  for (const name of names) {
    const tool = { name, ...(await resolveTool(name, { ...options, log, install: true })) };
    installed.push(tool);
    print(json ? JSON.stringify(tool) : `${name} ${tool.version} (${tool.from}): ${tool.path}`);
  }
  return installed;
}
