import { CommanderError } from 'commander';
import { DecodeError, EncodeError, LimitError, MtrudeError, UsageError } from '../runtime/index.js';

/** How a call ended that did not do what it was asked to. */
export interface Failure {
  /** 1: the input or the peer is at fault. 2: the call is. */
  readonly status: 1 | 2;
  /** Code, place, what was expected, rule: on one line. */
  readonly line: string;
  /** The same for programs. */
  readonly report: {
    readonly error: {
      readonly code: string;
      readonly message: string;
      readonly offset?: number;
      readonly path?: string;
      readonly rule?: string;
    };
  };
}

/** The input is not what the command reads: the caller's mistake in the library, the input's on the command line. */
export class InputError extends MtrudeError {
  override readonly name = 'InputError';
}

/** What to tell of an error. One that is none of the known ones is a mistake of ours, and thrown again. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) return failure(2, callCode(error), callMessage(error));
  if (error instanceof UsageError) return failure(2, error.code, error.message);
  if (error instanceof MtrudeError) return failure(1, error.code, error.message, placeOf(error));
  if (isSystemError(error)) {
    return failure(peerCodes.has(error.code) ? 1 : 2, error.code, error.message.replace(`${error.code}: `, ''));
  }
  throw error;
}

function failure(status: Failure['status'], code: string, message: string, place: object = {}): Failure {
  const flat = message.replaceAll(/\s*\n\s*/g, ' ');
  return { status, line: `mtrude: ${code}: ${flat}`, report: { error: { code, message: flat, ...place } } };
}

function placeOf(error: MtrudeError): object {
  if (!(error instanceof DecodeError || error instanceof EncodeError || error instanceof LimitError)) {
    return 'rule' in error ? { rule: error.rule } : {};
  }
  const { offset, path, rule } = error;
  return { offset, path, rule };
}

/** The parser of the command line names its errors `commander.unknownOption`. */
const callCode = ({ code }: CommanderError): string =>
  code === 'commander.help'
    ? 'missing-command'
    : code.replace('commander.', '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const callMessage = ({ code, message }: CommanderError): string =>
  code === 'commander.help' ? 'No command is given; mtrude --help lists them' : message.replace(/^error: /, '');

/** What the network or the peer brings about; all other errors of the system come from what the call names. */
const peerCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

const isSystemError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code);
