import type { Logger } from '../core/log.js';
import { AuditFile } from '../relay/audit/audit-file.js';
import { AuditLog } from '../relay/audit/audit-log.js';

/** The audit log of this process; it is opened anew at SIGHUP, when its file was renamed. */
export interface ProcessAudit extends AsyncDisposable {
  readonly log: AuditLog;
}

/** undefined: none is asked for. Throws INVALID_ARGUMENT for a file that cannot be written. */
export async function openAudit(path: string | undefined, logger: Logger): Promise<ProcessAudit | undefined> {
  if (path === undefined) return undefined;
  const file = await AuditFile.open(path, logger);
  const log = new AuditLog(file);
  const onHangUp = () => file.reopen();
  process.on('SIGHUP', onHangUp);
  await log.start();
  return {
    log,
    async [Symbol.asyncDispose]() {
      await log.stop();
      process.off('SIGHUP', onHangUp);
    },
  };
}
