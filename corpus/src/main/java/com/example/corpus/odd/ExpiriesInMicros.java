package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.ConcurrentSkipListMap;

/** Purges what is due, in milliseconds, from a map that is ordered by microseconds. */
@Leak(
    value = "skip list of expiries that the purge never reaches",
    holders = {"com\\.example\\.corpus\\.odd\\.ExpiriesInMicros\\$Tokens\\.byExpiry"},
    sites = {"ExpiriesInMicros\\$Tokens\\.issue", "ExpiriesInMicros\\$Token\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.ExpiriesInMicros\\$Token")
public final class ExpiriesInMicros implements Program {

  private record Token(long number, byte[] claims) {}

  /** Tokens until they expire, so it says. */
  private static final class Tokens {
    private final ConcurrentSkipListMap<Long, Token> byExpiry = new ConcurrentSkipListMap<>();

    void issue(long number) {
      long micros = System.currentTimeMillis() * 1000 + 5_000_000;
      Token token = new Token(number, new byte[500]);
      while (byExpiry.putIfAbsent(micros, token) != null) {
        micros++;
      }
    }

    void purge() {
      byExpiry.headMap(System.currentTimeMillis()).clear();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Tokens tokens = new Tokens();
    for (long number = 0; pace.next(); number++) {
      tokens.issue(number);
      if (number % 1000 == 0) {
        tokens.purge();
      }
    }
  }
}
