import { clauses, leftOut } from '../../src/schema/build/index.js';
import { aboutTheText, heading, literature, terms } from './prose.js';

/** RTMP Family URI Schemes, 2024. */
export const urisClauses = clauses([
  ['1', 'Introduction', aboutTheText],
  ['2', 'Terminology', terms],
  ['3', 'Syntax: the schemes'],
  ['4', 'Authority', heading],
  ['4.1', 'Host and port'],
  ['4.2', 'User information'],
  ['5', 'Path and query'],
  ['6', 'Fragment'],
  ['7', 'Examples', aboutTheText],
  ['8', 'IANA considerations', heading],
  ['8.1', 'Registration of rtmp'],
  ['8.2', 'Registration of rtmps'],
  ['8.3', 'Registration of rtmfp', leftOut('RTMFP is another protocol, over UDP.')],
  ['9', 'Security considerations', aboutTheText],
  ['10', 'References', heading],
  ['10.1', 'Normative references', literature],
  ['10.2', 'Informative references', literature],
]);
