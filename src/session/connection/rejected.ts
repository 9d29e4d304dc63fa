import {
  type CommandError,
  isStatusInformation,
  propertiesOfStatusInformation,
  StatusCode,
} from '../../../generated/rtmp/index.js';
import { RejectedError } from '../../runtime/index.js';

/** The error of a reply, whose information may be missing. */
export function rejectedBy({ values }: CommandError): RejectedError {
  const [information] = values;
  if (!isStatusInformation(information)) return new RejectedError(StatusCode.callFailed, 'The peer did not say why');
  const { code, description = '' } = propertiesOfStatusInformation(information);
  return new RejectedError(code, description);
}
