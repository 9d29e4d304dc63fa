const rowBytes = 16;

/** Rows of offset, sixteen bytes and their printable characters. */
export function hexDump(bytes: Uint8Array, offset = 0): string[] {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const row = bytes.subarray(at, at + rowBytes);
    const digits = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = Buffer.from(row)
      .toString('latin1')
      .replaceAll(/[^ -~]/g, '.');
    rows.push(`${(offset + at).toString(16).padStart(4, '0')}  ${digits.padEnd(rowBytes * 3 - 1)}  ${text}`);
  }
  return rows;
}
