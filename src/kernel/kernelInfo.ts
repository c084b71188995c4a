import ts from 'typescript';
import { version } from '../version';
import { PROTOCOL } from './protocol/Connection';

/** The content of `kernel_info_reply`. */
export function kernelInfo(): object {
  return {
    status: 'ok',
    protocol_version: PROTOCOL,
    implementation: 'clusternet',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: ts.version,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
      pygments_lexer: 'typescript',
      nbconvert_exporter: 'script',
    },
    banner: `clusternet ${version}, TypeScript ${ts.version}, Node ${process.versions.node}`,
    help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
    supported_features: [],
  };
}
