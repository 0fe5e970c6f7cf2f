package io.leakscribe.serve;

import java.io.IOException;
import java.time.Instant;

/** Where the bodies of webhooks go: they are on disk when it returns. */
public interface AlertSink {
  /**
   * Keeps what was received.
   *
   * @param peer who sent it: an address
   * @return how many of its alerts name no service that is known; they are kept beside the others
   * @throws Refused when it is no payload of Alertmanager, so that sending it again is no use
   * @throws IOException when it cannot be kept now; nothing of it is then kept
   */
  int accept(byte[] body, Instant received, String peer) throws IOException, Refused;

  /** What was sent can never be taken. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message says why, in words for the one who sent it. */
    public Refused(String message) {
      super(message);
    }
  }
}
