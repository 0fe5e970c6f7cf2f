package io.leakscribe.agent.publish;

import java.util.List;

/**
 * What a heartbeat page still tells of its run.
 *
 * @param beats the last ones, newest first; empty when there are none
 * @param ending how far the run came in ending in order
 * @param sameBoot whether this host has not been started again since
 */
record LastSigns(List<Beat> beats, Ending ending, boolean sameBoot) {
  static final LastSigns NONE = new LastSigns(List.of(), Ending.NONE, false);

  LastSigns {
    beats = List.copyOf(beats);
  }
}
