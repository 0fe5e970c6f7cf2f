package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reconnects for ever, and tells of each attempt in the failure that was the first. */
@Leak(
    value = "suppressed exceptions, one for each attempt to reconnect",
    holders = {
      "java\\.lang\\.Throwable\\.suppressedExceptions",
      "com\\.example\\.corpus\\.unseen\\.SuppressedRetries\\$Link\\.outage"
    },
    sites = {"SuppressedRetries(\\$Link)?\\.\\w+", "java\\.lang\\.Throwable\\.addSuppressed"})
public final class SuppressedRetries implements Program {

  /** A connection to a broker that is not there. */
  private static final class Link {
    private @Nullable IOException outage;

    void reconnect(int attempt) {
      try {
        open(attempt, 12);
      } catch (IOException e) {
        if (outage == null) {
          outage = e;
        } else {
          outage.addSuppressed(e);
        }
      }
    }

    private void open(int attempt, int hops) throws IOException {
      if (hops > 0) {
        open(attempt, hops - 1);
      } else {
        throw new IOException("no route to broker, attempt " + attempt);
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Link link = new Link();
    for (int i = 0; pace.next(); i++) {
      link.reconnect(i);
    }
  }
}
