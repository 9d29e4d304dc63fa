import { type SetPeerBandwidth, SetPeerBandwidthLimitType } from '../../../generated/rtmp/set-peer-bandwidth.js';

/** The limit that the peer has set to what is sent ahead of its acknowledgements. */
export class PeerBandwidth {
  /** In bytes; undefined as long as there is none. */
  limit: number | undefined;
  /** The window acknowledgement size last announced to the peer. */
  announced: number | undefined;
  #isHard = false;

  /** Applies a new limit. Gives the window acknowledgement size to answer with, if it must be answered. */
  apply({ size, limitType }: SetPeerBandwidth): number | undefined {
    const isHard =
      limitType === SetPeerBandwidthLimitType.hard || (limitType === SetPeerBandwidthLimitType.dynamic && this.#isHard);
    if (isHard) this.limit = size;
    else if (limitType === SetPeerBandwidthLimitType.soft) this.limit = Math.min(size, this.limit ?? size);
    if (limitType !== SetPeerBandwidthLimitType.dynamic) this.#isHard = isHard;
    return size === 0 || size === this.announced ? undefined : size;
  }
}
