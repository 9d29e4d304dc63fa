export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface LogOptions {
  /** The least important events that are logged. `info` by default. */
  readonly level?: LogLevel;
  /** One JSON object a line in place of text. */
  readonly json?: boolean;
  /** Takes each line, without its end. Standard error by default. */
  readonly write?: (line: string) => void;
}

/** One line an event: when, how important, what, and its fields. */
export class Log {
  private readonly least: number;
  private readonly json: boolean;
  private readonly write: (line: string) => void;

  constructor(
    private readonly options: LogOptions = {},
    private readonly common: LogFields = {},
  ) {
    this.least = logLevels.indexOf(options.level ?? 'info');
    this.json = options.json ?? false;
    this.write = options.write ?? ((line) => process.stderr.write(`${line}\n`));
  }

  /** The same log, for events that have these fields in common. */
  about(common: LogFields): Log {
    return new Log(this.options, { ...this.common, ...common });
  }

  debug(event: string, fields?: LogFields): void {
    this.line('debug', event, fields);
  }

  info(event: string, fields?: LogFields): void {
    this.line('info', event, fields);
  }

  warn(event: string, fields?: LogFields): void {
    this.line('warn', event, fields);
  }

  error(event: string, fields?: LogFields): void {
    this.line('error', event, fields);
  }

  private line(level: LogLevel, event: string, fields: LogFields = {}): void {
    if (logLevels.indexOf(level) < this.least) return;
    fields = { ...this.common, ...fields };
    const time = new Date().toISOString();
    this.write(this.json ? JSON.stringify({ time, level, event, ...fields }) : text(time, level, event, fields));
  }
}

function text(time: string, level: string, event: string, fields: LogFields): string {
  const words = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${word(value)}`],
  );
  return [time, level, event, ...words].join(' ');
}

/** What a peer has chosen stays one word on one line, whatever is in it. */
function word(value: string | number | boolean): string {
  const said = String(value);
  if (/^[\w!#$%&'()*+,./:;<>?@[\]^`{|}~-]+$/.test(said)) return said;
  return JSON.stringify(said).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
